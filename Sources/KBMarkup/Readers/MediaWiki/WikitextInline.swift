import KBModel

/// Marks, links and templates inside a line of wikitext.
struct WikitextInline {
    let namespaces: WikiNamespaces
    /// Categories met so far.
    private(set) var labels: [String] = []

    /// Templates and links nested deeper than this are left out.
    private static let maximumDepth = 16
    /// Bytes of an address; a longer one is text.
    private static let maximumAddress = 4096

    /// Where links and templates of a whole text end: behind the end of a part of it, where they cross its bounds.
    private struct Places {
        let links: WikitextPairs
        let templates: WikitextPairs

        init(_ text: ArraySlice<UInt8>) {
            links = WikitextPairs(text, open: "[[", close: "]]")
            templates = WikitextPairs(text, open: "{{", close: "}}")
        }
    }

    /// The next `]` or line end, looked for once.
    private struct NextBracket {
        private var place = -1

        mutating func end(in text: ArraySlice<UInt8>, from start: Int) -> Int {
            if place < start { place = text[start...].firstIndex { $0 == 0x5D || $0 == 0x0A } ?? text.endIndex }
            return place
        }
    }

    init(namespaces: WikiNamespaces) { self.namespaces = namespaces }

    mutating func add(labels more: [String]) { for label in more where !labels.contains(label) { labels.append(label) } }

    mutating func append(_ text: ArraySlice<UInt8>, to builder: inout InlineBuilder) { append(text, to: &builder, Places(text), depth: 0) }

    private mutating func append(_ text: ArraySlice<UInt8>, to builder: inout InlineBuilder, _ places: Places, depth: Int) {
        guard depth < Self.maximumDepth else { return }
        var styles = QuoteStyles()
        var tags: [[UInt8]] = []
        var bracket = NextBracket()
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case 0x27 where text[index...].starts(with: "''".utf8): index = styles.toggle(text, at: index, &builder)
            case 0x5B where text[index...].starts(with: "[[".utf8): index = link(text, at: index, places, &builder, depth)
            case 0x5B: index = externalLink(text, at: index, places, &bracket, &builder, depth)
            case 0x7B where text[index...].starts(with: "{{".utf8): index = template(text, at: index, places, &builder, depth)
            case 0x3C: index = tag(text, at: index, &builder, &tags)
            case 0x26: index = reference(text, at: index, &builder)
            case 0x5F where text[index...].starts(with: "__".utf8): index = Self.endOfSwitch(text, at: index, &builder)
            default:
                let end = text[(index + 1)...].firstIndex { [0x27, 0x5B, 0x7B, 0x3C, 0x26, 0x5F].contains($0) } ?? text.endIndex
                builder.append(text[index..<end])
                index = end
            }
        }
        styles.closeAll(&builder)
        for _ in tags { builder.pop() }
    }

    /// Parts between bars that stand outside links and templates.
    static func split(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var depth = 0
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let pair = text[index...].prefix(2)
            if pair.elementsEqual("[[".utf8) || pair.elementsEqual("{{".utf8) {
                depth += 1
                index += 2
                continue
            }
            if pair.elementsEqual("]]".utf8) || pair.elementsEqual("}}".utf8) {
                depth -= 1
                index += 2
                continue
            }
            if text[index] == 0x7C, depth == 0 {
                parts.append(text[start..<index])
                start = index + 1
            }
            index += 1
        }
        parts.append(text[min(start, text.endIndex)...])
        return parts
    }

    // MARK: Links

    private mutating func link(
        _ text: ArraySlice<UInt8>, at start: Int, _ places: Places, _ builder: inout InlineBuilder, _ depth: Int
    ) -> Int {
        guard let end = places.links.end(from: start), end <= text.endIndex else {
            builder.append([0x5B, 0x5B] as [UInt8])
            return start + 2
        }
        let parts = Self.split(text[(start + 2)..<(end - 2)])
        var target = String(decoding: parts[0].trimmingASCIISpace, as: UTF8.self)
        let isVisible = target.hasPrefix(":")
        if isVisible { target.removeFirst() }
        switch isVisible ? .page : namespaces.kind(of: target) {
        case .category: add(labels: [String(target[target.index(after: target.firstIndex(of: ":") ?? target.startIndex)...]).trimmed])
        case .file: image(target, parts, &builder)
        case .other: break
        case .page:
            builder.push(link: target)
            if parts.count > 1, let last = parts.last, !last.trimmingASCIISpace.isEmpty {
                append(last, to: &builder, places, depth: depth + 1)
            } else {
                builder.append(target)
            }
            let trail = text[end...].prefix { $0.isASCIILetter || $0 >= 0x80 }
            builder.append(trail)
            builder.pop()
            return trail.endIndex
        }
        return end
    }

    private mutating func image(_ target: String, _ parts: [ArraySlice<UInt8>], _ builder: inout InlineBuilder) {
        let file = String(target[target.index(after: target.firstIndex(of: ":") ?? target.startIndex)...])
        let alt = parts.dropFirst().first { $0.starts(with: "alt=".utf8) }.map { String(decoding: $0.dropFirst(4), as: UTF8.self) }
        builder.image(src: file, alt: alt)
    }

    private mutating func externalLink(
        _ text: ArraySlice<UInt8>, at start: Int, _ places: Places, _ bracket: inout NextBracket, _ builder: inout InlineBuilder,
        _ depth: Int
    ) -> Int {
        let inside = text[(start + 1)..<bracket.end(in: text, from: start + 1)]
        let address = inside.prefix(Self.maximumAddress).prefix { !$0.isASCIISpace }
        guard inside.endIndex < text.endIndex, text[inside.endIndex] == 0x5D,
            RelativePath.hasScheme(String(decoding: address, as: UTF8.self)) || address.starts(with: "//".utf8)
        else {
            builder.append([0x5B] as [UInt8])
            return start + 1
        }
        let label = inside.dropFirst(address.count).trimmingASCIISpace
        builder.push(link: String(decoding: address, as: UTF8.self))
        if label.isEmpty { builder.append(address) } else { append(label, to: &builder, places, depth: depth + 1) }
        builder.pop()
        return inside.endIndex + 1
    }

    // MARK: Templates, tags, references

    /// A template inside a line shows its values without names.
    private mutating func template(
        _ text: ArraySlice<UInt8>, at start: Int, _ places: Places, _ builder: inout InlineBuilder, _ depth: Int
    ) -> Int {
        guard let end = places.templates.end(from: start), end <= text.endIndex else {
            builder.append([0x7B, 0x7B] as [UInt8])
            return start + 2
        }
        for value in WikitextTemplate(text[start..<end]).values where value.name == nil {
            builder.space()
            append(value.text, to: &builder, places, depth: depth + 1)
            builder.space()
        }
        return end
    }

    private static let marks: [String: Inline.Mark] = [
        "b": .strong, "strong": .strong, "i": .emphasis, "em": .emphasis, "code": .code, "tt": .code, "kbd": .key, "var": .variable,
        "u": .underline,
        "s": .strike, "del": .strike, "sub": .subscript, "sup": .superscript, "q": .quote,
    ]

    private func tag(_ text: ArraySlice<UInt8>, at start: Int, _ builder: inout InlineBuilder, _ open: inout [[UInt8]]) -> Int {
        let name = text[(start + 1)...].drop { $0 == 0x2F }.prefix { $0.isASCIILetter || $0.isASCIIDigit }.map(\.asciiLowercased)
        guard !name.isEmpty, let end = text[start...].prefix(1000).firstIndex(of: 0x3E) else {
            builder.append([0x3C] as [UInt8])
            return start + 1
        }
        let isEnd = text[start + 1] == 0x2F
        if name.elementsEqual("br".utf8) {
            builder.lineBreak()
        } else if name.elementsEqual("nowiki".utf8), !isEnd, text[end - 1] != 0x2F {
            let close = Self.endOfNowiki(text[end...])
            builder.append(text[(end + 1)..<max(end + 1, close.lowerBound)])
            return close.upperBound
        } else if let mark = Self.marks[String(decoding: name, as: UTF8.self)] {
            if !isEnd {
                builder.push(mark: mark)
                open.append(name)
            } else if open.last == name {
                builder.pop()
                open.removeLast()
            }
        }
        return end + 1
    }

    /// The end tag, or the end of the text.
    private static func endOfNowiki(_ text: ArraySlice<UInt8>) -> Range<Int> {
        var index = text.startIndex
        while let open = text[index...].firstIndex(of: 0x3C) {
            if text[open...].starts(with: "</nowiki>".utf8) { return open..<(open + 9) }
            index = open + 1
        }
        return text.endIndex..<text.endIndex
    }

    private func reference(_ text: ArraySlice<UInt8>, at start: Int, _ builder: inout InlineBuilder) -> Int {
        let inside = text[start...].prefix(40).prefix { $0 != 0x3B && !$0.isASCIISpace }
        guard inside.endIndex < text.endIndex, text[inside.endIndex] == 0x3B else {
            builder.append([0x26] as [UInt8])
            return start + 1
        }
        builder.append(RecordValues.plainText(String(decoding: text[start...inside.endIndex], as: UTF8.self)))
        return inside.endIndex + 1
    }

    /// `__TOC__` and its like say nothing.
    private static func endOfSwitch(_ text: ArraySlice<UInt8>, at start: Int, _ builder: inout InlineBuilder) -> Int {
        let word = text[(start + 2)...].prefix { $0.isASCIILetter }
        guard !word.isEmpty, text[word.endIndex...].starts(with: "__".utf8) else {
            builder.append([0x5F, 0x5F] as [UInt8])
            return start + 2
        }
        return word.endIndex + 2
    }
}

extension String {
    fileprivate var trimmed: String { String(decoding: Array(utf8)[...].trimmingASCIISpace, as: UTF8.self) }
}

/// Runs of apostrophes: two for emphasis, three for strong, five for both.
private struct QuoteStyles {
    private var open: [Inline.Mark] = []

    mutating func toggle(_ text: ArraySlice<UInt8>, at start: Int, _ builder: inout InlineBuilder) -> Int {
        let run = text[start...].prefix { $0 == 0x27 }.count
        let (literal, marks): (Int, [Inline.Mark]) =
            switch run {
            case 2: (0, [.emphasis])
            case 3: (0, [.strong])
            case 4: (1, [.strong])
            default: (run - 5, [.strong, .emphasis])
            }
        builder.append([UInt8](repeating: 0x27, count: literal))
        let closing = marks.filter(open.contains)
        if closing.count == marks.count {
            for mark in marks.reversed() { close(mark, &builder) }
        } else {
            for mark in marks {
                if open.contains(mark) { close(mark, &builder) } else { push(mark, &builder) }
            }
        }
        return start + run
    }

    private mutating func push(_ mark: Inline.Mark, _ builder: inout InlineBuilder) {
        builder.push(mark: mark)
        open.append(mark)
    }

    /// Marks opened after this one are closed and opened again.
    private mutating func close(_ mark: Inline.Mark, _ builder: inout InlineBuilder) {
        guard let place = open.lastIndex(of: mark) else { return }
        let after = Array(open[(place + 1)...])
        for _ in open[place...] { builder.pop() }
        open.removeSubrange(place...)
        for mark in after { push(mark, &builder) }
    }

    mutating func closeAll(_ builder: inout InlineBuilder) {
        for _ in open { builder.pop() }
        open = []
    }
}
