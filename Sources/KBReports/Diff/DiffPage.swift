import KBDiff

/// A comparison as one self-contained HTML page without scripts: the summary, the list of changes, and the article with its changes.
package enum DiffPage {
    package static func html(of diff: CollectionDiff, _ templates: PageTemplates = PageTemplates()) -> String {
        let style = templates.style(.diff)
        if let single = diff.single {
            return page(title: name(of: single), language: single.new.language, style, article(single, prefix: ""))
        }
        let shown = diff.entries.filter { $0.status != .equal }
        var body = "<header>\n<h1>\(Markup.escaped(CollectionSummary.headline(of: diff)))</h1>\n<ul class=\"articles\">\n"
        for (i, entry) in shown.enumerated() {
            body += "<li><a href=\"#article-\(i + 1)\">\(Markup.escaped(CollectionSummary.line(of: entry)))</a></li>\n"
        }
        body += "</ul>\n</header>\n"
        for (i, entry) in shown.enumerated() {
            body += "<section id=\"article-\(i + 1)\">\n<p class=\"status\">\(entry.status.rawValue)</p>\n"
            body += article(entry.diff, prefix: "a\(i + 1)-") + "</section>\n"
        }
        return page(title: CollectionSummary.headline(of: diff), language: nil, style, body)
    }

    private static func page(title: String, language: String?, _ style: String, _ body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(Markup.escaped(language ?? "en"))"\(isRightToLeft(language) ? " dir=\"rtl\"" : "")>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="generator" content="Lacuna">
        <title>\(Markup.escaped(title.isEmpty ? "Changes" : title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }

    private static func isRightToLeft(_ language: String?) -> Bool {
        guard let primary = language?.split(separator: "-").first else { return false }
        return ["ar", "fa", "he", "ur", "yi", "ps", "sd", "ckb"].contains(primary.lowercased())
    }

    private static func name(of diff: ArticleDiff) -> String {
        [diff.new.title, diff.old.title, diff.new.id].first { !$0.isEmpty } ?? ""
    }

    // MARK: One article

    private static func article(_ diff: ArticleDiff, prefix: String) -> String {
        var out = "<header>\n<h1>\(Markup.escaped(name(of: diff)))</h1>\n"
        if !diff.old.source.path.isEmpty, diff.old.source.path != diff.new.source.path {
            out += "<p class=\"paths\">\(Markup.escaped(diff.old.source.path)) → \(Markup.escaped(diff.new.source.path))</p>\n"
        }
        out += "<p class=\"headline\">\(DiffSummary.headline(of: diff))</p>\n"
        if let risks = DiffSummary.risks(of: diff) { out += "<p class=\"risks\">\(risks)</p>\n" }
        for limit in diff.limits { out += "<p class=\"limit\">Note: \(Markup.escaped(limit.message)).</p>\n" }
        out += list(diff, prefix: prefix) + metadata(diff, prefix: prefix) + "</header>\n"
        return out + "<main>\n" + DiffBody(diff, prefix: prefix).html + "</main>\n"
    }

    /// Every change with its place and risks, linked both ways; folded when long.
    private static func list(_ diff: ArticleDiff, prefix: String) -> String {
        guard !diff.changes.isEmpty else { return "" }
        var out = "<details class=\"changes\"\(diff.changes.count <= 12 ? " open" : "")>"
        out += "<summary>\(DiffSummary.count(diff.changes.count, "change"))</summary>\n<ol>\n"
        for (i, change) in diff.changes.enumerated() {
            let place = diff.place(of: change)
            var text = "\(place.description) \(DiffSummary.verb(of: change.kind))"
            if let section = place.section { text += ", in “\(section)”" }
            out += "<li id=\"\(prefix)list-\(i + 1)\"><a href=\"#\(prefix)change-\(i + 1)\">\(Markup.escaped(text))</a>"
            for risk in change.risks { out += " <span class=\"risk\">\(DiffSummary.name(of: risk))</span>" }
            out += "</li>\n"
        }
        return out + "</ol>\n</details>\n"
    }

    private static func metadata(_ diff: ArticleDiff, prefix: String) -> String {
        let rows = diff.changes.enumerated().filter { $0.element.kind == .metadata }
        guard !rows.isEmpty else { return "" }
        var out = "<table class=\"metadata\">\n<tbody>\n"
        for (i, change) in rows {
            let words =
                change.words.isEmpty
                ? [WordRun(.delete, change.old?.text ?? ""), WordRun(.insert, change.new?.text ?? "")].filter { !$0.text.isEmpty }
                : change.words
            let name = change.subject.replacing("_", with: " ")
            out += "<tr id=\"\(prefix)change-\(i + 1)\"><th scope=\"row\">\(Markup.escaped(name))</th><td>\(html(words))</td></tr>\n"
        }
        return out + "</tbody>\n</table>\n"
    }

    static func html(_ words: [WordRun]) -> String {
        words.reduce(into: "") { out, run in
            switch run.operation {
            case .equal: out += Markup.escaped(run.text)
            case .delete: out += "<del>\(Markup.escaped(run.text))</del> "
            case .insert: out += "<ins>\(Markup.escaped(run.text))</ins>"
            }
        }
    }
}
