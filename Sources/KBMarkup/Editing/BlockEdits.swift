import KBModel

/// Finds the edits of a file that turn its blocks into others, as small as its markup allows.
struct BlockEdits {
    private let bytes: [UInt8]
    private let markup: BlockMarkup
    private let elements: SourceElements
    private(set) var edits: [SourceEdit] = []

    /// A block of the file without an element of its own that could be found.
    struct Unplaced: Error {}

    init(_ bytes: [UInt8], _ markup: BlockMarkup) {
        self.bytes = bytes
        self.markup = markup
        elements = SourceElements(bytes, isHTML: markup.isHTML)
    }

    /// What stands in the same order on both sides is left alone byte for byte.
    mutating func turn(_ old: [Block], into new: [Block]) throws(Unplaced) {
        let (before, after) = (old.map(\.unplaced), new.map(\.unplaced))
        let steps = Self.steps(before, after)
        let places = locate(old)
        for step in steps {
            switch step {
            case .keep: continue
            case .replace(let o, let n):
                guard let element = places[o] else { throw Unplaced() }
                try replace(element, old[o], by: new[n])
            case .remove(let o):
                guard let element = places[o] else { throw Unplaced() }
                edits.append(SourceEdit(elements.all[element].range, ""))
            case .insert(let n, let before):
                let text = markup.write([new[n]]).withoutLineEnd
                let isBehind = before > 0 && places[before - 1] != nil
                edits.append(SourceEdit(try place(before: before, places), isBehind ? "\n" + text : text + "\n"))
            }
        }
    }

    // MARK: Steps

    enum Step {
        case keep
        case replace(Int, Int)
        case remove(Int)
        case insert(Int, before: Int)
    }

    /// A removal and an insertion in the same place are a replacement.
    static func steps<T: Hashable>(_ old: [T], _ new: [T]) -> [Step] {
        var (removed, inserted) = (Set<Int>(), Set<Int>())
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var steps: [Step] = []
        var (o, n) = (0, 0)
        while o < old.count || n < new.count {
            let isRemoved = o < old.count && removed.contains(o)
            let isInserted = n < new.count && inserted.contains(n)
            switch (isRemoved, isInserted) {
            case (true, true):
                steps.append(.replace(o, n))
                (o, n) = (o + 1, n + 1)
            case (true, false):
                steps.append(.remove(o))
                o += 1
            case (false, true):
                steps.append(.insert(n, before: o))
                n += 1
            case (false, false):
                steps.append(.keep)
                (o, n) = (o + 1, n + 1)
            }
        }
        return steps
    }

    // MARK: Places

    /// For each block the outermost element on its line that reads as this block alone.
    private func locate(_ blocks: [Block]) -> [Int?] {
        var byLine: [Int: [Int]] = [:]
        for (index, element) in elements.all.enumerated() { byLine[element.line, default: []].append(index) }
        var last = -1
        return blocks.map { block in
            guard let line = block.line else { return nil }
            let wanted = [block.unplaced]
            let candidates = (byLine[line] ?? []).filter { index in
                last < 0 || elements.all[index].range.lowerBound >= elements.all[last].range.upperBound
            }
            let found = candidates.first { index in
                guard !Self.wrappers.contains(elements.all[index].name) else { return false }
                return markup.read(bytes[elements.all[index].range])?.map(\.unplaced) == wanted
            }
            if let found { last = found }
            return found
        }
    }

    /// Elements that may hold a whole article: an edit of one block must not take them.
    private static let wrappers: Set<String> = [
        "html", "body", "main", "article", "section", "header", "topic", "concept", "task", "conbody", "taskbody", "body", "chapter",
    ]

    /// Where something goes that stands before the block at `index`: behind the one before it, else at its beginning.
    private func place(before index: Int, _ places: [Int?]) throws(Unplaced) -> Range<Int> {
        if index > 0, let element = places[index - 1] {
            let end = elements.all[element].range.upperBound
            return end..<end
        }
        guard index < places.count, let element = places[index] else { throw Unplaced() }
        let start = elements.all[element].range.lowerBound
        return start..<start
    }

    // MARK: Inside a block

    private mutating func replace(_ element: Int, _ old: Block, by new: Block) throws(Unplaced) {
        let place = elements.all[element]
        switch (old.kind, new.kind) {
        case (.paragraph(let before), .paragraph(let after)): line(place, before, after)
        case (.heading(let level, let before), .heading(let newLevel, let after)) where level == newLevel: line(place, before, after)
        case (.list(let before), .list(let after)) where before.ordered == after.ordered && before.steps == after.steps:
            if !items(element, before, after) { edits.append(SourceEdit(place.range, markup.write([new]).withoutLineEnd)) }
        default: edits.append(SourceEdit(place.range, markup.write([new]).withoutLineEnd))
        }
    }

    /// Changes words where they stand; where that cannot be, the inside of the element.
    private mutating func line(_ place: SourceElements.Element, _ old: [Inline], _ new: [Inline]) {
        let edits = SourceText(place.inner, of: bytes)?.edits(from: old.plainText, to: new.plainText)
        let sameStyles = old.map(\.style) == new.map(\.style) || old.plainText != new.plainText
        if let edits, sameStyles, markup.read(Self.applying(edits, to: bytes, within: place.range)).map({ reads($0, new) }) == true {
            self.edits += edits
        } else {
            self.edits.append(SourceEdit(place.inner, markup.inlines(new)))
        }
    }

    private func reads(_ blocks: [Block], _ runs: [Inline]) -> Bool {
        switch blocks.first?.kind {
        case .paragraph(let found), .heading(_, let found): blocks.count == 1 && found == runs
        default: false
        }
    }

    /// Items that stayed are left alone. Whether the list's elements could be told.
    private mutating func items(_ element: Int, _ old: Block.List, _ new: Block.List) -> Bool {
        let places = elements.all[element].children.map { elements.all[$0] }.filter { markup.items.contains($0.name) }
        guard places.count == old.items.count else { return false }
        let before = old.items.map { $0.map(\.unplaced) }
        var edits: [SourceEdit] = []
        for step in Self.steps(before, new.items.map { $0.map(\.unplaced) }) {
            switch step {
            case .keep: continue
            case .remove(let o): edits.append(SourceEdit(places[o].range, ""))
            case .insert(let n, let place):
                let at = place > 0 ? places[place - 1].range.upperBound : places.first?.range.lowerBound
                guard let at else { return false }
                edits.append(SourceEdit(at..<at, item(new.items[n], like: places.first)))
            case .replace(let o, let n): edits += inside(places[o], before[o], new.items[n])
            }
        }
        self.edits += edits
        return true
    }

    private func inside(_ place: SourceElements.Element, _ old: [Block], _ new: [Block]) -> [SourceEdit] {
        if old.count == 1, new.count == 1, case .paragraph(let before) = old[0].kind, case .paragraph(let after) = new[0].kind,
            let edits = SourceText(place.inner, of: bytes)?.edits(from: before.plainText, to: after.plainText),
            markup.read(Self.applying(edits, to: bytes, within: place.inner)).map({ reads($0, after) }) == true
        {
            return edits
        }
        return [SourceEdit(place.inner, content(new))]
    }

    private func item(_ blocks: [Block], like place: SourceElements.Element?) -> String {
        let name = place?.name ?? markup.item.name
        return "\n<\(name)>\(content(blocks))</\(name)>"
    }

    private func content(_ blocks: [Block]) -> String {
        if markup.item.name == "li", blocks.count == 1, case .paragraph(let runs) = blocks[0].kind { return markup.inlines(runs) }
        return markup.write(blocks)
    }

    // MARK: Applying

    /// The bytes of `range` with the edits made that lie in it.
    static func applying(_ edits: [SourceEdit], to bytes: [UInt8], within range: Range<Int>? = nil) -> ArraySlice<UInt8> {
        let range = range ?? 0..<bytes.count
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var next = range.lowerBound
        // Stable: insertions at one place keep their order.
        for edit in edits.enumerated().sorted(by: { ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset) }) {
            guard edit.element.range.lowerBound >= next else { continue }
            result += bytes[next..<edit.element.range.lowerBound]
            result += edit.element.text.utf8
            next = edit.element.range.upperBound
        }
        result += bytes[next..<range.upperBound]
        return result[...]
    }
}

extension Inline {
    fileprivate var style: [String] { marks.map(\.rawValue) + [link ?? ""] }
}

extension String {
    fileprivate var withoutLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}

extension Block {
    /// Without line numbers, for comparing.
    var unplaced: Block {
        func all(_ blocks: [Block]) -> [Block] { blocks.map(\.unplaced) }
        var block = self
        block.line = nil
        switch kind {
        case .heading, .paragraph, .code, .image: break
        case .quote(let blocks): block.kind = .quote(all(blocks))
        case .note(let note, let blocks): block.kind = .note(note, all(blocks))
        case .details(let summary, let blocks): block.kind = .details(summary: summary, all(blocks))
        case .list(var list):
            list.items = list.items.map(all)
            block.kind = .list(list)
        case .definitions(let definitions): block.kind = .definitions(definitions.map { Definition(term: $0.term, blocks: all($0.blocks)) })
        case .table(var table):
            table.rows = table.rows.map { $0.map { Cell(all($0.blocks), columns: $0.columns, rows: $0.rows) } }
            block.kind = .table(table)
        }
        return block
    }
}
