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

extension Finding {
    package var json: JSONValue {
        .members([
            "rule": .string(rule), "severity": .string(severity.rawValue), "path": .string(location.path),
            "line": location.line.map { .int($0) } ?? .null, "article": .string(location.article), "message": .string(message),
            "explanation": explanation.map(JSONValue.string), "fix": fix.map(JSONValue.string), "fingerprint": .string(fingerprint),
            "related": .array(related.map(\.json)),
        ])
    }
}

extension Finding.Location {
    package var json: JSONValue {
        .members(["path": .string(path), "line": line.map { .int($0) } ?? .null, "article": .string(article)])
    }
}
