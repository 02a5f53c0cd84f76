import KBModel

/// Wikitext in pieces: lines, and what goes over several of them.
struct WikitextLines {
    enum Part {
        case line(ArraySlice<UInt8>, Int)
        case code([UInt8], language: String?, Int)
        /// From `{|` to `|}`.
        case table(ArraySlice<UInt8>, Int)
        /// From `{{` to `}}`, alone on its lines.
        case template(ArraySlice<UInt8>, Int)
    }

    private(set) var parts: [Part] = []
    /// Bytes of a tag with its attributes.
    private static let maximumTag = 4096

    /// Comments and references are taken out; line ends inside them stay, so that lines count right.
    init(_ source: ArraySlice<UInt8>, firstLine: Int) {
        let text = Self.withoutUnread(Array(source))
        let tables = WikitextPairs(text[...], open: "{|", close: "|}")
        let templates = WikitextPairs(text[...], open: "{{", close: "}}")
        var unclosed: Set<String> = []
        var line = firstLine
        var index = 0
        while index < text.count {
            let end = text[index...].firstIndex(of: 0x0A) ?? text.count
            let rest = text[index...].drop { $0 == 0x20 || $0 == 0x3A }
            var stop = end
            if rest.starts(with: "{|".utf8), let close = tables.end(from: rest.startIndex) {
                parts.append(.table(text[rest.startIndex..<close], line))
                stop = close
            } else if rest.starts(with: "{{".utf8), let close = templates.end(from: rest.startIndex),
                text[close...].prefix(while: { $0 != 0x0A }).allSatisfy(\.isASCIISpace)
            {
                parts.append(.template(text[rest.startIndex..<close], line))
                stop = close
            } else if let code = Self.code(text, at: text[index...].drop { $0 == 0x20 }.startIndex, &unclosed) {
                parts.append(.code(code.text, language: code.language, line))
                stop = code.end
            } else {
                stop = Self.lineEnd(text, from: index, to: end, templates)
                parts.append(.line(text[index..<stop], line))
            }
            for byte in text[index..<stop] where byte == 0x0A { line += 1 }
            index = stop
            if index < text.count, text[index] == 0x0A {
                index += 1
                line += 1
            }
        }
    }

    /// A template that begins on this line and goes on belongs to the line, up to a page of values.
    private static func lineEnd(_ text: [UInt8], from start: Int, to end: Int, _ templates: WikitextPairs) -> Int {
        var index = start
        while index < end {
            guard text[index] == 0x7B, let close = templates.end(from: index), close <= end + 20_000 else {
                index += 1
                continue
            }
            index = close
        }
        return index <= end ? end : text[index...].firstIndex(of: 0x0A) ?? text.count
    }

    /// `<pre>`, `<syntaxhighlight>` and `<source>` at the beginning of a line.
    ///
    /// - Parameter unclosed: names whose end tag does not come any more.
    private static func code(_ text: [UInt8], at start: Int, _ unclosed: inout Set<String>) -> (text: [UInt8], language: String?, end: Int)?
    {
        for name in ["pre", "syntaxhighlight", "source"] where !unclosed.contains(name) {
            let tag = text[start...].prefix(name.utf8.count + 1).map(\.asciiLowercased)
            guard tag.elementsEqual(("<" + name).utf8), let open = text[start...].firstIndex(of: 0x3E) else { continue }
            guard let close = text.range(of: "</" + name, from: open) else {
                unclosed.insert(name)
                continue
            }
            let attributes = String(decoding: text[start..<open], as: UTF8.self)
            let language = attributes.split { $0 == "\"" || $0 == "'" || $0 == "=" || $0 == " " || $0 == ">" }.drop { $0 != "lang" }
                .dropFirst().first
            let end = (text[close.lowerBound...].firstIndex(of: 0x3E) ?? text.count - 1) + 1
            return (Array(text[(open + 1)..<close.lowerBound]), language.map(String.init), end)
        }
        return nil
    }

    /// Without comments, references, galleries, formulas and behaviour switches.
    private static func withoutUnread(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var unclosed: Set<String> = []
        var index = 0
        while index < text.count {
            guard text[index] == 0x3C, let end = endOfUnread(text, at: index, &unclosed) else {
                result.append(text[index])
                index += 1
                continue
            }
            result += text[index..<end].filter { $0 == 0x0A }
            index = end
        }
        return result
    }

    private static func endOfUnread(_ text: [UInt8], at start: Int, _ unclosed: inout Set<String>) -> Int? {
        if text[start...].starts(with: "<!--".utf8) { return text.range(of: "-->", from: start)?.upperBound ?? text.count }
        for name in ["ref", "gallery", "math", "timeline", "references"] {
            let tag = text[start...].prefix(name.utf8.count + 2).map(\.asciiLowercased)
            guard tag.count == name.utf8.count + 2, tag.dropLast().elementsEqual(("<" + name).utf8), let last = tag.last,
                !last.isASCIILetter,
                let open = text[start...].prefix(maximumTag).firstIndex(of: 0x3E)
            else { continue }
            if text[open - 1] == 0x2F { return open + 1 }
            if unclosed.contains(name) { return open + 1 }
            guard let close = text.range(of: "</\(name)>", from: open) else {
                unclosed.insert(name)
                return open + 1
            }
            return close.upperBound
        }
        return nil
    }
}
