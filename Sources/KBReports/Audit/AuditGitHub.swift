import KBAudit
import KBModel

/// Workflow commands that GitHub shows as annotations beside the changed lines.
struct AuditGitHub {
    private let report: AuditReport

    init(_ report: AuditReport) { self.report = report }

    var text: String {
        let lines = report.result.findings.map { finding in
            let command =
                switch finding.severity {
                case .error: "error"
                case .warning: "warning"
                case .suggestion: "notice"
                }
            let line = finding.location.line.map { ",line=\($0)" } ?? ""
            let place = "file=\(Self.property(finding.location.path))\(line),title=\(Self.property(finding.rule))"
            return "::\(command) \(place)::\(Self.data(finding.message))"
        }
        return (lines + [Self.data(report.headline)]).joined(separator: "\n") + "\n"
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String { data(text).replacing(":", with: "%3A").replacing(",", with: "%2C") }
}
