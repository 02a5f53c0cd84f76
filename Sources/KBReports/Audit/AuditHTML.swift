import KBAudit
import KBModel

/// The audit as one self-contained page: no script, no network, light, dark and print.
struct AuditHTML {
    private let report: AuditReport

    init(_ report: AuditReport) { self.report = report }

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Audit of the knowledge base</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <main>
        <h1>Audit of the knowledge base</h1>
        <p class="headline">\(Markup.escaped(report.headline))</p>
        \(summary)\(report.byArticle.map(section).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private var summary: String {
        let rules = report.result.byRule
        guard let most = rules.first else { return "" }
        let manuals = Dictionary(AuditRules.manuals.map { ($0.id, $0) }) { first, _ in first }
        let rows = rules.map { rule, count in
            """
            <tr><th scope="row">\(rule)</th><td class="number">\(NumberText.whole(count))</td>\
            <td class="bar"><span style="width:\(max(1, 100 * count / most.count))%"></span></td><td>\(Markup.escaped(manuals[rule]?.summary ?? ""))</td></tr>
            """
        }
        return """
            <table class="rules"><thead><tr><th scope="col">Rule</th><th scope="col" class="number">Findings</th><th scope="col"><span class="hidden">Share</span></th><th scope="col">What it reports</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table>

            """
    }

    private func section(_ group: (path: String, article: String, title: String, findings: [Finding])) -> String {
        let items = group.findings.map { finding in
            let line = finding.location.line.map { "<span class=\"line\">line \($0)</span> " } ?? ""
            let fix = finding.fix.map { "<span class=\"fix\">\(Markup.escaped($0))</span>" } ?? ""
            return
                "<li><span class=\"\(finding.severity.rawValue)\">\(finding.severity.rawValue)</span> \(line)\(Markup.escaped(finding.message)) <code>\(finding.rule)</code>\(fix)</li>"
        }
        return """
            <section>
            <h2>\(Markup.escaped(group.title.isEmpty ? group.article : group.title))</h2>
            <p class="path">\(Markup.escaped(group.path))</p>
            <ul>
            \(items.joined(separator: "\n"))
            </ul>
            </section>
            """
    }

    private static let style = """

        :root { color-scheme: light dark; --ink: #1c1f24; --soft: #5b6470; --paper: #fff; --line: #dde1e6; --bar: #8fb3d9; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7eaee; --soft: #a2abb6; --paper: #16191d; --line: #333a42; --bar: #3f6a96; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 0; overflow-wrap: anywhere; }
        .headline { font-size: 1.1rem; margin: 0 0 1.5rem; } .path { color: var(--soft); margin: 0 0 .25rem; font-size: .85rem; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        tbody th { font-weight: 600; white-space: nowrap; } .number { text-align: right; font-variant-numeric: tabular-nums; } .bar { width: 6rem; } .bar span { display: block; height: .8rem; margin-top: .3rem; background: var(--bar); }
        ul { list-style: none; margin: 0; padding: 0; } li { border-top: 1px solid var(--line); padding: .4rem 0; overflow-wrap: anywhere; }
        .error, .warning, .suggestion { display: inline-block; min-width: 5.5rem; font-weight: 600; } .error { color: #c0392b; } .warning { color: #9a6700; } .suggestion { color: #3c6e9f; }
        @media (prefers-color-scheme: dark) { .error { color: #ff8a7a; } .warning { color: #e3b341; } .suggestion { color: #8fb8e0; } }
        .line, .fix, code { color: var(--soft); font-size: .85rem; } .fix { display: block; }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        @media (max-width: 40rem) { .rules td:last-child, .rules th:last-child, .bar, .rules th:nth-child(3) { display: none; } }
        @media print { section { break-inside: avoid; } }

        """
}
