import KBModel

/// MediaWiki exports (schema 0.3 to 0.11): the current revisions of content and help pages. Redirects become addresses of their targets.
package struct MediaWikiReader: ArticleReader {
    package let format = "mediawiki"

    /// Content and help; talk, user, file, template and category pages are no articles.
    private static let namespaces: Set<String> = ["0", "12"]

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        guard let root = file.rootElement, root.localName == "mediawiki" else { return .no }
        return .certain
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let document: XMLDocument
        do {
            document = try XMLDocument(file.bytes, path: file.relativePath, in: context.tree)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        guard let root = document.root else { return .unreadable(reason: "it holds no element", line: nil) }
        let tree = document.tree
        let site = MediaWikiSite(root, in: tree)
        let pages = tree.elements(of: root).filter {
            tree.localName($0) == "page" && Self.namespaces.contains(tree.childText("ns", of: $0) ?? "0")
        }
        .map { MediaWikiPage($0, in: tree) }
        var aliases: [String: [String]] = [:]
        for page in pages { if let target = page.redirect { aliases[target, default: []].append(page.title) } }
        var articles = pages.filter { $0.redirect == nil }
            .map { $0.article(path: file.path, site: site, aliases: aliases[$0.title] ?? []) }
        guard !articles.isEmpty else {
            return document.problems.isEmpty
                ? .notAnArticle : .unreadable(reason: document.problems[0].message, line: document.problems[0].line)
        }
        articles[0].problems = document.problems + articles[0].problems
        return .articles(articles)
    }
}

/// What an export says about its wiki.
struct MediaWikiSite: Sendable {
    let language: String?
    let namespaces: WikiNamespaces
    /// What stands before a page's name in its address.
    private let prefix: String?

    init(_ root: Int, in tree: MarkupTree) {
        language = LanguageTag.stated(tree.attributeNamed("lang", of: root))
        let info = tree.child("siteinfo", of: root)
        let base = info.flatMap { tree.childText("base", of: $0) }
        prefix = base.flatMap { base in base.utf8.lastIndex(of: 0x2F).map { String(base[...$0]) } }
        var namespaces = WikiNamespaces()
        for namespace in info.flatMap({ tree.child("namespaces", of: $0) }).map({ tree.elements(of: $0) }) ?? [] {
            guard let key = tree.attribute("key", of: namespace).flatMap({ Int($0) }) else { continue }
            namespaces.add(tree.foldedText(of: namespace), key: key)
        }
        self.namespaces = namespaces
    }

    func address(of title: String) -> String? { prefix.map { $0 + title.split(separator: " ").joined(separator: "_") } }
}

/// One page of an export.
struct MediaWikiPage {
    let title: String
    /// The title this page leads to.
    let redirect: String?
    private let tree: MarkupTree
    private let page: Int
    private let revision: Int?
    private let text: Int?

    init(_ page: Int, in tree: MarkupTree) {
        self.tree = tree
        self.page = page
        title = tree.childText("title", of: page) ?? ""
        let revisions = tree.elements(of: page).filter { tree.localName($0) == "revision" }
        revision = revisions.max { (tree.childText("timestamp", of: $0) ?? "") < (tree.childText("timestamp", of: $1) ?? "") }
        text = revision.flatMap { tree.child("text", of: $0) }
        let stated = tree.child("redirect", of: page).map { tree.attribute("title", of: $0) ?? "" }
        redirect = stated ?? text.flatMap { Self.redirect(in: tree.innerText(of: $0)) }
    }

    /// `#REDIRECT [[Target]]`, the word in any language.
    private static func redirect(in text: String) -> String? {
        let bytes = Array(text.utf8.drop(while: \.isASCIISpace))
        guard bytes.first == 0x23, let open = bytes.range(of: "[["), bytes[1..<open.lowerBound].allSatisfy({ $0 != 0x0A && $0 != 0x23 })
        else { return nil }
        let word = bytes[1..<open.lowerBound].filter { !$0.isASCIISpace && $0 != 0x3A }
        guard !word.isEmpty, word.allSatisfy({ $0.isASCIILetter || $0 >= 0x80 }), open.lowerBound - 1 - word.count < 3 else { return nil }
        let target = bytes[open.upperBound...].prefix { $0 != 0x5D && $0 != 0x7C && $0 != 0x23 }
        return String(decoding: target, as: UTF8.self)
    }

    func article(path: String, site: MediaWikiSite, aliases: [String]) -> Article {
        let id = tree.childText("id", of: page) ?? title
        let body = text.map { WikitextBlocks.read(Array(tree.innerText(of: $0).utf8), namespaces: site.namespaces) }
        let contributor = revision.flatMap { tree.child("contributor", of: $0) }
        return Article(
            id: RecordValues.id(id, language: site.language), title: title, language: site.language,
            updated: revision.flatMap { tree.childText("timestamp", of: $0) }.flatMap { Timestamp(iso8601: $0) },
            owner: contributor.flatMap { tree.childText("username", of: $0) }, labels: body?.labels ?? [],
            urls: ([title] + aliases).compactMap(site.address), source: Article.Source(path: path, format: "mediawiki", locator: id),
            blocks: (body?.blocks ?? []).placed(at: text.flatMap { tree.line(of: $0) }))
    }
}
