import KBDiff
import KBModel
import Testing

/// What counts as kept, moved, changed, new or gone.
@Suite struct AlignmentTests {
    private static func paragraph(_ text: String) -> Block { Block(.paragraph([Inline(text)])) }
    private static func heading(_ text: String) -> Block { Block(.heading(level: 2, [Inline(text)])) }
    private static func list(_ items: [String], ordered: Bool = false) -> Block {
        Block(.list(Block.List(ordered: ordered, items: items.map { [paragraph($0)] })))
    }
    private static func table(_ rows: [[String]]) -> Block {
        Block(.table(Block.Table(header: 1, rows: rows.map { $0.map { Block.Cell([paragraph($0)]) } })))
    }
    private static func article(_ blocks: [Block]) -> Article {
        Article(id: "x", title: "T", language: "en", source: Article.Source(path: "x", format: "html"), blocks: blocks)
    }
    private static func diff(_ old: [Block], _ new: [Block]) -> ArticleDiff { ArticleDiff(from: article(old), to: article(new)) }
    private static func kinds(_ diff: ArticleDiff) -> [Change.Kind] { diff.changes.map(\.kind) }

    private static let long = "The blue lanterns hang above the quiet harbour while the boats sleep."
    private static let other = "Every morning the baker opens his small shop before the sun is up."

    @Test func tellsAMovedParagraphFromARemovedOne() {
        let (a, b, c) = (Self.heading("First"), Self.heading("Second"), Self.paragraph("Some words that stay where they are."))
        let diff = Self.diff(
            [a, Self.paragraph(Self.long), c, b, Self.paragraph(Self.other)],
            [a, c, b, Self.paragraph(Self.other), Self.paragraph(Self.long)])
        #expect(Self.kinds(diff) == [.move])
        #expect(diff.changes.first?.old?.path == [1] && diff.changes.first?.new?.path == [4])
        #expect(diff.stats.wordsInserted == 0 && diff.stats.wordsDeleted == 0 && diff.stats.blocksMoved == 1)
    }

    @Test func aShortHeadingMovesWithTheTextBelowIt() {
        let (a, b) = (Self.heading("One"), Self.heading("Two"))
        let changed = Self.long.replacing("quiet", with: "busy")
        let diff = Self.diff(
            [a, Self.paragraph(Self.other), Self.list(["x", "y"]), b, Self.paragraph(Self.long)],
            [b, Self.paragraph(changed), a, Self.paragraph(Self.other), Self.list(["x", "y"])])
        #expect(Self.kinds(diff) == [.move, .move])
    }

    @Test func followsABlockIntoANote() {
        let diff = Self.diff(
            [Self.heading("A"), Self.paragraph(Self.long)],
            [Self.heading("A"), Block(.note(.warning, [Self.paragraph(Self.long), Self.paragraph("New.")]))])
        #expect(Self.kinds(diff) == [.insert, .move])
        #expect(diff.changes.last?.new?.path == [1, 0])
    }

    @Test func movesASectionWithItsRepeatedHeadings() {
        func section(_ name: String, _ text: String) -> [Block] { [Self.heading(name), Self.heading("Steps"), Self.paragraph(text)] }
        let (a, b, c) = (
            section("Alpha", Self.long), section("Beta", Self.other),
            section("Gamma", "A third text with quite enough words in it to count.")
        )
        let diff = Self.diff(a + b + c, b + c + a)
        #expect(Set(Self.kinds(diff)) == [.move] && diff.changes.count == 3)
    }

    @Test func doesNotCallShortBoilerplateMovedIntoAnotherBlock() {
        let (ok, long, other) = (Self.paragraph("Click OK."), Self.paragraph(Self.long), Self.paragraph(Self.other))
        let diff = Self.diff(
            [Block(.quote([ok, long])), Block(.note(.tip, [other]))], [Block(.quote([long])), Block(.note(.tip, [ok, other]))])
        #expect(Self.kinds(diff).sorted { $0.rawValue < $1.rawValue } == [.delete, .insert])
    }

    @Test func reordersItemsHoweverShort() {
        let diff = Self.diff([Self.list(["Linux", "Mac", "Windows"])], [Self.list(["Mac", "Windows", "Linux"])])
        #expect(Self.kinds(diff) == [.move])
        #expect(diff.changes[0].new?.path == [0, 2] && diff.changes[0].new?.text == "Linux")
        #expect(diff.changes[0].risks.isEmpty)
    }

    @Test func warnsOfStepsInAnotherOrder() {
        let diff = Self.diff([Self.list(["Open it.", "Save it."], ordered: true)], [Self.list(["Save it.", "Open it."], ordered: true)])
        #expect(Self.kinds(diff) == [.move] && diff.changes[0].risks == [.stepOrder])
    }

    @Test func marksOneWordInOneCell() {
        let old = Self.table([["Plan", "Size"], ["Free", "small box"], ["Pro", "large box"]])
        let new = Self.table([["Plan", "Size"], ["Free", "small bag"], ["Pro", "large box"]])
        let diff = Self.diff([old], [new])
        #expect(Self.kinds(diff) == [.replace])
        #expect(diff.changes[0].new?.path == [0, 1, 1, 0])
        #expect(diff.changes[0].words == [WordRun(.equal, "small "), WordRun(.delete, "box"), WordRun(.insert, "bag")])
    }

    @Test func alignsRowsWhenOneIsInserted() {
        let diff = Self.diff([Self.table([["a", "1"], ["b", "2"]])], [Self.table([["a", "1"], ["new", "9"], ["b", "2"]])])
        #expect(Self.kinds(diff) == [.insert] && diff.changes[0].subject == "row")
    }

    @Test func comparesATermWithItsLike() {
        let diff = Self.diff([Self.definitions([Inline("IMAP")])], [Self.definitions([Inline("IMAP4")])])
        #expect(Self.kinds(diff) == [.replace] && diff.changes[0].new?.path == [0, 1] && diff.changes[0].subject == "definition")
    }

    private static func definitions(_ term: [Inline]) -> Block {
        Block(
            .definitions([
                Block.Definition(term: [Inline("POP")], blocks: [paragraph(long)]),
                Block.Definition(term: term, blocks: [paragraph(other)]),
            ]))
    }

    @Test func namesAChangedLinkOfATerm() {
        func term(_ link: String) -> [Inline] { [Inline("the "), Inline("server", marks: [.code], link: link), Inline(" name")] }
        let diff = Self.diff([Self.definitions(term("/a"))], [Self.definitions(term("/b"))])
        #expect(Self.kinds(diff) == [.replace] && diff.changes[0].risks == [.link])
        #expect(diff.changes[0].attributes == [Change.Attribute(name: "link", text: "server", old: "/a", new: "/b")])
    }

    @Test func marksOneWordOfATerm() {
        func term(_ word: String) -> [Inline] { [Inline("server "), Inline(word, marks: [.strong]), Inline(" here")] }
        let diff = Self.diff([Self.definitions(term("name"))], [Self.definitions(term("address"))])
        #expect(
            diff.changes.map(\.words) == [
                [WordRun(.equal, "server "), WordRun(.delete, "name"), WordRun(.insert, "address"), WordRun(.equal, " here")]
            ])
    }

    @Test func namesAChangedLinkWithoutMarkingWords() {
        func page(_ link: String) -> [Block] {
            [Block(.paragraph([Inline("See "), Inline("the page", link: link), Inline(" for more.")]))]
        }
        let diff = Self.diff(page("https://a.example"), page("https://b.example"))
        #expect(Self.kinds(diff) == [.replace])
        #expect(diff.changes[0].words == [WordRun(.equal, "See the page for more.")])
        #expect(
            diff.changes[0].attributes == [
                Change.Attribute(name: "link", text: "the page", old: "https://a.example", new: "https://b.example")
            ])
        #expect(diff.changes[0].risks == [.link])
    }

    @Test func namesAHeadingsNewLevel() {
        let diff = Self.diff([Block(.heading(level: 2, [Inline("A")]))], [Block(.heading(level: 3, [Inline("A")]))])
        #expect(diff.changes.map(\.attributes) == [[Change.Attribute(name: "level", old: "2", new: "3")]])
    }

    @Test(arguments: [
        ("It's \"here\" now", "It’s “here” now", [Noise.quotes]), ("a  b\nc", "a b c", [.whiteSpace]), ("a\u{A0}b", " a b ", [.whiteSpace]),
        ("wo\u{AD}rd", "word", [.markup]),
    ])
    func ignoresWhatNoReaderSees(old: String, new: String, noise: [Noise]) throws {
        let diff = Self.diff([Self.paragraph(old)], [Self.paragraph(new)])
        #expect(diff.isEqual && diff.ignored.map(\.noise) == [noise])
    }

    @Test func ignoresGeneratedFragments() {
        func page(_ link: String) -> [Block] { [Block(.paragraph([Inline("up", link: link)]))] }
        #expect(Self.diff(page("#id-83b1f0c2"), page("#id-99b1f0a7")).isEqual)
        #expect(!Self.diff(page("#install"), page("#remove")).isEqual)
    }

    @Test func takesSpacesInCodeAsMeant() {
        func code(_ text: String) -> [Block] { [Block(.code(language: nil, text: text))] }
        #expect(!Self.diff(code("a\n  b"), code("a\nb")).isEqual)
        #expect(!Self.diff(code("x = \"1\""), code("x = “1”")).isEqual)
    }

    @Test func comparesMetadata() {
        var new = Self.article([])
        new.title = "U"
        new.labels = ["mail"]
        new.source.path = "y"
        let diff = ArticleDiff(from: Self.article([]), to: new)
        #expect(diff.changes.map(\.subject) == ["title", "labels"] && diff.changes.allSatisfy { $0.kind == .metadata })
        #expect(diff.ignored.map(\.subject) == ["source"])
    }

    @Test func recordsItsLimitsOnHugeGaps() {
        let old = (0..<400).map { Self.paragraph("alpha \($0) beta gamma \($0 * 7) delta \($0 * 3) epsilon") }
        let new = (0..<400).map { Self.paragraph("red \($0 + 1_000) green blue \($0 * 11) violet \($0 * 5) brown") }
        let diff = Self.diff(old, new)
        #expect(diff.limits == [.blockComparison] && !diff.isEqual)
    }
}
