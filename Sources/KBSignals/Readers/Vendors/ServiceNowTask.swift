import KBModel
import KBText

/// One record of a table that extends ServiceNow's `task`.
struct ServiceNowTask {
    private let row: ExportRow
    private let order: SlashDateOrder

    init(_ row: ExportRow, _ order: SlashDateOrder) {
        self.row = row
        self.order = order
    }

    /// `false` when nothing says when it was opened.
    func read(into task: inout ExportedConversation, _ sink: ExportSink) -> Bool {
        guard let created = time(sink, "opened_at", "sys_created_on") else { return false }
        task.created = created
        task.updated = time(sink, "sys_updated_on")
        task.closed = time(sink, "resolved_at", "closed_at")
        task.customer = sink.customer(row[first: "caller_id", "contact", "consumer", "opened_for", "requested_for", "account"])
        let means = row.label("contact_type") ?? row.label("channel")
        task.channel = Self.channel(means)
        task.isStartedByAgent = ["proactive", "event", "monitoring", "alert"].contains(means.map { Folding.folded($0) })
        task.topic = Self.joined([row.label("category"), row.label("subcategory")], by: Mapping.joint)
        task.product = row.label("product") ?? row.label("business_service")
        task.language = row.label("language")
        task.reopened = row["reopen_count"].flatMap(SignalValues.int).flatMap { $0 >= 0 ? $0 : nil }
        task.handoffs = row["reassignment_count"].flatMap(SignalValues.int).flatMap { $0 >= 0 ? $0 : nil }
        task.minutes = minutes
        task.question = Self.joined([row["short_description"], row["description"]], by: "\n\n")
        task.title = row["short_description"]
        readState(into: &task, means)
        task.turns = turns(sink)
        return true
    }

    /// Whether the time worked is written as what no time can be.
    var hasBadDuration: Bool { row["time_worked"] != nil && minutes == nil }

    /// Durations are written as moments since 1970, as `HH:mm:ss` or as seconds.
    private var minutes: Double? {
        guard let text = row["time_worked"] else { return nil }
        let seconds: Double?
        if let time = Timestamp(iso8601: text) {
            seconds = Double(time.seconds)
        } else if text.utf8.contains(UInt8(ascii: ":")) {
            let parts = text.split(separator: ":").map { SignalValues.number(String($0)) }
            seconds = parts.contains(nil) ? nil : parts.reduce(0) { $0 * 60 + ($1 ?? 0) }
        } else {
            seconds = SignalValues.number(text)
        }
        return seconds.flatMap { $0 >= 0 ? $0 / 60 : nil }
    }

    private func time(_ sink: ExportSink, _ names: String...) -> Timestamp? {
        for name in names {
            if let text = row[name] { return sink.time(order.resolved(text)) }
        }
        return nil
    }

    private func readState(into task: inout ExportedConversation, _ means: String?) {
        let state = (row.label("state") ?? row.label("incident_state")).map { Folding.folded($0) }
        let isCase = row.table == "sn_customerservice_case" || task.id.hasPrefix("CS")
        switch state {
        case "resolved", "closed", "6", "closed complete": task.resolved = true
        case "7" where !isCase, "3" where isCase: task.resolved = true
        case "canceled", "cancelled", "8", "closed incomplete", "closed skipped": task.outcome = .abandoned
        case "7": task.outcome = .abandoned
        case nil: task.resolved = task.closed == nil ? nil : true
        default: task.closed = nil
        }
        let code = row.label("close_code").map { Folding.folded($0) } ?? ""
        if code.hasPrefix("not solved") || code.hasPrefix("unresolved") { (task.resolved, task.outcome) = (false, .negative) }
        if code.contains("by caller") { task.handledBy = .`self` }
        if code.contains("duplicate") { task.mergedInto = row[first: "parent_incident", "duplicate_of", "parent"] }
        let isVirtual = means.map { Folding.folded($0).hasPrefix("virtual") } ?? false
        if isVirtual { task.handledBy = .ai }
        if row["active_escalation"] != nil || isVirtual && row["assigned_to"] != nil {
            (task.escalated, task.outcome) = (true, .escalated)
        } else if isVirtual {
            task.escalated = false
        }
        if task.handledBy == nil, row["assigned_to"] != nil { task.handledBy = .agent }
    }

    /// The journal of comments: `2026-01-02 03:04:05 - Name (Additional comments)` above each, the newest first.
    private func turns(_ sink: ExportSink) -> [Transcript.Turn] {
        guard let journal = row[first: "comments", "comments_and_work_notes"] else { return [] }
        let caller = row.label("caller_id") ?? row.label("contact") ?? row.label("consumer")
        var turns: [Transcript.Turn] = []
        var isNote = false
        for line in journal.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let entry = JournalHeading(line) {
                isNote = entry.isNote
                let speaker = entry.author == caller ? Transcript.Speaker.customer : .agent
                let author = speaker == .customer ? nil : entry.author
                if !isNote { turns.append(Transcript.Turn(speaker: speaker, text: "", time: sink.time(entry.time), author: author)) }
            } else if !isNote, let last = turns.indices.last {
                turns[last].text += turns[last].text.isEmpty ? String(line) : "\n" + line
            }
        }
        for i in turns.indices { turns[i].text = Mapping.trimmed(turns[i].text) }
        return turns.filter { !$0.text.isEmpty }.reversed()
    }

    private static func joined(_ parts: [String?], by joint: String) -> String? {
        let known = parts.compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: joint)
    }

    private static func channel(_ type: String?) -> String? {
        guard let type else { return nil }
        let folded = Folding.folded(type)
        switch folded {
        case "phone", "voice", "telefon": return "voice"
        case "self-service", "self service", "direct opening", "web", "portal": return "web"
        case "chat", "messaging": return "chat"
        case _ where folded.hasPrefix("virtual"): return "chat"
        default: return folded
        }
    }
}

/// The line above a journal's entry.
private struct JournalHeading {
    let time: String
    let author: String
    let isNote: Bool

    init?(_ line: Substring) {
        guard line.hasSuffix(")"), Timestamp(iso8601: line.prefix(19)) != nil, let open = line.lastIndex(of: "(") else { return nil }
        let rest = line.dropFirst(19)[..<open]
        guard rest.hasPrefix(" - ") else { return nil }
        time = String(line.prefix(19))
        author = Mapping.trimmed(String(rest.dropFirst(3)))
        let label = line[open...].lowercased()
        isNote = label.contains("work notes") || label.contains("arbeitsnotiz") || label.contains("arbetsanteckn")
    }
}
