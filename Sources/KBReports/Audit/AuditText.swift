import KBAudit
import KBModel
import KBText

/// The audit on a terminal: grouped by article, lines aligned, the counts last.
struct AuditText {
    private let report: AuditReport
    private let style: AuditReport.Style

    init(_ report: AuditReport, style: AuditReport.Style) {
        self.report = report
        self.style = style
    }

    var text: String {
        var lines: [String] = []
        for group in report.byArticle {
            lines.append(bold(group.path) + (group.title.isEmpty ? "" : faint("  \(group.title)")))
            let width = group.findings.map { $0.location.line.map { String($0).count } ?? 1 }.max() ?? 1
            for finding in group.findings { lines += self.lines(of: finding, lineWidth: width) }
            lines.append("")
        }
        lines.append(bold(report.headline))
        lines += counts
        if !report.result.rested.isEmpty {
            lines.append(faint("\(NumberText.counted(report.result.rested.count, "finding")) known and accepted (suppressions, baseline)."))
        }
        if let next { lines += ["", next] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What one does about it.
    private var next: String? {
        guard let most = report.result.byRule.first else { return nil }
        var steps = ["lacuna rules \(most.rule)"]
        let mendable = report.result.findings.count { $0.replacement != nil }
        if mendable > 0 { steps.append("--fix (\(NumberText.whole(mendable)) can be mended safely)") }
        if !report.hasBaseline { steps.append("--write-baseline FILE accepts what is there") }
        return faint("Next: ") + steps.joined(separator: faint(" · "))
    }

    private static let severityWidth = 10

    private func lines(of finding: Finding, lineWidth: Int) -> [String] {
        let number = finding.location.line.map(String.init) ?? "–"
        let place = String(repeating: " ", count: max(0, lineWidth - number.count) + 2) + number
        let word = finding.severity.rawValue
        let severity = paint(word, finding.severity) + String(repeating: " ", count: Self.severityWidth - word.count)
        let indent = lineWidth + 2 + 2 + Self.severityWidth + 1
        let room = max(30, style.width - indent)
        let wrapped = Self.wrap(finding.message, to: room)
        let tag = faint("[\(finding.rule)]")
        let fits = DisplayWidth.columns(of: wrapped[wrapped.count - 1]) + finding.rule.count + 4 <= room
        let pad = String(repeating: " ", count: indent)
        var lines = ["\(place)  \(severity) \(wrapped[0])"] + wrapped.dropFirst().map { pad + $0 }
        if fits { lines[lines.count - 1] += "  " + tag } else { lines.append(pad + tag) }
        return lines
    }

    /// How often each rule spoke, most often first: a bar, how much it weighs, what it reports.
    private var counts: [String] {
        let rules = report.result.byRule
        guard let most = rules.first else { return [] }
        let severities = Dictionary(report.result.findings.map { ($0.rule, $0.severity) }, uniquingKeysWith: max)
        let manuals = Dictionary(AuditRules.manuals.map { ($0.id, $0) }) { first, _ in first }
        let numberWidth = NumberText.whole(most.count).count
        let nameWidth = rules.map(\.rule.count).max() ?? 0
        return rules.map { rule, count in
            let severity = severities[rule] ?? .suggestion
            let bar = GapText.blocks(Double(count) / Double(most.count))
            let head = "  \(Self.padded(NumberText.whole(count), to: numberWidth, onLeft: true))  "
            let row = Self.padded(bar, to: 8) + "  " + Self.padded(rule, to: nameWidth) + "  "
            let room = max(0, style.width - head.count - row.count)
            let summary = room < 20 ? "" : faint(DisplayWidth.truncated(manuals[rule]?.summary ?? "", to: room))
            return head + paint(Self.padded(bar, to: 8), severity) + "  " + Self.padded(rule, to: nameWidth) + "  " + summary
        }
    }

    private static func padded(_ text: String, to width: Int, onLeft: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return onLeft ? space + text : text + space
    }

    /// Breaks at white space so that no line is wider, words longer than a line aside. What would steer the terminal is left out.
    private static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" }))
        for word in visible.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, DisplayWidth.columns(of: line) + 1 + DisplayWidth.columns(of: String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }

    private func bold(_ text: String) -> String { style.color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func faint(_ text: String) -> String { style.color ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    private func paint(_ text: String, _ severity: Severity) -> String {
        guard style.color else { return text }
        let code =
            switch severity {
            case .error: 31
            case .warning: 33
            case .suggestion: 36
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
