import KBModel
import KBTestSupport

/// Articles and edits made at random from a seed, for properties that must hold for all.
struct RandomArticle {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private static let vocabulary = [
        "mail", "server", "click", "Save", "not", "12", "4.1", "if", "the", "a", "öppna", "“quoted”", "密码", "重置密码", "รหัสผ่าน", "don’t", "$5",
        "5 MB",
        "2024-03-12", "\u{200F}البريد", "e\u{301}", "\u{1F600}", "-", "…",
    ]

    mutating func article() -> Article {
        Article(
            id: "a", title: sentence(), language: ["en", nil, "zh", "sv"].randomElement(using: &random) ?? nil,
            labels: Bool.random(using: &random) ? ["x", "y"] : [], source: Article.Source(path: "a.html", format: "html"),
            blocks: blocks(depth: 0, count: 0...12))
    }

    mutating func sentence() -> String {
        (0..<Int.random(in: 0...14, using: &random)).map { _ in Self.vocabulary.randomElement(using: &random) ?? "" }
            .joined(separator: Int.random(in: 0...9, using: &random) == 0 ? "  " : " ")
    }

    private mutating func inlines() -> [Inline] {
        let first = sentence()
        switch Int.random(in: 0...4, using: &random) {
        case 0: return [Inline(first), Inline(sentence(), marks: [.strong, .code].shuffled(using: &random)), Inline("tail")]
        case 1: return [Inline(first), Inline("here", link: "https://example.org/\(Int.random(in: 0...3, using: &random))")]
        case 2: return [Inline(first), Inline("", image: Inline.Image(src: "a.png", alt: Bool.random(using: &random) ? nil : ""))]
        default: return first.isEmpty ? [] : [Inline(first)]
        }
    }

    mutating func blocks(depth: Int, count: ClosedRange<Int>) -> [Block] {
        (0..<Int.random(in: count, using: &random)).map { _ in block(depth: depth) }
    }

    mutating func block(depth: Int) -> Block {
        let line = Bool.random(using: &random) ? Int.random(in: 1...500, using: &random) : nil
        let inner = 0...(depth > 2 ? 1 : 3)
        let groups = 0..<Int.random(in: 0...4, using: &random)
        switch Int.random(in: 0...(depth > 2 ? 4 : 11), using: &random) {
        case 0, 1: return Block(.paragraph(inlines()), line: line)
        case 2: return Block(.heading(level: Int.random(in: 1...6, using: &random), inlines()), line: line)
        case 3: return Block(.code(language: Bool.random(using: &random) ? "sh" : nil, text: sentence() + "\n  x"), line: line)
        case 4: return Block(.image(src: "b.png", alt: [nil, "", "alt text"].randomElement(using: &random) ?? nil), line: line)
        case 5, 6:
            let items = groups.map { _ in blocks(depth: depth + 1, count: inner) }
            return Block(.list(Block.List(ordered: Bool.random(using: &random), steps: false, items: items)), line: line)
        case 7:
            let rows = groups.map { _ in
                (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    Block.Cell(blocks(depth: depth + 1, count: 0...1), columns: Int.random(in: 1...2, using: &random))
                }
            }
            return Block(.table(Block.Table(header: 1, rows: rows)), line: line)
        case 8: return Block(.quote(blocks(depth: depth + 1, count: inner)), line: line)
        case 9:
            return Block(
                .note(Block.Note.allCases.randomElement(using: &random) ?? .note, blocks(depth: depth + 1, count: inner)), line: line)
        case 10: return Block(.details(summary: inlines(), blocks(depth: depth + 1, count: inner)), line: line)
        default:
            let definitions = groups.map { _ in Block.Definition(term: inlines(), blocks: blocks(depth: depth + 1, count: inner)) }
            return Block(.definitions(definitions), line: line)
        }
    }

    /// The article with a few blocks removed, inserted, moved or written anew, on any level.
    mutating func edited(_ article: Article) -> Article {
        var result = article
        for _ in 0..<Int.random(in: 1...5, using: &random) { result.blocks = edited(result.blocks, depth: 0) }
        if Bool.random(using: &random) { result.title += " again" }
        return result
    }

    private mutating func edited(_ blocks: [Block], depth: Int) -> [Block] {
        var result = blocks
        let place = result.isEmpty ? 0 : Int.random(in: 0..<result.count, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0 where !result.isEmpty: result.remove(at: place)
        case 1: result.insert(block(depth: depth), at: place)
        case 2 where !result.isEmpty:
            let moved = result.remove(at: place)
            result.insert(moved, at: Int.random(in: 0...result.count, using: &random))
        case 3 where !result.isEmpty: result[place] = editedInside(result[place], depth: depth + 1)
        default: result.append(Block(.quote(result)))
        }
        return result
    }

    private mutating func editedInside(_ block: Block, depth: Int) -> Block {
        var result = block
        switch block.kind {
        case .list(var list):
            list.items.shuffle(using: &random)
            if !list.items.isEmpty { list.items[0] = edited(list.items[0], depth: depth) }
            result.kind = .list(list)
        case .quote(let blocks): result.kind = .note(.warning, edited(blocks, depth: depth))
        case .note(let note, let blocks): result.kind = .note(note, edited(blocks, depth: depth))
        case .table(var table):
            table.rows.shuffle(using: &random)
            result.kind = .table(table)
        default: result.kind = .paragraph([Inline(sentence())])
        }
        return result
    }
}
