import KBMarkup
import KBModel
import KBTestSupport

/// Articles made of random events, in the form that readers give.
struct RandomBlocks {
    private var random: SeededGenerator
    private var builder = BlockBuilder()
    private static let words = [
        "Open", "the menu", "a<b & c", "\"quoted\"", "设置", "högst 5 MB", "x]]>y", "#12", "* star", "1. one", "إعدادات",
    ]

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func article() -> Article {
        for _ in 0..<Int.random(in: 1...8, using: &random) { block(depth: 0) }
        return Article(
            id: "kb-7", title: "A title & more", language: "sv", summary: "What it is <about>", state: .published,
            created: Timestamp(seconds: 1_700_000_000), updated: Timestamp(seconds: 1_710_000_000), owner: "Ada L",
            labels: ["mail", "set up"], urls: ["https://example.com/kb/7"], source: Article.Source(path: "7", format: "test"),
            blocks: builder.finish())
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func text() {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let word = Self.words.randomElement(using: &random) ?? "x"
            let mark = chance(40) ? Inline.Mark.allCases.randomElement(using: &random) : nil
            let isLink = chance(15)
            if let mark { builder.inline.push(mark: mark) }
            if isLink { builder.inline.push(link: chance(50) ? "https://example.com/?a=1&b=\"2\"" : "#part") }
            builder.inline.append(word)
            if chance(15) {
                builder.inline.push(mark: .strong)
                builder.inline.append("both")
                builder.inline.pop()
            }
            if isLink { builder.inline.pop() }
            if mark != nil { builder.inline.pop() }
            if chance(10) { builder.inline.image(src: "a b.png", alt: chance(50) ? "alt \"text\"" : nil) }
            if chance(5) { builder.inline.lineBreak() } else { builder.inline.space() }
        }
    }

    private mutating func leaf(_ container: BlockBuilder.Container) {
        builder.open(container)
        text()
        builder.close()
    }

    private mutating func blocks(in container: BlockBuilder.Container, depth: Int, isOpen: Bool = false) {
        if !isOpen { builder.open(container) }
        for _ in 0..<Int.random(in: 1...3, using: &random) { block(depth: depth + 1) }
        builder.close()
    }

    private mutating func block(depth: Int) {
        let kinds = depth < 3 ? 11 : 4
        switch Int.random(in: 0..<kinds, using: &random) {
        case 0 where depth == 0: leaf(.heading(level: Int.random(in: 2...4, using: &random)))
        case 0, 1:
            text()
            builder.endParagraph()
        case 2:
            builder.open(.code(language: chance(50) ? "sh" : nil))
            builder.appendCode("if a < b && c ]]> d {\n\tprint(\"x\")\n}".utf8)
            builder.close()
        case 3: builder.append(Block(.image(src: "p/q.png", alt: chance(60) ? "a & b" : nil)))
        case 4, 5:
            let ordered = chance(50)
            builder.open(.list(ordered: ordered, steps: chance(30)))
            for _ in 0..<Int.random(in: 1...3, using: &random) { blocks(in: .item, depth: depth) }
            builder.close()
        case 6: table(depth: depth)
        case 7: blocks(in: .quote, depth: depth)
        case 8: blocks(in: .note(Block.Note.allCases.randomElement(using: &random) ?? .note), depth: depth)
        case 9:
            builder.open(.definitions)
            for _ in 0..<2 {
                leaf(.term)
                blocks(in: .definition, depth: depth)
            }
            builder.close()
        default:
            builder.open(.details)
            leaf(.summary)
            blocks(in: .details, depth: depth, isOpen: true)
        }
    }

    private mutating func table(depth: Int) {
        builder.open(.table)
        let columns = Int.random(in: 1...3, using: &random)
        for row in 0..<Int.random(in: 1...3, using: &random) {
            builder.open(.row(header: row == 0 && columns > 1))
            let isWide = row > 0 && columns > 1 && chance(30)
            if isWide { blocks(in: .cell(columns: columns, rows: 1), depth: depth) }
            for _ in 0..<(isWide ? 0 : columns) { blocks(in: .cell(columns: 1, rows: 1), depth: depth) }
            builder.close()
        }
        builder.close()
    }
}
