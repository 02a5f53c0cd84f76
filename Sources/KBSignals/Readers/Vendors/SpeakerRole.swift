import KBModel
import KBText

/// Who speaks, told from the word an export uses for a role.
enum SpeakerRole {
    private static let customer: Set<String> = [
        "customer", "client", "caller", "user", "end-user", "end_user", "enduser", "external", "contact", "lead", "visitor", "guest",
        "consumer", "member", "patient", "kund", "kunde", "kundin", "cliente", "klant", "asiakas", "usuario", "客户", "顧客", "お客様",
    ]
    static let agent: Set<String> = [
        "agent", "human_agent", "admin", "teammate", "team", "representative", "rep", "operator", "support", "advisor", "adviser",
        "internal",
        "supervisor", "staff", "employee", "medarbetare", "handläggare", "mitarbeiter", "mitarbeiterin", "berater", "agente", "conseiller",
        "客服", "担当者", "オペレーター",
    ]
    private static let bot: Set<String> = [
        "bot", "ai", "ai_agent", "assistant", "automated_agent", "virtual agent", "virtual_agent", "custom_bot", "chatbot", "ivr", "fin",
    ]

    /// `nil` when the word names no role.
    static func named(_ word: String?) -> Transcript.Speaker? {
        guard let word else { return nil }
        let folded = Folding.folded(Mapping.trimmed(word))
        if customer.contains(folded) { return .customer }
        if agent.contains(folded) { return .agent }
        if bot.contains(folded) { return .bot }
        return folded == "system" ? .system : nil
    }
}

extension JSONValue {
    /// ISO 8601, or seconds or milliseconds since 1970.
    var time: Timestamp? { scalarText.flatMap(SignalValues.time) }

    /// A scalar's text without white space around it; `nil` for an empty one.
    var known: String? {
        guard let text = scalarText.map(Mapping.trimmed), !text.isEmpty else { return nil }
        return text
    }

    /// A count; `nil` for a negative one.
    var count: Int? { (int ?? string.flatMap(SignalValues.int)).flatMap { $0 >= 0 ? $0 : nil } }
}

/// What a file's name tells.
enum SourceName {
    /// The path as typed, without its ending: what a conversation is called that has no id of its own.
    static func id(of path: String) -> String {
        let name = last(of: path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return path }
        return String(path.utf8.prefix(path.utf8.count - name.utf8.distance(from: dot, to: name.endIndex))) ?? path
    }

    /// The file's own name.
    static func last(of path: String) -> Substring { path.split(separator: "/").last ?? Substring(path) }
}
