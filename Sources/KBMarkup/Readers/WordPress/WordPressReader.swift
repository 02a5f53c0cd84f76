import KBModel

/// WordPress exports (WXR 1.0 to 1.2): posts and pages.
package struct WordPressReader: ArticleReader {
    package let format = "wordpress"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        guard let root = file.rootElement, root.name == "rss" else { return .no }
        if root.mentions("wordpress.org/export") { return .certain }
        return Array(file.bytes.prefix(1 << 16)).range(of: "<wp:") != nil ? .certain : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let document: XMLDocument
        do {
            document = try XMLDocument(file.bytes, path: file.relativePath, in: context.tree)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        let tree = document.tree
        let language = tree.descendants("channel", of: MarkupTree.document).first.flatMap {
            LanguageTag.stated(tree.childText("language", of: $0))
        }
        let items = tree.descendants("item", of: MarkupTree.document).filter {
            ["post", "page"].contains(tree.childText("post_type", of: $0))
        }
        var articles = items.map { WordPressPost(item: $0, in: tree).article(path: file.path, language: language) }
        if articles.isEmpty, let problem = document.problems.last { return .unreadable(reason: problem.message, line: problem.line) }
        if !articles.isEmpty { articles[0].problems = document.problems + articles[0].problems }
        return articles.isEmpty ? .notAnArticle : .articles(articles)
    }
}

/// One item of an export.
struct WordPressPost {
    private let item: Int
    private let tree: MarkupTree

    init(item: Int, in tree: MarkupTree) {
        self.item = item
        self.tree = tree
    }

    func article(path: String, language: String?) -> Article {
        let id = value("post_id")
        let bodies = tree.elements(of: item).filter { tree.name($0) == "content:encoded" }
        let body = HTMLFragment.read(WordPressBody.html(bodies.map { tree.innerText(of: $0) }.joined()))
        let excerpt = tree.elements(of: item).first { tree.name($0) == "excerpt:encoded" }.map {
            RecordValues.plainText(tree.innerText(of: $0))
        }
        return Article(
            id: id ?? "", title: RecordValues.plainText(value("title") ?? ""), language: language,
            summary: excerpt.flatMap { $0.isEmpty ? nil : $0 }, state: value("status").map(RecordValues.state),
            created: time("post_date_gmt", "post_date"), updated: time("post_modified_gmt", "post_date_gmt", "post_modified", "post_date"),
            owner: value("creator"), labels: labels, urls: [value("link")].compactMap { $0 },
            source: Article.Source(path: path, format: "wordpress", locator: id),
            blocks: body.blocks.placed(at: bodies.first.flatMap { tree.line(of: $0) }), problems: body.problems)
    }

    private func value(_ name: String) -> String? { tree.childText(name, of: item) }

    /// The first of these that is a date; WordPress writes `0000-00-00 00:00:00` for none.
    private func time(_ names: String...) -> Timestamp? {
        names.lazy.compactMap { value($0) }.filter { !$0.hasPrefix("0000") }.compactMap { Timestamp(iso8601: $0) }.first
    }

    private var labels: [String] {
        var labels: [String] = []
        for category in tree.elements(of: item) where tree.name(category) == "category" {
            guard ["category", "post_tag"].contains(tree.attribute("domain", of: category)) else { continue }
            let label = tree.innerText(of: category)
            if !label.isEmpty, !labels.contains(label) { labels.append(label) }
        }
        return labels
    }
}

/// A post's text as WordPress shows it: blank lines part paragraphs, short codes go, what stands between them stays.
enum WordPressBody {
    static func html(_ body: String) -> [UInt8] {
        let text = withoutShortcodes(Array(body.utf8))
        return text.range(of: "<!-- wp:") == nil ? paragraphs(text) : text
    }

    /// A blank line outside `pre` begins a paragraph, as WordPress's `wpautop` has it.
    private static func paragraphs(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var preformatted = false
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x3C {
                let tag = text[index...].prefix(6).map(\.asciiLowercased)
                if tag.starts(with: "<pre".utf8) { preformatted = true } else if tag.starts(with: "</pre".utf8) { preformatted = false }
            }
            result.append(byte)
            index += 1
            guard byte == 0x0A, !preformatted else { continue }
            var end = index
            while end < text.count, text[end] == 0x0D || text[end] == 0x20 || text[end] == 0x09 { end += 1 }
            guard end < text.count, text[end] == 0x0A else { continue }
            result += text[index...end]
            result += "<p>".utf8
            index = end + 1
        }
        return result
    }

    /// Takes out `[name …]` and `[/name]` of short codes with arguments, with an end, or that WordPress itself has; prose in brackets stays.
    private static func withoutShortcodes(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0x5B) else { return text }
        let closed = closedNames(text)
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            guard text[index] == 0x5B, let end = text[index...].prefix(1000).firstIndex(of: 0x5D),
                isShortcode(text[(index + 1)..<end], closed)
            else {
                result.append(text[index])
                index += 1
                continue
            }
            result.append(0x20)
            index = end + 1
        }
        return result
    }

    /// The names in `[/name]`.
    private static func closedNames(_ text: [UInt8]) -> Set<ArraySlice<UInt8>> {
        var names: Set<ArraySlice<UInt8>> = []
        var index = 0
        while let open = text[index...].firstIndex(of: 0x5B) {
            index = open + 1
            guard index < text.count, text[index] == 0x2F else { continue }
            let name = text[(index + 1)...].prefix(64).prefix { $0 != 0x5D }
            if name.endIndex < text.count, text[name.endIndex] == 0x5D { names.insert(name) }
        }
        return names
    }

    private static func isShortcode(_ inside: ArraySlice<UInt8>, _ closed: Set<ArraySlice<UInt8>>) -> Bool {
        let isEnd = inside.first == 0x2F
        let name = inside.drop { $0 == 0x2F }.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x5F || $0 == 0x2D }
        guard let first = name.first, first.isASCIILetter, first.asciiLowercased == first else { return false }
        let known = ["caption", "gallery", "embed", "audio", "video", "playlist"]
        if known.contains(String(decoding: name, as: UTF8.self)) || isEnd { return true }
        return inside.contains(0x3D) || closed.contains(name)
    }
}
