import KBDiff
import KBDrafts
import KBModel

/// A draft as one self-contained page without scripts for the person who decides: what is left to answer on top, the draft with the turns
/// behind every statement (a click opens them), what changes in the article it revises, and what the audit says of it.
package struct ReviewPacket {
    private let draft: Draft
    private let findings: [Finding]
    private let revised: Article?

    /// - Parameter revised: the article that a revision revises.
    package init(draft: Draft, findings: [Finding], revised: Article?) {
        self.draft = draft
        self.findings = findings
        self.revised = revised
    }

    package var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(Markup.escaped(draft.language))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="generator" content="Lacuna">
        <title>\(Markup.escaped(draft.article.title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        \(header)\(toAnswer)\(body)\(changes)\(audit)\(sources)
        </body>
        </html>

        """
    }

    // MARK: Parts

    private var header: String {
        var facts = [
            draft.status.rawValue, draft.template, "for \(draft.audience.rawValue)",
            "from \(draft.used.count) \(draft.used.count == 1 ? "conversation" : "conversations")", "confidence \(draft.confidence)",
        ]
        if let revises = draft.revises { facts.insert("revision of \(revises)", at: 1) }
        let redacted = draft.redactions.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.rawValue)" }
        if !redacted.isEmpty { facts.append("taken out: " + redacted.joined(separator: ", ")) }
        return
            "<header>\n<h1>\(Markup.escaped(draft.article.title))</h1>\n<p>\(facts.map(Markup.escaped).joined(separator: " · "))</p>\n</header>\n"
    }

    private var toAnswer: String {
        guard !draft.questions.isEmpty || !draft.conflicts.isEmpty else { return "" }
        var out = "<section class=\"answer\">\n<h2>To answer</h2>\n"
        if !draft.questions.isEmpty { out += list(draft.questions) }
        for conflict in draft.conflicts {
            let sides = conflict.sides.map { side in
                "<td>\(Markup.escaped(side.text))<p>\(side.support) of \(draft.used.count) conversations</p></td>"
            }
            out += "<table><caption>Agents disagree</caption><tr>\(sides.joined())</tr></table>\n"
        }
        return out + "</section>\n"
    }

    private var body: String {
        let entries = Dictionary(grouping: draft.provenance, by: \.block)
        var out = "<main>\n"
        for (index, block) in draft.article.blocks.enumerated() {
            let own = entries[index] ?? []
            switch block.kind {
            case .heading(let level, let runs): out += "<h\(min(6, level))>\(Markup.escaped(runs.plainText))</h\(min(6, level))>\n"
            case .list(let list):
                let tag = list.ordered ? "ol" : "ul"
                let items = list.items.enumerated().map { k, blocks in
                    "<li>\(statement(blocks.joinedText, own.first { $0.item == k }))</li>\n"
                }
                out += "<\(tag)>\n\(items.joined())</\(tag)>\n"
            default: out += "<div class=\"block\">\(statement(block.text, own.first))</div>\n"
            }
        }
        return out + "</main>\n"
    }

    /// A statement with its evidence behind a click; what a revision takes over has none.
    private func statement(_ text: String, _ entry: Draft.Provenance?) -> String {
        let shown = Markup.escaped(text)
        guard let entry else { return "<p class=\"kept\">\(shown)</p>" }
        let quotes = entry.sources.map { source in
            "<blockquote><cite>\(Markup.escaped(source.transcript)), turn \(source.turn)</cite> \(Markup.escaped(draft.quotes[source] ?? ""))</blockquote>"
        }
        return
            "<details><summary title=\"\(entry.support) of \(entry.of) conversations say so\">\(shown) <small>\(entry.support) of \(entry.of)</small></summary>\(quotes.joined())</details>"
    }

    private var changes: String {
        guard let revised else { return "" }
        let diff = ArticleDiff(from: revised, to: draft.article)
        return
            "<section class=\"changes\">\n<h2>Changes</h2>\n<p>\(DiffSummary.headline(of: diff))</p>\n\(DiffBody(diff, prefix: "").html)</section>\n"
    }

    private var audit: String {
        let lines = findings.map { "\($0.severity.rawValue): \($0.message) (\($0.rule))" }
        return "<section>\n<h2>Audit of the draft</h2>\n" + (lines.isEmpty ? "<p>No findings.</p>\n" : list(lines)) + "</section>\n"
    }

    private var sources: String {
        var out = "<section>\n<h2>Conversations</h2>\n" + list(draft.used.map { "\($0.transcript): \($0.why)" })
        if !draft.searchPhrases.isEmpty { out += "<h2>In customers’ words</h2>\n" + list(draft.searchPhrases) }
        if !draft.nearest.isEmpty { out += "<h2>Related articles</h2>\n" + list(draft.nearest.map(\.article)) }
        return out + "</section>\n"
    }

    private func list(_ lines: [String]) -> String { "<ul>\n" + lines.map { "<li>\(Markup.escaped($0))</li>\n" }.joined() + "</ul>\n" }

    private static let style = """
        body { font: 1rem/1.55 system-ui, sans-serif; color: #1d2327; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
        header p, small, cite, caption { color: #5a646b; font-size: .85rem; font-style: normal }
        section { border-top: 1px solid #d7dcdf; margin-top: 2rem }
        .answer { background: #fff7e0; border: 1px solid #e6cf8b; padding: 0 1rem 1rem }
        summary { cursor: pointer; list-style: none } summary:hover { background: #eef4fb } li summary { display: inline }
        blockquote { margin: .4rem 0 .4rem 1rem; padding-left: .8rem; border-left: 3px solid #9db8d2; white-space: pre-wrap }
        cite { display: block } .kept { color: #5a646b } ins { background: #d9f2dd } del { background: #fbdcdc }
        table { border-collapse: collapse; width: 100% } td { border: 1px solid #e6cf8b; padding: .5rem; vertical-align: top; width: 50% }
        @media (prefers-color-scheme: dark) {
          body { color: #e3e7ea; background: #15191c } section { border-color: #39424a } .answer { background: #2c2613; border-color: #6b5a22 }
          summary:hover { background: #1f2a35 } ins { background: #1d4a27 } del { background: #5a2323 }
        }
        """
}
