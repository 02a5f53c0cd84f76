import KBModel

/// CommonMark with the tables and alerts of GitHub's dialect. Definitions become a list of bold terms, details an HTML element; a cell's
/// blocks are joined by `<br>`, and a span leaves empty cells.
package struct MarkdownWriter {
    private var lines: [String] = []

    /// The title as heading unless the blocks begin with it, then the blocks.
    package static func text(of article: Article) -> String {
        var blocks = article.blocks
        var titled = false
        if case .heading(1, _)? = blocks.first?.kind { titled = true }
        if !titled, !article.title.isEmpty { blocks.insert(Block(.heading(level: 1, [Inline(article.title)])), at: 0) }
        return text(of: blocks)
    }

    package static func text(of blocks: [Block]) -> String {
        let lines = lines(of: blocks)
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of blocks: [Block], tight: Bool = false) -> [String] {
        var writer = MarkdownWriter()
        for (index, block) in blocks.enumerated() {
            if index > 0, !tight { writer.lines.append("") }
            // Two lists in a row would become one.
            if index > 0, case .list = block.kind, case .list = blocks[index - 1].kind { writer.lines += ["<!-- -->", ""] }
            writer.block(block)
        }
        return writer.lines
    }

    private mutating func block(_ block: Block) {
        switch block.kind {
        case .heading(let level, let runs):
            lines.append(String(repeating: "#", count: level) + " " + MarkdownInlines.text(of: runs, lineBreak: " "))
        case .paragraph(let runs): lines += MarkdownInlines.paragraph(runs)
        case .list(let list): self.list(list)
        case .table(let table): lines += MarkdownTable.lines(of: table)
        case .code(let language, let text): code(language, text)
        case .quote(let blocks): quoted(Self.lines(of: blocks))
        case .note(let note, let blocks): quoted(["[!\(Self.alert(note))]"] + Self.lines(of: blocks))
        case .image(let src, let alt): lines.append(MarkdownInlines.text(of: [Inline("", image: Inline.Image(src: src, alt: alt))]))
        case .definitions(let definitions):
            for definition in definitions {
                let term = Block(.paragraph(definition.term.map(\.strong)))
                item("- ", [term] + definition.blocks, tight: false)
            }
        case .details(let summary, let blocks):
            lines += ["<details>", "<summary>\(MarkdownInlines.text(of: summary, lineBreak: " "))</summary>", ""]
            lines += Self.lines(of: blocks) + ["", "</details>"]
        }
    }

    private mutating func list(_ list: Block.List) {
        let tight = list.items.allSatisfy { item in
            item.enumerated().allSatisfy { index, block in
                switch block.kind {
                case .paragraph: index == 0
                case .list: index > 0
                default: false
                }
            }
        }
        for (index, blocks) in list.items.enumerated() {
            if index > 0, !tight { lines.append("") }
            item(list.ordered ? "\(index + 1). " : "- ", blocks, tight: tight)
        }
    }

    private mutating func item(_ marker: String, _ blocks: [Block], tight: Bool) {
        let indent = String(repeating: " ", count: marker.utf8.count)
        let inner = Self.lines(of: blocks, tight: tight)
        lines.append((marker + (inner.first ?? "")).trimmingTrailingSpaces)
        for line in inner.dropFirst() { lines.append(line.isEmpty ? "" : indent + line) }
    }

    private mutating func quoted(_ inner: [String]) {
        for line in inner { lines.append(line.isEmpty ? ">" : "> " + line) }
    }

    /// A fence longer than any run of backticks in the code.
    private mutating func code(_ language: String?, _ text: String) {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == 0x60 ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        lines.append(fence + (language ?? ""))
        lines += text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: Array($0), as: UTF8.self) }
        lines.append(fence)
    }

    /// GitHub has no danger; its strongest is caution.
    private static func alert(_ note: Block.Note) -> String { (note == .danger ? Block.Note.caution : note).rawValue.uppercased() }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.utf8.last == 0x20 { text.removeLast() }
        return String(text)
    }
}
