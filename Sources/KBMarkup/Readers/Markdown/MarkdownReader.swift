import KBModel

/// Markdown (CommonMark with GitHub's additions), with YAML about it at the top.
package struct MarkdownReader: ArticleReader {
    package let format = "markdown"

    private static let endings = [".md", ".markdown", ".mdown", ".mkd"]

    package init() {}

    /// Likely by front matter or by the ending, possible by two kinds of signs that only Markdown has. In `.txt` files a sign is a sign.
    package func confidence(_ file: SourceFile) -> Confidence {
        let name = file.path.lowercased()
        guard let first = file.bytes.first(where: { !$0.isASCIISpace }), !name.hasSuffix(".txt"), !name.hasSuffix(".text") else {
            return .no
        }
        let isNamed = Self.endings.contains { name.hasSuffix($0) }
        if !isNamed, first == 0x3C || first == 0x7B { return .no }
        let head = Array(file.bytes.prefix(1 << 16))
        if head.contains(0) { return .no }
        if isNamed || FrontMatter.begins(head) { return .likely }
        return MarkdownSigns(in: head).count >= 2 ? .possible : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let decoded = TextDecoding(file.bytes)
        let front = FrontMatter(of: decoded.bytes)
        let body = MarkdownBody.read(decoded.bytes[front.end...], lines: front.lines)
        guard !body.blocks.isEmpty || !front.metadata.isEmpty else { return .unreadable(reason: "it holds no text", line: nil) }
        var article = Article(
            id: "", title: Self.title(body.blocks) ?? "", source: Article.Source(path: file.path, format: format), blocks: body.blocks,
            problems: decoded.problems + front.problems + body.problems)
        front.metadata.complete(&article)
        return .articles([article])
    }

    /// The first heading of level 1.
    private static func title(_ blocks: [Block]) -> String? {
        for block in blocks { if case .heading(1, let runs) = block.kind { return runs.plainText } }
        return nil
    }
}

/// Markdown that is known to be an article's body.
enum MarkdownBody {
    /// - Parameter lines: how many lines stand before the text in its file.
    static func read(_ text: ArraySlice<UInt8>, lines: Int = 0) -> HTMLFragment.Result {
        let html = CommonMark.html(text)
        var parsed = HTMLParser.parse(html.bytes)
        parsed.tree.mapLines { lines + (html.lines.isEmpty ? 1 : html.lines[min(max(0, $0 - 1), html.lines.count - 1)]) }
        let page = HTMLDocument(parsed.tree)
        let back = parsed.tree.nodes.indices.filter { parsed.tree.attribute("class", of: $0) == "footnote-backref" }
        return HTMLFragment.Result(blocks: HTMLBlocks.read(MarkupTree.document, of: page, without: Set(back)), problems: parsed.problems)
    }
}

/// Which kinds of signs of Markdown a text has.
struct MarkdownSigns {
    private enum Kind { case heading, fence, item, link, strong, table }

    private var kinds: Set<Kind> = []
    var count: Int { kinds.count }

    init(in text: [UInt8]) {
        for line in text.split(separator: 0x0A) {
            let hashes = line.prefix { $0 == 0x23 }.count
            if (1...6).contains(hashes), line.dropFirst(hashes).first == 0x20 { kinds.insert(.heading) }
            if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) { kinds.insert(.fence) }
            if line.starts(with: "- ".utf8) || line.starts(with: "* ".utf8) { kinds.insert(.item) }
            if line.starts(with: "|".utf8), line.allSatisfy({ [0x7C, 0x2D, 0x3A, 0x20, 0x0D].contains($0) }) { kinds.insert(.table) }
            var before: UInt8 = 0
            for byte in line {
                if before == 0x5D, byte == 0x28 { kinds.insert(.link) }
                if before == 0x2A, byte == 0x2A { kinds.insert(.strong) }
                before = byte
            }
        }
    }
}
