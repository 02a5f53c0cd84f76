import KBModel

/// Who is who in a recording whose speakers have names: by the role a name states, and of two speakers the other one by what remains.
/// Speakers whose role nothing tells stay `system`: taking one for the customer would be a guess.
struct SpeakerNames {
    private var roles: [String: Transcript.Speaker] = [:]
    /// Whether some name tells no role.
    let isComplete: Bool

    init(_ names: some Sequence<String>) {
        let distinct = Set(names)
        for name in distinct { roles[name] = Self.role(name) }
        if distinct.count == 2, let known = roles.first, roles.count == 1, known.value != .system,
            let other = distinct.first(where: { $0 != known.key })
        {
            roles[other] = known.value == .customer ? .agent : .customer
        }
        isComplete = roles.count == distinct.count
    }

    subscript(name: String?) -> Transcript.Speaker { name.flatMap { roles[$0] } ?? .system }

    /// `Agent`, `Agent 2`, `Customer (Anna)`, `agent_1`.
    private static func role(_ name: String) -> Transcript.Speaker? {
        if let role = SpeakerRole.named(name) { return role }
        let word = name.prefix { $0.isLetter }
        return word.isEmpty ? nil : SpeakerRole.named(String(word))
    }
}
