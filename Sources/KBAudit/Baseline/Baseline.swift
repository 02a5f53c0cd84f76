import KBModel

/// The findings that an organisation has decided to live with. An entry rests one finding: the same rule about the same content in the
/// same article, known by id or by title, or, when the base has neither any more, in any article (the page was moved and renamed). A
/// new finding is never swallowed: equal content in another article, or once more in the same one, is new.
package struct Baseline: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var rule: String
        package var fingerprint: String
        package var article: String
        package var title: String
        package var path: String
        package var message: String

        package init(rule: String, fingerprint: String, article: String, title: String, path: String, message: String) {
            (self.rule, self.fingerprint, self.article) = (rule, fingerprint, article)
            (self.title, self.path, self.message) = (title, path, message)
        }
    }

    package var entries: [Entry]

    package init(entries: [Entry]) { self.entries = entries }

    package init(of result: AuditResult) {
        let titles = result.titles
        entries = result.findings.map {
            Entry(
                rule: $0.rule, fingerprint: $0.fingerprint, article: $0.location.article, title: titles[$0.location.article] ?? "",
                path: $0.location.path, message: $0.message)
        }
    }

    /// Which findings rest, by index, and the entries that rest none: what they were about is mended or gone.
    /// `titles` are those of the base's articles, by id.
    func match(_ findings: [Finding], titles: [String: String]) -> (resting: Set<Int>, stale: [Entry]) {
        let knownTitles = Set(titles.values)
        var open: [Key: [Int]] = [:]
        for (index, finding) in findings.enumerated() { open[Key(finding.rule, finding.fingerprint), default: []].append(index) }
        var resting: Set<Int> = []
        var left = Array(entries.indices)
        func settle(_ fits: (Entry, Finding) -> Bool) {
            left.removeAll { index in
                let entry = entries[index]
                let key = Key(entry.rule, entry.fingerprint)
                guard let place = open[key]?.firstIndex(where: { fits(entry, findings[$0]) }), let found = open[key]?.remove(at: place)
                else {
                    return false
                }
                resting.insert(found)
                return true
            }
        }
        settle { $0.article == $1.location.article }
        settle { !$0.title.isEmpty && $0.title == titles[$1.location.article] }
        settle { entry, _ in titles[entry.article] == nil && (entry.title.isEmpty || !knownTitles.contains(entry.title)) }
        return (resting, left.map { entries[$0] })
    }

    /// A finding's ordinal is no part of its key: `abc-2` of an article whose first such finding is mended is `abc` at the next audit.
    private struct Key: Hashable {
        let rule: String
        let content: Substring

        init(_ rule: String, _ fingerprint: String) {
            self.rule = rule
            content = fingerprint.prefix { $0 != "-" }
        }
    }
}
