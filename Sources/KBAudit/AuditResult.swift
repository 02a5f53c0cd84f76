import KBModel

/// What an audit found.
package struct AuditResult: Sendable, Hashable {
    package struct Rested: Sendable, Hashable {
        package var finding: Finding
        package var why: Why

        package init(finding: Finding, why: Why) {
            self.finding = finding
            self.why = why
        }

        package enum Why: Sendable, Hashable {
            /// A comment in the source, with its reason.
            case inSource(String)
            /// An entry of the configuration, with its reason.
            case configuration(String)
            case baseline
        }
    }

    package var articles: Int
    /// To be looked at, sorted by place.
    package var findings: [Finding]
    /// Known and accepted, sorted by place.
    package var rested: [Rested] = []
    /// Entries of the baseline whose finding is gone.
    package var staleBaseline: [Baseline.Entry] = []
    /// The titles of all articles, by id.
    package var titles: [String: String] = [:]
    /// Until when the same base gives the same result; `nil` when that does not depend on the time.
    package var validUntil: Timestamp?
    /// Whether only a part of the base was looked at (`AuditFocus`).
    package var isPartial = false

    package init(articles: Int, findings: [Finding]) {
        self.articles = articles
        self.findings = findings
    }

    package var byRule: [(rule: String, count: Int)] {
        Dictionary(grouping: findings, by: \.rule).map { ($0.key, $0.value.count) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    package func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }

    /// Whether something is at or above the level; `nil` is never.
    package func fails(on level: Severity?) -> Bool {
        guard let level else { return false }
        return findings.contains { $0.severity >= level }
    }

    /// Lets the baseline's findings rest. Entries whose finding is gone are stale, unless only a part of the base was looked at.
    package mutating func rest(_ baseline: Baseline) {
        let (resting, stale) = baseline.match(findings, titles: titles)
        rested += resting.sorted().map { Rested(finding: findings[$0], why: .baseline) }
        findings = findings.enumerated().filter { !resting.contains($0.offset) }.map(\.element)
        staleBaseline = isPartial ? [] : stale
    }
}
