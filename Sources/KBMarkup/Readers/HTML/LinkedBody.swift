import KBModel

/// The text of a schema.org `FAQPage`, `QAPage` or `HowTo` that stands in a page's JSON-LD and is not shown: pages that open their answers by a
/// script have it there alone.
enum LinkedBody {
    static let types: Set<String> = ["FAQPage", "QAPage", "Question", "HowTo"]
    private static let maximumDepth = 6

    /// - Parameter text: what was read from the page; what it holds already is not read a second time.
    static func blocks(of value: JSONValue, missingFrom text: String) -> [Block] {
        let shown = words(of: text)
        return parts(of: value, depth: 0).filter { part in !contains(shown, words(of: part.joinedText)) }.flatMap { $0 }
    }

    /// One group of blocks for each question or how-to.
    private static func parts(of value: JSONValue, depth: Int) -> [[Block]] {
        guard depth < maximumDepth else { return [] }
        if let list = value.array { return list.flatMap { parts(of: $0, depth: depth + 1) } }
        let types = JSONLinkedData.strings(value["@type"])
        if types.contains("Question") { return question(value) }
        if types.contains("HowTo") { return [howTo(value)] }
        return ["@graph", "mainEntity"].flatMap { key in value[key].map { parts(of: $0, depth: depth + 1) } ?? [] }
    }

    private static func question(_ value: JSONValue) -> [[Block]] {
        let title = RecordValues.plainText(value["name"]?.string ?? value["text"]?.string ?? "")
        let answer = value["acceptedAnswer"] ?? value["suggestedAnswer"]
        let texts = (answer?.array ?? [answer].compactMap { $0 }).compactMap { $0["text"]?.string }
        let body = texts.flatMap { HTMLFragment.read($0).blocks.withoutLines }
        guard !title.isEmpty, !body.isEmpty else { return [] }
        return [[Block(.heading(level: 2, [Inline(title)]))] + body]
    }

    private static func howTo(_ value: JSONValue) -> [Block] {
        var blocks: [Block] = []
        if let name = value["name"]?.string { blocks.append(Block(.heading(level: 2, [Inline(RecordValues.plainText(name))]))) }
        for section in sections(of: value) {
            if let name = section.name { blocks.append(Block(.heading(level: 3, [Inline(name)]))) }
            if !section.steps.isEmpty { blocks.append(Block(.list(Block.List(ordered: true, steps: true, items: section.steps)))) }
        }
        return blocks.contains { if case .list = $0.kind { true } else { false } } ? blocks : []
    }

    /// Steps right in the how-to are one section without a name.
    private static func sections(of value: JSONValue) -> [(name: String?, steps: [[Block]])] {
        let elements = value["step"]?.array ?? value["steps"]?.array ?? [value["step"]].compactMap { $0 }
        var sections: [(name: String?, steps: [[Block]])] = []
        for element in elements {
            if JSONLinkedData.strings(element["@type"]).contains("HowToSection") {
                let steps = (element["itemListElement"]?.array ?? []).map(step).filter { !$0.isEmpty }
                sections.append((element["name"]?.string.map(RecordValues.plainText), steps))
            } else {
                if sections.last.map({ $0.name != nil }) ?? true { sections.append((nil, [])) }
                let step = step(element)
                if !step.isEmpty { sections[sections.count - 1].steps.append(step) }
            }
        }
        return sections
    }

    /// A step is a text, or an object with a name, a text or directions of its own.
    private static func step(_ value: JSONValue) -> [Block] {
        if let text = value.string { return HTMLFragment.read(text).blocks.withoutLines }
        let directions = (value["itemListElement"]?.array ?? []).compactMap { $0["text"]?.string ?? $0.string }
        let texts = [value["text"]?.string].compactMap { $0 } + directions
        let name = value["name"]?.string.map(RecordValues.plainText)
        let body = texts.flatMap { HTMLFragment.read($0).blocks.withoutLines }
        guard let name, !words(of: texts.joined(separator: " ")).starts(with: words(of: name)) else { return body }
        return [Block(.paragraph([Inline(name)]))] + body
    }

    // MARK: What is shown

    /// Letters and digits in small letters, parted by one space, with a space at both ends.
    private static func words(of text: String) -> [UInt8] {
        var words: [UInt8] = [0x20]
        for byte in text.utf8 {
            if byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit {
                words.append(byte.asciiLowercased)
            } else if words.last != 0x20 {
                words.append(0x20)
            }
        }
        if words.last != 0x20 { words.append(0x20) }
        return words
    }

    /// Whether the first words stand in the text: answers are often shown in another form from some point on.
    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        let beginning = part.prefix(120)
        return beginning.count <= 1 || text.range(of: String(decoding: beginning, as: UTF8.self)) != nil
    }
}
