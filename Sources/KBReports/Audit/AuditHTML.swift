import KBAudit
import KBModel

/// The audit as one self-contained page: the rules that spoke, each with its places; then the articles, each with its findings. No script,
/// no network, light, dark and print.
struct AuditHTML {
    private let report: AuditReport
    private let manuals: [String: RuleManual]
    /// The groups of findings, and by path and article the group's number, which is its anchor.
    private let groups: [AuditReport.Group]

    /// Places listed under one rule; the articles below have them all.
    private static let mostPlaces = 40

    init(_ report: AuditReport) {
        self.report = report
        manuals = Dictionary(AuditRules.manuals.map { ($0.id, $0) }) { first, _ in first }
        groups = report.byArticle
    }

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Audit of the knowledge base</title>
        <style>
        \(report.templates.style(.audit))
        </style>
        </head>
        <body>
        <main>
        <h1>Audit of the knowledge base</h1>
        <p class="headline">\(Markup.escaped(report.headline))</p>
        \(tiles)
        \(rules)\(articles)
        </main>
        </body>
        </html>

        """
    }

    /// The counts at a glance, and one bar of them.
    private var tiles: String {
        let result = report.result
        let counts = [Severity.error, .warning, .suggestion].map { ($0, result.count(of: $0)) }
        var tiles = counts.map { severity, count in
            "<li class=\"\(count == 0 ? "none" : severity.rawValue)\"><b>\(NumberText.whole(count))</b> \(severity.rawValue)\(count == 1 ? "" : "s")</li>"
        }
        let clean = result.articles - groups.count
        tiles.append("<li><b>\(NumberText.whole(max(0, clean)))</b> articles without findings</li>")
        if !result.rested.isEmpty { tiles.append("<li><b>\(NumberText.whole(result.rested.count))</b> known and accepted</li>") }
        let bar = counts.filter { $0.1 > 0 }.map { severity, count in
            "<span class=\"\(severity.rawValue)\" style=\"flex-grow:\(count)\"></span>"
        }
        return "<ul class=\"tiles\">\(tiles.joined())</ul>\n<div class=\"share\" aria-hidden=\"true\">\(bar.joined())</div>"
    }

    private var rules: String {
        let rules = report.result.byRule
        guard let most = rules.first else { return "" }
        let places = Dictionary(grouping: groups.indices.flatMap { group in groups[group].findings.map { (group, $0) } }, by: \.1.rule)
        let rows = rules.map { rule, count in
            let found = places[rule] ?? []
            let severity = found.map(\.1.severity).max() ?? .suggestion
            return """
                <details class="rule">
                <summary><span class="count">\(NumberText.whole(count))</span>\
                <span class="bar"><i class="\(severity.rawValue)" style="width:\(max(2, 100 * count / most.count))%"></i></span>\
                <span class="name">\(rule)</span> <span class="what">\(Markup.escaped(manuals[rule]?.summary ?? ""))</span></summary>
                <p>\(Markup.escaped(manuals[rule].map { "\($0.rationale) \($0.fix)" } ?? ""))</p>
                <ul class="places">\(found.prefix(Self.mostPlaces).map(place).joined())\(rest(found.count))</ul>
                </details>
                """
        }
        return "<h2>By rule</h2>\n\(rows.joined(separator: "\n"))\n"
    }

    private func place(_ group: Int, _ finding: Finding) -> String {
        let line = finding.location.line.map { ", line \($0)" } ?? ""
        return "<li><a href=\"#a\(group + 1)\">\(Markup.escaped(groups[group].name))</a>\(line)</li>"
    }

    private func rest(_ count: Int) -> String {
        count > Self.mostPlaces ? "<li>and \(NumberText.whole(count - Self.mostPlaces)) more</li>" : ""
    }

    private var articles: String {
        guard !groups.isEmpty else { return "" }
        return "<h2>By article</h2>\n" + groups.enumerated().map { section($1, number: $0 + 1) }.joined(separator: "\n")
    }

    /// What is wrong with one article. What to do is said once where the next finding asks for the same.
    private func section(_ group: AuditReport.Group, number: Int) -> String {
        var items: [String] = []
        for (index, finding) in group.findings.enumerated() {
            let isRepeated = group.findings.dropFirst(index + 1).first.map { $0.rule == finding.rule && $0.fix == finding.fix } ?? false
            let fix = isRepeated ? "" : finding.fix.map { "<span class=\"fix\">\(Markup.escaped($0))</span>" } ?? ""
            let line = finding.location.line.map(String.init) ?? "–"
            items.append(
                """
                <li class="\(finding.severity.rawValue)"><span class="line">\(line)</span><span><span class="hidden">\(finding.severity.rawValue): </span>\(Markup.escaped(finding.message))\(fix)</span>\
                <code>\(finding.rule)</code></li>
                """)
        }
        return """
            <section id="a\(number)">
            <h3>\(Markup.escaped(group.name))</h3>
            <p class="path">\(Markup.escaped(group.path))</p>
            <ul class="findings">
            \(items.joined(separator: "\n"))
            </ul>
            </section>
            """
    }
}
