import KBModel

/// One wish not to hear of a rule at some place: a comment in a source, or an entry of the configuration.
package struct SuppressionEntry: Sendable, Hashable {
    package enum Scope: Sendable, Hashable {
        /// The comment's own line and the next one that is not blank.
        case lines(path: String, ClosedRange<Int>)
        case file(path: String)
        /// A path pattern of the configuration.
        case paths(String)
    }

    package let rule: String
    package let scope: Scope
    package let reason: String?
    package let until: Timestamp?
    /// Where it stands, for messages about it; `nil` for entries of the configuration.
    package let line: Int?

    package init(rule: String, scope: Scope, reason: String?, until: Timestamp?, line: Int? = nil) {
        self.rule = rule
        self.scope = scope
        self.reason = reason
        self.until = until
        self.line = line
    }

    /// Why the entry does not count; `nil` when it does.
    func flaw(now: Timestamp?) -> String? {
        if !AuditRules.all.contains(where: { $0.id == rule }) {
            return UnknownName(kind: "rule", name: rule, known: AuditRules.ids).description
        }
        if reason?.isEmpty ?? true { return "it gives no reason: write 'because …'" }
        if let until, let now, until < now { return "it ended on \(until.iso8601.prefix(10))" }
        return nil
    }

    func covers(_ finding: Finding) -> Bool {
        guard finding.rule == rule else { return false }
        switch scope {
        case .lines(let path, let lines): return finding.location.path == path && finding.location.line.map(lines.contains) == true
        case .file(let path): return finding.location.path == path
        case .paths(let pattern): return PathGlob(pattern).matches(finding.location.path)
        }
    }
}
