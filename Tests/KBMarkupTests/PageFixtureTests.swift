import Foundation
import KBMarkup
import KBModel
import KBTestSupport
import Testing

/// The pages of `Tests/Fixtures/pages`: the text that is read against the parts marked as the article.
@Suite struct PageFixtureTests {
    private static let folder = "Tests/Fixtures/pages"

    /// Pages that hold more than the article, and the precision they have all the same. Everything else is read word for word.
    private static let floors: [String: Double] = [
        "blog-sidebar": 0.85, "chinese-news": 0.8, "div-soup": 0.95, "drupal-node": 0.9, "layout-table": 0.85,
        "news-lead-outside-body": 0.95, "press-release": 0.95,
    ]

    private static func names() throws -> [String] {
        try Repository.fileNames(below: folder).filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }
    }

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: Repository.root().appendingPathComponent(folder).appendingPathComponent(name), encoding: .utf8)
    }

    private static func page(_ name: String) throws -> String {
        var page = try text(name + ".html")
        for line in try text("texts.tsv").split(separator: "\n") {
            let fields = line.split(separator: "\t")
            page = page.replacing("[[\(fields[0])]]", with: fields[1])
        }
        return page
    }

    private static func words(_ text: String) -> [Substring] { text.lowercased().split { !$0.isLetter && !$0.isNumber } }

    /// The words of the elements marked with `data-gold`, read as a page of nothing else.
    private static func gold(_ page: String) -> [Substring] {
        var words: [Substring] = []
        for part in page.components(separatedBy: " data-gold").dropFirst() {
            guard let start = part.firstIndex(of: ">") else { continue }
            var text = part[part.index(after: start)...]
            // The element ends where its own end tag stands: marked elements hold no element of their own name.
            for end in ["</p>", "</h1>", "</h2>", "</li>", "</div>", "</blockquote>"] {
                if let close = text.range(of: end) { text = text[..<close.lowerBound] }
            }
            let plain = String(text).replacing("<br>", with: " ").replacing("<strong>", with: " ").replacing("</strong>", with: " ")
            words += Self.words(plain)
        }
        return words
    }

    @Test func readsThePagesOfManyKindsOfSites() async throws {
        let names = try Self.names()
        #expect(names.count > 30)
        for name in names {
            let page = try Self.page(name)
            let article = try await Folder(["page.html": Array(page.replacing(" data-gold", with: "").utf8)]).article("page.html")
            let (read, gold) = (Self.words(article.text), Self.gold(page))
            guard let floor = Self.floors[name] else {
                #expect(read == gold, "\(name): \(read.joined(separator: " "))")
                continue
            }
            // All of it, in order, and not much else.
            var rest = gold[...]
            for word in read where word == rest.first { rest = rest.dropFirst() }
            #expect(rest.isEmpty, "\(name) misses \(rest.joined(separator: " "))")
            #expect(Double(gold.count) >= floor * Double(read.count), "\(name): \(read.joined(separator: " "))")
        }
    }

    @Test func namesTheHeadlineAsTheTitle() async throws {
        for name in ["news-hero-header", "medium-like", "author-bio-end", "paywall"] {
            let article = try await Folder(["page.html": Array(try Self.page(name).utf8)]).article("page.html")
            #expect(article.title == "Storm closes the harbour")
        }
    }
}
