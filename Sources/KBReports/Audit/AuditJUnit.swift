import KBAudit
import KBModel

/// JUnit XML, as build servers show it: an article is a test suite, a finding a failed test. Suggestions count as skipped.
struct AuditJUnit {
    private let report: AuditReport

    init(_ report: AuditReport) { self.report = report }

    var text: String {
        let failures = report.result.findings.count { $0.severity > .suggestion }
        let clean = report.result.articles - report.byArticle.count
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuites name=\"lacuna audit\" tests=\"\(report.result.findings.count + clean)\" failures=\"\(failures)\">",
        ]
        for group in report.byArticle {
            let failed = group.findings.count { $0.severity > .suggestion }
            lines.append(
                "  <testsuite name=\"\(Markup.escaped(group.path))\" tests=\"\(group.findings.count)\" failures=\"\(failed)\" skipped=\"\(group.findings.count - failed)\">"
            )
            lines += group.findings.flatMap(testCase)
            lines.append("  </testsuite>")
        }
        if clean > 0 {
            lines.append("  <testsuite name=\"articles without findings\" tests=\"\(clean)\" failures=\"0\"/>")
        }
        return lines.joined(separator: "\n") + "\n</testsuites>\n"
    }

    private func testCase(_ finding: Finding) -> [String] {
        let line = finding.location.line.map { ":\($0)" } ?? ""
        let name = Markup.escaped("\(finding.rule) \(finding.fingerprint)")
        let message = Markup.escaped(finding.message)
        let body = Markup.escaped("\(finding.location.path)\(line): \(finding.message)\n\(finding.fix ?? "")")
        let verdict =
            finding.severity == .suggestion
            ? "      <skipped message=\"\(message)\"/>"
            : "      <failure type=\"\(finding.severity.rawValue)\" message=\"\(message)\">\(body)</failure>"
        return ["    <testcase classname=\"\(Markup.escaped(finding.location.article))\" name=\"\(name)\">", verdict, "    </testcase>"]
    }
}
