/// How much was asked for a gap or article, and in which words: what a person saw when they let it rest.
public struct Demand: Sendable, Hashable {
    /// Contacts that ask for it (of an article: those it might have spared).
    public var contacts: Double
    /// The length of the period in which they came.
    public var days: Double
    /// The terms that set the need apart, the strongest first; none for an article.
    public var terms: [String]

    public init(contacts: Double, days: Double, terms: [String]) {
        self.contacts = contacts
        self.days = max(1, days)
        self.terms = terms
    }

    /// Two counts of one rate differ by less than so many standard deviations in 39 of 40 weeks.
    private static let deviations = 2.0
    private static let strongest = 8

    /// Whether there is reason to look again: more contacts a day than chance brings, or a need in other words.
    public func hasChanged(to now: Demand) -> Bool { hasGrown(to: now) || readsOtherwise(than: now) }

    /// Both counts are Poisson's: the later one, and the earlier one that tells what to expect of it.
    private func hasGrown(to now: Demand) -> Bool {
        let ratio = now.days / days
        let expected = max(contacts, 1) * ratio
        return now.contacts > expected + Self.deviations * (expected * (1 + ratio)).squareRoot()
    }

    /// Fewer than half of the strongest terms are still among the strongest.
    private func readsOtherwise(than now: Demand) -> Bool {
        let (before, after) = (Set(terms.prefix(Self.strongest)), Set(now.terms.prefix(Self.strongest)))
        guard let fewer = [before.count, after.count].min(), fewer > 0 else { return false }
        return before.intersection(after).count * 2 < fewer
    }

    /// For a decision's `fingerprint`.
    public var text: String { ([String(contacts), String(days)] + terms).joined(separator: "\n") }

    /// What `text` wrote; `nil` for anything else.
    public init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 2, let contacts = Double(lines[0]), let days = Double(lines[1]) else { return nil }
        self.init(contacts: contacts, days: days, terms: Array(lines.dropFirst(2)))
    }
}

extension RunRecord {
    /// What is asked for each subject in this run; `gaps` give the words.
    public func demand(_ gaps: [GapRecord]) -> [String: Demand] {
        let terms = Dictionary(gaps.map { ($0.id, $0.terms) }, uniquingKeysWith: { first, _ in first })
        let days = from.flatMap { from in to.map { Double($0.seconds - from.seconds) / 86_400 } } ?? 1
        return Dictionary(
            observations.map { row in
                let contacts = row.kind == .gap ? row.size : row.estimate ?? row.size
                return (row.subject, Demand(contacts: contacts, days: days, terms: terms[row.subject] ?? []))
            }, uniquingKeysWith: { first, _ in first })
    }
}
