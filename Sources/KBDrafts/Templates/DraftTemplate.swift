import KBModel

/// An article with empty slots. A paragraph that is only `{{name}}` is a slot; `{{label.name}}` in a heading is a section's heading in
/// the draft's language; all else stands as it is. A heading without anything below it is left out.
package struct DraftTemplate: Sendable {
    package let name: String
    private let pieces: [Piece]

    private enum Piece: Sendable {
        case heading(level: Int, text: String, label: SectionLabel?)
        case slot(Slot)
        case fixed(Block)
    }

    package struct Invalid: Error, CustomStringConvertible {
        package var description: String
    }

    /// - Throws: `Invalid` when a slot's or label's name is unknown, or when there is no slot at all.
    package init(name: String, blocks: [Block]) throws(Invalid) {
        self.name = name
        var pieces: [Piece] = []
        for block in blocks {
            switch block.kind {
            case .heading(1, let inlines) where Self.reference(inlines.plainText) == nil: continue
            case .heading(let level, let inlines):
                let text = inlines.plainText
                guard let reference = Self.reference(text) else {
                    pieces.append(.heading(level: level, text: text, label: nil))
                    continue
                }
                guard reference.hasPrefix("label."), let label = SectionLabel(rawValue: String(reference.dropFirst(6))) else {
                    throw Self.unknown(reference, in: name)
                }
                pieces.append(.heading(level: level, text: text, label: label))
            case .paragraph(let inlines):
                guard let reference = Self.reference(inlines.plainText) else {
                    pieces.append(.fixed(block))
                    continue
                }
                guard let slot = Slot(rawValue: reference) else { throw Self.unknown(reference, in: name) }
                pieces.append(.slot(slot))
            default: pieces.append(.fixed(block))
            }
        }
        guard pieces.contains(where: { if case .slot = $0 { true } else { false } }) else {
            throw Invalid(description: "template \(name) has no slot: write {{steps}}, {{answers}}, … as a paragraph of its own.")
        }
        self.pieces = pieces
    }

    private static func unknown(_ reference: String, in name: String) -> Invalid {
        let known = Slot.allCases.map(\.rawValue) + SectionLabel.allCases.map { "label.\($0.rawValue)" }
        return Invalid(description: "template \(name): there is no slot {{\(reference)}}. Slots: \(known.joined(separator: ", ")).")
    }

    /// `name` of `{{name}}`; `nil` for other text.
    private static func reference(_ text: String) -> String? {
        guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.utf8.count > 4 else { return nil }
        return String(text.dropFirst(2).dropLast(2))
    }

    /// Whether the template has a slot.
    func holds(_ slot: Slot) -> Bool { pieces.contains { if case .slot(slot) = $0 { true } else { false } } }

    /// The slots filled, empty sections left out.
    func filled(with contents: SlotContents, language: String, labels: SectionLabels) -> [DraftBlock] {
        var result: [DraftBlock] = []
        var waiting: [DraftBlock] = []
        func add(_ blocks: [DraftBlock]) {
            guard !blocks.isEmpty else { return }
            result += waiting + blocks
            waiting = []
        }
        for piece in pieces {
            switch piece {
            case .heading(let level, let text, let label):
                waiting.removeAll { if case .heading(let other, _) = $0.block.kind { other >= level } else { false } }
                waiting.append(.heading(label.map { labels.text($0, language: language) } ?? text, level: level))
            case .slot(let slot): add(contents[slot] ?? [])
            case .fixed(let block): waiting.append(DraftBlock(block: block, evidence: []))
            }
        }
        return result
    }
}
