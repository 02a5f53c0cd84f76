import KBAudit
import KBModel

extension AuditReport {
    /// The contract's form.
    package var json: JSONValue {
        .members([
            "findings": .array(result.findings.map(\.json)), "suppressed": .int(result.rested.count),
            "staleBaseline": hasBaseline ? .array(result.staleBaseline.map(\.json)) : nil,
            "summary": .members([
                "articles": .int(result.articles),
                "byRule": .object(result.byRule.map { .init($0.rule, .int($0.count)) }),
                "bySeverity": .object(
                    [Severity.error, .warning, .suggestion].map { .init($0.rawValue, .int(result.count(of: $0))) }),
            ]),
        ])
    }
}
