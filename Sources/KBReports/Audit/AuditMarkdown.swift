import KBAudit
import KBModel

/// The audit as a comment on a change request.
struct AuditMarkdown {
    private let report: AuditReport

    init(_ report: AuditReport) { self.report = report }

    var text: String {
        var lines = ["# Audit", "", report.headline, ""]
        if !report.result.byRule.isEmpty {
            lines += ["| Rule | Findings |", "| --- | ---: |"]
            lines += report.result.byRule.map { "| \($0.rule) | \(NumberText.whole($0.count)) |" }
            lines.append("")
        }
        for group in report.byArticle {
            lines += [
                "## \(Markup.markdown(group.name))", "", "`\(group.path.replacing("`", with: "'"))`",
                "",
            ]
            lines += group.findings.map { finding in
                let line = finding.location.line.map { "line \($0): " } ?? ""
                return "- **\(finding.severity.rawValue)** \(line)\(Markup.markdown(finding.message)) (\(finding.rule))"
            }
            lines.append("")
        }
        if !report.result.rested.isEmpty {
            lines.append("\(NumberText.counted(report.result.rested.count, "finding")) known and accepted.")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
