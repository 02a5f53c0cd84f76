import KBDiff
import KBModel

/// The compared article as HTML: NEW in full, with what was removed where it stood, each change marked and linked to its neighbours, and
/// long unchanged stretches folded away.
struct DiffBody {
    private let diff: ArticleDiff
    private let tokenizer: Tokenizer
    /// Before the numbers in anchors, so that several comparisons fit on one page.
    private let prefix: String
    private(set) var html = ""

    /// Unchanged blocks kept in sight on either side of a change; longer stretches are folded.
    private static let context = 1

    init(_ diff: ArticleDiff, prefix: String) {
        self.diff = diff
        self.prefix = prefix
        tokenizer = Tokenizer(language: diff.new.language ?? diff.old.language)
        top()
    }

    // MARK: The body's own blocks

    private mutating func top() {
        let entries = diff.script.isEmpty ? diff.unchangedScript : diff.script
        var run: [ScriptEntry] = []
        var isFirst = true
        for entry in entries {
            if diff.holdsChange(entry) {
                unchanged(run, before: !isFirst, after: true)
                run = []
                isFirst = false
                self.entry(entry, in: .body)
            } else {
                run.append(entry)
            }
        }
        unchanged(run, before: !isFirst, after: false)
    }

    private mutating func unchanged(_ run: [ScriptEntry], before: Bool, after: Bool) {
        let head = before ? Self.context : 0
        let tail = after ? Self.context : 0
        guard run.count > head + tail + 1 else {
            for entry in run { self.entry(entry, in: .body) }
            return
        }
        for entry in run.prefix(head) { self.entry(entry, in: .body) }
        let folded = run.dropFirst(head).dropLast(tail)
        html += "<details class=\"same\"><summary>\(DiffSummary.count(folded.count, "unchanged block"))</summary>\n"
        for entry in folded { self.entry(entry, in: .body) }
        html += "</details>\n"
        for entry in run.suffix(tail) { self.entry(entry, in: .body) }
    }

    // MARK: Nodes

    private mutating func entry(_ entry: ScriptEntry, in parent: NodeContent) {
        switch entry.role {
        case .deleted: if let old = entry.old { node(old, in: diff.oldTree, entry, parent: parent) }
        case .movedOut: departure(entry, in: parent)
        case .kept, .inserted, .movedIn: if let new = entry.new { node(new, in: diff.newTree, entry, parent: parent) }
        }
    }

    private mutating func node(_ id: Int, in tree: DiffTree, _ entry: ScriptEntry, parent: NodeContent) {
        let content = tree.nodes[id].content
        let style = Self.style(entry.role)
        let mark = marker(entry)
        switch content {
        case .heading(let level, _): element("h\(min(6, level + 1))", style, mark + words(entry, content))
        case .paragraph: element("p", style, mark + words(entry, content))
        case .details: container("div", "details" + style, "<p class=\"summary\">\(mark)\(words(entry, content))</p>", id, tree, entry)
        case .code: html += block(mark) + "<pre class=\"\(style.trimmedStart)\"><code>\(words(entry, content))</code></pre>\n"
        case .image(let src, let alt): element("p", style, mark + DiffMarkup.picture(src: src, alt: alt))
        case .quote: container("blockquote", style, block(mark), id, tree, entry)
        case .note(let note):
            container("div", "note \(note.rawValue)\(style)", "<p class=\"label\">\(note.rawValue) \(mark)</p>", id, tree, entry)
        case .list(let ordered, _):
            html += block(mark)
            container(ordered ? "ol" : "ul", style, "", id, tree, entry)
        case .definitions:
            html += block(mark)
            container("dl", style, "", id, tree, entry)
        case .table:
            html += block(mark) + "<div class=\"wide\">"
            container("table", style, "", id, tree, entry)
            html += "</div>\n"
        case .item:
            var attributes = ""
            if case .list(true, _) = parent, entry.role != .deleted { attributes = " value=\"\(tree.nodes[id].index + 1)\"" }
            container("li", style, mark, id, tree, entry, attributes: attributes)
        case .row: container("tr", style, "", id, tree, entry, mark: mark)
        case .cell(let columns, let rows):
            let spans = (columns > 1 ? " colspan=\"\(columns)\"" : "") + (rows > 1 ? " rowspan=\"\(rows)\"" : "")
            container(isHeader(id, in: tree) ? "th" : "td", style, mark, id, tree, entry, attributes: spans)
        case .definition:
            html += "<div class=\"\(style.trimmedStart)\"><dt>\(mark)\(words(entry, content))</dt><dd>"
            children(id, tree, entry, content)
            html += "</dd></div>\n"
        case .body: children(id, tree, entry, content)
        }
    }

    private mutating func element(_ name: String, _ style: String, _ inner: String) {
        html += "<\(name)\(style.isEmpty ? "" : " class=\"\(style.trimmedStart)\"")>\(inner)</\(name)>\n"
    }

    private mutating func container(
        _ name: String, _ style: String, _ start: String, _ id: Int, _ tree: DiffTree, _ entry: ScriptEntry, attributes: String = "",
        mark: String = ""
    ) {
        html += "<\(name)\(attributes)\(style.isEmpty ? "" : " class=\"\(style.trimmedStart)\"")>\(start)"
        children(id, tree, entry, tree.nodes[id].content, mark: mark)
        html += "</\(name)>\n"
    }

    private mutating func children(_ id: Int, _ tree: DiffTree, _ entry: ScriptEntry, _ content: NodeContent, mark: String = "") {
        var mark = mark
        for child in diff.children(of: entry, id, in: tree) {
            let start = html.utf8.count
            self.entry(child, in: content)
            if !mark.isEmpty {
                html = Self.inserting(mark, after: start, in: html)
                mark = ""
            }
        }
    }

    /// Puts a row's mark inside its first cell: a row may hold nothing else.
    private static func inserting(_ mark: String, after start: Int, in html: String) -> String {
        let from = html.utf8.index(html.startIndex, offsetBy: start)
        guard let end = html[from...].utf8.firstIndex(of: 0x3E) else { return html }
        let place = html.utf8.index(after: end)
        return html[..<place] + mark + html[place...]
    }

    private func words(_ entry: ScriptEntry, _ content: NodeContent) -> String {
        guard let o = entry.old, let n = entry.new, entry.change != nil else { return DiffMarkup.inlines(content.inlines) }
        let (before, after) = (diff.oldTree.nodes[o].content, diff.newTree.nodes[n].content)
        return DiffMarkup.words(WordDiff(tokenizer.tokenText(of: before), tokenizer.tokenText(of: after)))
    }

    private func isHeader(_ cell: Int, in tree: DiffTree) -> Bool {
        let row = tree.nodes[cell].parent
        guard row > DiffTree.root, case .table(let header) = tree.nodes[tree.nodes[row].parent].content else { return false }
        return tree.nodes[row].index < header
    }

    // MARK: Marks

    private static func style(_ role: ScriptEntry.Role) -> String {
        switch role {
        case .kept, .movedOut: ""
        case .inserted: " new"
        case .deleted: " gone"
        case .movedIn: " moved"
        }
    }

    /// A mark on a line of its own, before a block that cannot hold it.
    private func block(_ mark: String) -> String { mark.isEmpty ? "" : "<p class=\"mark-line\">\(mark)</p>\n" }

    private func marker(_ entry: ScriptEntry) -> String {
        guard let i = entry.change else { return "" }
        let change = diff.changes[i]
        let count = diff.changes.count
        var text = "<span class=\"mark\" id=\"\(anchor(i))\">"
        if i > 0 { text += "<a href=\"#\(anchor(i - 1))\" title=\"previous change\">‹</a> " }
        text += "<a href=\"#\(prefix)list-\(i + 1)\" title=\"list of changes\">\(i + 1) of \(count)</a>"
        if i + 1 < count { text += " <a href=\"#\(anchor(i + 1))\" title=\"next change\">›</a>" }
        text += " " + DiffSummary.verb(of: change.kind)
        if change.kind == .move {
            let former = diff.formerPlace(of: change)
            let place = former.description + (former.section.map { ", in “\($0)”" } ?? "")
            text += " from <a href=\"#\(prefix)from-\(i + 1)\">\(Markup.escaped(place))</a>"
        }
        for risk in change.risks { text += " <span class=\"risk\">\(DiffSummary.name(of: risk))</span>" }
        for attribute in change.attributes {
            text += " <span class=\"attribute\">\(Markup.escaped(DiffSummary.text(of: attribute)))</span>"
        }
        if let evidence = diff.evidence(of: change) { text += " <span class=\"evidence\">\(Markup.escaped(evidence))</span>" }
        return text + "</span> "
    }

    private func anchor(_ i: Int) -> String { "\(prefix)change-\(i + 1)" }

    /// The empty place of a block that moved away, linked to where it stands now.
    private mutating func departure(_ entry: ScriptEntry, in parent: NodeContent) {
        guard let o = entry.old, let i = diff.moveChange(ofOld: o) else { return }
        let link = "<a class=\"away\" id=\"\(prefix)from-\(i + 1)\" href=\"#\(anchor(i))\">moved away: \(Markup.escaped(excerpt(o)))</a>"
        switch parent.family {
        case .list: html += "<li class=\"left\">\(link)</li>\n"
        case .table: html += "<tr class=\"left\"><td colspan=\"\(max(1, diff.oldTree.children(of: o).count))\">\(link)</td></tr>\n"
        case .row: html += "<td class=\"left\">\(link)</td>\n"
        case .definitions: html += "<div class=\"left\"><dt>\(link)</dt><dd></dd></div>\n"
        default: html += "<p class=\"left\">\(link)</p>\n"
        }
    }

    private func excerpt(_ o: Int) -> String {
        let text = diff.oldTree.fragment(of: o).text
        let start = text.prefix(60)
        return start.endIndex == text.endIndex ? text : start + "…"
    }
}

extension String {
    fileprivate var trimmedStart: String { hasPrefix(" ") ? String(dropFirst()) : self }
}
