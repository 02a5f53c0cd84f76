import Foundation
import KBMarkup
import KBModel
import KBTestSupport
import Testing

@Suite struct WriterTests {
    /// Formats that Lacuna reads as well, and whether they hold every block of the model.
    static let formats: [(String, Bool)] = [
        ("html", true), ("zendesk", true), ("servicenow", true), ("confluence-storage", false), ("dita", false), ("docbook", false),
        ("text", false),
    ]

    /// What reading the written file gives.
    private func read(_ file: WrittenFile, as format: String, ending: String) async throws -> Article {
        let reader = try #require(ArticleReaders.named(format))
        let name = "article.\(ending)"
        let tree = Folder([name: Array(file.text.utf8)]).tree
        let result = await Ingest(format: reader).read(tree)
        return try #require(result.articles.first, "\(result.unread.map(\.reason))")
    }

    private func check(_ article: Article, as format: String, holdsAll: Bool) async throws {
        let writer = try #require(ArticleWriters.named(format))
        let file = writer.write(article)
        let back = try await read(file, as: format, ending: writer.fileEnding)
        let losses = file.losses
        func has(_ name: String) -> Bool { losses.descriptions.contains { $0.hasPrefix("the field \(name)") } }
        let areBlocksWhole = losses.descriptions.allSatisfy { $0.hasPrefix("the field ") }
        if holdsAll { #expect(areBlocksWhole, "\(losses.descriptions)") }
        if areBlocksWhole {
            #expect(back.blocks.withoutLines == article.blocksApart(in: format).withoutLines, "\(article.id)\n\(file.text)")
        }
        if !has("title") { #expect(back.title == article.title) }
        if !has("language") { #expect(back.language == article.language) }
        if !has("summary") { #expect(back.summary == article.summary) }
        if !has("state") { #expect(back.state == article.state) }
        if !has("created") { #expect(back.created == article.created) }
        if !has("updated") { #expect(back.updated == article.updated) }
        if !has("review_by") { #expect(back.reviewBy == article.reviewBy) }
        if !has("owner") { #expect(back.owner == article.owner) }
        if !has("labels") { #expect(back.labels == article.labels) }
        if !has("urls") { #expect(back.urls == article.urls) }
    }

    @Test(arguments: formats) func readsBackWhatItWroteOfRandomArticles(format: String, holdsAll: Bool) async throws {
        for seed in 0..<40 {
            var random = RandomBlocks(seed: UInt64(seed))
            try await check(random.article(), as: format, holdsAll: holdsAll)
        }
    }

    @Test(arguments: formats) func readsBackWhatItWroteOfTheShippedKnowledgeBase(format: String, holdsAll: Bool) async throws {
        let names = try Repository.fileNames(below: "kb/articles").filter { $0.hasSuffix(".html") }
        var files: [String: [UInt8]] = [:]
        for name in names.prefix(12) {
            files[name] = Array(try Data(contentsOf: Repository.root().appendingPathComponent("kb/articles/" + name)))
        }
        let articles = await Folder(files).ingest().articles
        #expect(articles.count == 12)
        for article in articles { try await check(article, as: format, holdsAll: holdsAll) }
    }

    @Test(
        arguments: [
            (Block.Kind.paragraph([Inline("a\u{1}b")]), "docbook", "control characters"),
            (.details(summary: [Inline("More")], [Block(.paragraph([Inline("x")]))]), "dita", "a collapsible part"),
            (.paragraph([Inline("x", marks: [.underline])]), "docbook", "the mark underline"),
            (.note(.danger, [Block(.paragraph([Inline("x")]))]), "confluence-storage", "the kind of a note, danger"),
            (.table(Block.Table(header: 0, rows: [[Block.Cell([], columns: 2)]])), "markdown", "a cell that spans columns or rows"),
        ])
    func namesWhatAFormatCannotHold(kind: Block.Kind, format: String, loss: String) throws {
        let article = Article(id: "a", title: "T", source: Article.Source(path: "a", format: "test"), blocks: [Block(kind)])
        let writer = try #require(ArticleWriters.named(format))
        #expect(writer.write(article).losses.descriptions.contains { $0.hasPrefix(loss) })
    }

    /// A procedure, a fault with its cure, a description, and what each becomes.
    @Test(arguments: ["task", "troubleshooting", "concept"]) func choosesTheTypeOfADITATopic(name: String) throws {
        let file = DITAWriter().write(Samples.articles[name] ?? Samples.concept)
        #expect(file.losses.descriptions == [])
        try Golden.expect(file.text, equals: "\(name).dita")
    }

    @Test(arguments: ["docbook", "zendesk", "servicenow", "confluence-storage", "html", "markdown"])
    func writesOneArticleInEachFormat(format: String) throws {
        let writer = try #require(ArticleWriters.named(format))
        try Golden.expect(writer.write(Samples.task).text, equals: "task.\(format).\(writer.fileEnding)")
    }
}

extension Article {
    /// The blocks less the title, which these formats keep apart.
    fileprivate func blocksApart(in format: String) -> [Block] {
        guard format != "html", format != "confluence-storage", case .heading(1, let runs)? = blocks.first?.kind, runs.plainText == title
        else {
            return blocks
        }
        return Array(blocks.dropFirst())
    }
}

extension [Block] {
    fileprivate var withoutLines: [JSONValue] { map { $0.json.withoutLines } }
}

extension JSONValue {
    fileprivate var withoutLines: JSONValue {
        switch self {
        case .object(let members):
            .object(members.filter { $0.key != "line" }.map { JSONValue.Member($0.key, $0.value.withoutLines) })
        case .array(let values): .array(values.map(\.withoutLines))
        default: self
        }
    }
}

private enum Samples {
    static let articles = ["task": task, "troubleshooting": troubleshooting, "concept": concept]

    private static func paragraph(_ text: String) -> Block { Block(.paragraph([Inline(text)])) }
    private static func heading(_ text: String) -> Block { Block(.heading(level: 2, [Inline(text)])) }

    private static let steps = Block(
        .list(
            Block.List(
                ordered: true, steps: true,
                items: [
                    [
                        Block(
                            .paragraph([
                                Inline("Press "), Inline("Ctrl", marks: [.key]), Inline("+"), Inline("R", marks: [.key]), Inline("."),
                            ]))
                    ],
                    [
                        Block(.paragraph([Inline("Choose "), Inline("Restart & wait", marks: [.ui]), Inline(".")])),
                        Block(.note(.warning, [paragraph("Save your work first.")])),
                    ],
                ])))

    private static func article(_ title: String, _ blocks: [Block]) -> Article {
        Article(
            id: "4711-en", title: title, language: "en", summary: "When the window stays black.", state: .published,
            created: Timestamp(seconds: 1_700_000_000), updated: Timestamp(seconds: 1_710_000_000), labels: ["display"],
            source: Article.Source(path: "4711", format: "test"), blocks: blocks)
    }

    static let task = article(
        "Restart the display", [paragraph("When the window stays black."), steps, paragraph("The window shows your files.")])
    static let troubleshooting = article(
        "The window is black",
        [
            heading("Symptom"), paragraph("Nothing is drawn."), heading("Cause"), paragraph("The driver hangs."), heading("Solution"),
            steps,
        ])
    static let concept = article(
        "How windows are drawn",
        [
            paragraph("A driver draws them."), heading("Drivers"),
            Block(
                .table(
                    Block.Table(
                        header: 1,
                        rows: [
                            [Block.Cell([paragraph("Name")]), Block.Cell([paragraph("Since")])],
                            [Block.Cell([paragraph("all of them")], columns: 2)],
                        ]))),
            heading("Words"), Block(.definitions([Block.Definition(term: [Inline("driver")], blocks: [paragraph("A program.")])])),
        ])
}
