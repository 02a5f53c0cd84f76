import KBModel

/// A piece of an article that holds words or a picture and no blocks: a heading, a paragraph (of a list item, cell, note, …), code, an
/// image, a defined term, the summary of a collapsed part.
package struct TextUnit: Sendable {
    package enum Kind: Sendable, Hashable {
        case heading(level: Int)
        case paragraph, code, term, summary
        case image(src: String, alt: String?)
    }

    /// What a unit stands inside of.
    package struct Containers: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let list = Containers(rawValue: 1)
        package static let table = Containers(rawValue: 2)
        package static let note = Containers(rawValue: 4)
        package static let quote = Containers(rawValue: 8)
        package static let details = Containers(rawValue: 16)
        package static let definition = Containers(rawValue: 32)
        package static let steps = Containers(rawValue: 64)
    }

    package let kind: Kind
    package let inlines: [Inline]
    package let text: String
    package let line: Int?
    package let containers: Containers
    /// The index of the article's own block that the unit is, or stands in.
    package let block: Int

    package var headingLevel: Int? { if case .heading(let level) = kind { level } else { nil } }
    package var isProse: Bool { kind == .paragraph || kind == .summary }
}

extension [Block] {
    /// The units in reading order. A block without a line of its own has that of the block around it.
    package var textUnits: [TextUnit] {
        var units: [TextUnit] = []
        for (index, block) in enumerated() { block.appendUnits(to: &units, index: index, line: nil, containers: []) }
        return units
    }
}

extension Block {
    fileprivate func appendUnits(to units: inout [TextUnit], index: Int, line outer: Int?, containers: TextUnit.Containers) {
        let line = self.line ?? outer
        func append(_ kind: TextUnit.Kind, _ inlines: [Inline], _ text: String) {
            units.append(TextUnit(kind: kind, inlines: inlines, text: text, line: line, containers: containers, block: index))
        }
        func descend(_ blocks: [Block], into inner: TextUnit.Containers) {
            for block in blocks { block.appendUnits(to: &units, index: index, line: line, containers: containers.union(inner)) }
        }
        switch kind {
        case .heading(let level, let inlines): append(.heading(level: level), inlines, inlines.plainText)
        case .paragraph(let inlines): append(.paragraph, inlines, inlines.plainText)
        case .code(_, let text): append(.code, [], text)
        case .image(let src, let alt): append(.image(src: src, alt: alt), [], "")
        case .list(let list): for item in list.items { descend(item, into: list.steps ? [.list, .steps] : .list) }
        case .table(let table): for row in table.rows { for cell in row { descend(cell.blocks, into: .table) } }
        case .quote(let blocks): descend(blocks, into: .quote)
        case .note(_, let blocks): descend(blocks, into: .note)
        case .details(let summary, let blocks):
            append(.summary, summary, summary.plainText)
            descend(blocks, into: .details)
        case .definitions(let definitions):
            for definition in definitions {
                append(.term, definition.term, definition.term.plainText)
                descend(definition.blocks, into: .definition)
            }
        }
    }
}
