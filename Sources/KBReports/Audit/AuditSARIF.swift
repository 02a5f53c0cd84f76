import KBAudit
import KBModel

/// SARIF 2.1.0 (OASIS), as code scanning reads it. Accepted findings stay in, with `suppressions`: left out, they would be opened anew.
struct AuditSARIF {
    private let report: AuditReport
    private let rules: [RuleManual]
    private let indices: [String: Int]

    init(_ report: AuditReport) {
        self.report = report
        rules = AuditRules.manuals
        indices = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    var json: JSONValue {
        .members([
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json", "version": "2.1.0",
            "runs": .array([
                .members([
                    "tool": .members([
                        "driver": .members([
                            "name": "Lacuna", "version": .string(report.version), "rules": .array(rules.map(descriptor)),
                        ])
                    ]),
                    "columnKind": "unicodeCodePoints",
                    "results": .array(
                        report.result.findings.map { result($0, rested: nil) }
                            + report.result.rested.map { result($0.finding, rested: $0.why) }),
                ])
            ]),
        ])
    }

    private func descriptor(_ rule: RuleManual) -> JSONValue {
        .members([
            "id": .string(rule.id), "shortDescription": message(rule.summary), "fullDescription": message(rule.rationale),
            "help": message(rule.fix), "defaultConfiguration": .members(["level": level(rule.severity)]),
            "properties": .members(["tags": .strings([rule.group.rawValue])]),
        ])
    }

    private func result(_ finding: Finding, rested: AuditResult.Rested.Why?) -> JSONValue {
        .members([
            "ruleId": .string(finding.rule), "ruleIndex": indices[finding.rule].map { .int($0) }, "level": level(finding.severity),
            "message": message(finding.message), "locations": .array([location(finding.location)]),
            "relatedLocations": finding.related.isEmpty ? nil : .array(finding.related.map(location)),
            "partialFingerprints": .members(["lacunaContent/v1": .string(finding.fingerprint)]),
            "baselineState": report.hasBaseline ? (rested == .baseline ? "unchanged" : "new") : nil,
            "suppressions": rested.map { .array([suppression($0)]) },
        ])
    }

    private func suppression(_ why: AuditResult.Rested.Why) -> JSONValue {
        switch why {
        case .inSource(let reason): .members(["kind": "inSource", "justification": .string(reason)])
        case .configuration(let reason): .members(["kind": "external", "justification": .string(reason)])
        case .baseline: .members(["kind": "external", "justification": "in the baseline"])
        }
    }

    private func location(_ location: Finding.Location) -> JSONValue {
        .members([
            "physicalLocation": .members([
                "artifactLocation": .members(["uri": .string(Self.uri(location.path))]),
                "region": location.line.map { .members(["startLine": .int(max(1, $0))]) },
            ]),
            "logicalLocations": .array([.members(["fullyQualifiedName": .string(location.article), "kind": "article"])]),
        ])
    }

    /// A path as a URI reference: what RFC 3986 does not allow in a path is percent-encoded.
    private static func uri(_ path: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in path.utf8 {
            let plain = byte.isASCIILetter || byte.isASCIIDigit || "-._~/!$&'()*+,;=@".utf8.contains(byte)
            if plain { out.append(byte) } else { out += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func message(_ text: String) -> JSONValue { .members(["text": .string(text)]) }

    private func level(_ severity: Severity) -> JSONValue {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .suggestion: "note"
        }
    }
}
