import KBModel

/// Replaces the entity references of an XML text, so that the parser sees none: what the document type declares, the named characters of
/// HTML, and `…` for what nothing declares. The document type itself is blanked out; line ends stay.
///
/// Bounded: at most `maximumReferences` references and `maximumGrowth` bytes (or twice the text, if that is more) are put in, nested at
/// most `maximumDepth` deep. What is over stays as written, with a problem. Cost: one pass over the text; a text without such references
/// is handed back as it is.
package struct EntityExpansion: Sendable {
    package private(set) var bytes: [UInt8]
    package private(set) var problems: [Problem] = []
    /// Lines of `bytes` at which text of several lines was put in, with how many lines it added.
    private var insertions: [(line: Int, added: Int)] = []

    private static let maximumReferences = 100_000
    private static let maximumGrowth = 1 << 20
    private static let maximumDepth = 16
    private static let maximumNames = 8
    /// What stands for text that is not known: a sign that something is missing, never a guess.
    private static let standIn = Array("…".utf8)

    private var entities: [String: DocumentType.Entity] = [:]
    private var allowance: Int
    private var references = 0
    private var outputLine = 1
    private var undeclared: [String] = []
    private var undeclaredLine: Int?
    private var limitLine: Int?

    /// - Parameter load: the bytes of an entity file, by its path as written; `nil` when it must not or cannot be read.
    package init(_ source: [UInt8], load: (String) -> [UInt8]? = { _ in nil }) {
        bytes = source
        allowance = max(Self.maximumGrowth, 2 * source.count)
        guard Self.hasEntityReference(source) else { return }
        let type = DocumentType(of: source, load: load)
        entities = type?.entities ?? [:]
        bytes = []
        bytes.reserveCapacity(source.count + source.count / 16)
        var start = 0
        if let range = type?.range {
            put(source[..<range.lowerBound])
            put(source[range].filter { $0 == 0x0A }[...])
            start = range.upperBound
        }
        expand(source[start...], depth: 0, active: [], load: load)
        report()
    }

    /// The line of the source, for a line of `bytes`.
    package func sourceLine(_ line: Int) -> Int {
        var line = line
        for insertion in insertions.reversed() where line > insertion.line { line = max(insertion.line, line - insertion.added) }
        return line
    }

    package var changesLines: Bool { !insertions.isEmpty }

    private static func hasEntityReference(_ bytes: [UInt8]) -> Bool {
        let text = bytes.span
        var index = 0
        while true {
            index = text.index(of: 0x26, from: index) + 1
            if index > text.count { return false }
            guard let end = nameEnd(bytes[...], from: index) else { continue }
            if !isPredefined(bytes[index..<end]) { return true }
        }
    }

    /// The index of the `;` after a name; `nil` when no name stands here.
    private static func nameEnd(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        guard start < bytes.endIndex, bytes[start].isASCIILetter || bytes[start] == 0x5F || bytes[start] >= 0x80 else { return nil }
        var index = start
        while index < bytes.endIndex, index - start < 256 {
            let byte = bytes[index]
            if byte == 0x3B { return index }
            guard byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x3A
            else { return nil }
            index += 1
        }
        return nil
    }

    private static func isPredefined(_ name: ArraySlice<UInt8>) -> Bool {
        name.elementsEqual("amp".utf8) || name.elementsEqual("lt".utf8) || name.elementsEqual("gt".utf8) || name.elementsEqual("quot".utf8)
            || name.elementsEqual("apos".utf8)
    }

    private mutating func put(_ text: ArraySlice<UInt8>) {
        bytes += text
        for byte in text where byte == 0x0A { outputLine += 1 }
    }

    private mutating func expand(_ text: ArraySlice<UInt8>, depth: Int, active: [String], load: (String) -> [UInt8]?) {
        var position = MarkupPosition()
        var copied = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] == 0x26, position.isReadable, let end = Self.nameEnd(text, from: index + 1) else {
                index = position.advance(over: text, at: index)
                continue
            }
            let name = text[(index + 1)..<end]
            if Self.isPredefined(name) {
                index = end + 1
                continue
            }
            put(text[copied..<index])
            replace(String(decoding: name, as: UTF8.self), inTag: position.isInTag, depth: depth, active: active, load: load)
            index = end + 1
            copied = index
        }
        put(text[copied...])
    }

    private mutating func replace(_ name: String, inTag: Bool, depth: Int, active: [String], load: (String) -> [UInt8]?) {
        references += 1
        guard references <= Self.maximumReferences, allowance > 0, depth < Self.maximumDepth, !active.contains(name) else {
            limitLine = limitLine ?? sourceLine(outputLine)
            put(Array("&amp;\(name);".utf8)[...])
            return
        }
        guard let value = value(of: name, load: load) else {
            if !undeclared.contains(name) { undeclared.append(name) }
            undeclaredLine = undeclaredLine ?? sourceLine(outputLine)
            put(Self.standIn[...])
            return
        }
        allowance -= value.count
        let lineBefore = outputLine
        expand((inTag ? Self.escapedForTag(value) : value)[...], depth: depth + 1, active: active + [name], load: load)
        if depth == 0, outputLine > lineBefore { insertions.append((lineBefore, outputLine - lineBefore)) }
    }

    private func value(of name: String, load: (String) -> [UInt8]?) -> [UInt8]? {
        switch entities[name] {
        case .text(let text): text
        case .file(let path): load(path).map(Self.withoutTextDeclaration)
        case nil: Self.namedText(name)
        }
    }

    /// What HTML 5 means by a name; `nil` when it knows none such.
    private static func namedText(_ name: String) -> [UInt8]? {
        if let known = MarkupParser.namedCharacter(name) { return Array(String(known).utf8) }
        let reference = "&\(name);"
        let tree = HTML5Parser.parse(Array(reference.utf8))
        let text = tree.innerText(of: MarkupTree.document)
        return text == reference || text.isEmpty ? nil : Array(text.utf8)
    }

    /// An entity file may begin with `<?xml … ?>` and hold a document type.
    private static func withoutTextDeclaration(_ bytes: [UInt8]) -> [UInt8] {
        let type = DocumentType(of: bytes, load: { _ in nil })
        var start = type?.range.upperBound ?? 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = max(start, 3) }
        if bytes[min(start, bytes.count)...].starts(with: "<?xml".utf8) {
            start = bytes.range(of: "?>", from: start)?.upperBound ?? bytes.count
        }
        return Array(bytes[min(start, bytes.count)...])
    }

    private static func escapedForTag(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            switch byte {
            case 0x3C: result += "&lt;".utf8
            case 0x22: result += "&quot;".utf8
            case 0x27: result += "&#39;".utf8
            default: result.append(byte)
            }
        }
        return result
    }

    private mutating func report() {
        if !undeclared.isEmpty {
            let shown = undeclared.prefix(Self.maximumNames).map { "&\($0);" }.joined(separator: ", ")
            let more = undeclared.count > Self.maximumNames ? " and \(undeclared.count - Self.maximumNames) more" : ""
            problems.append(
                Problem(
                    kind: "undeclared-entity", line: undeclaredLine,
                    message: "nothing within reach declares \(shown)\(more); … stands in its place"))
        }
        if let limitLine {
            problems.append(
                Problem(
                    kind: "entity-limit", line: limitLine,
                    message: "entities expand beyond the limit or into themselves; from here on such references stay as written"))
        }
    }
}

/// Where in its markup an XML text is: references count in text and in attribute values only.
private struct MarkupPosition {
    private enum Place {
        case text, tag
        case value(UInt8)
    }

    private var place = Place.text

    var isReadable: Bool { if case .tag = place { false } else { true } }
    var isInTag: Bool { if case .value = place { true } else { false } }

    /// The index after the byte at `index`, or after the comment, CDATA section or instruction that begins there.
    mutating func advance(over text: ArraySlice<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        switch place {
        case .text:
            guard byte == 0x3C else { return index + 1 }
            if let end = Self.endOfSection(text, at: index) { return end }
            place = .tag
        case .tag:
            if byte == 0x3E { place = .text } else if byte == 0x22 || byte == 0x27 { place = .value(byte) }
        case .value(let quote): if byte == quote { place = .tag }
        }
        return index + 1
    }

    private static func endOfSection(_ text: ArraySlice<UInt8>, at index: Int) -> Int? {
        let rest = text[index...]
        let mark: String
        if rest.starts(with: "<!--".utf8) {
            mark = "-->"
        } else if rest.starts(with: "<![CDATA[".utf8) {
            mark = "]]>"
        } else if rest.starts(with: "<?".utf8) {
            mark = "?>"
        } else {
            return nil
        }
        let end = Array(mark.utf8)
        var at = index
        while let found = text[at...].firstIndex(of: end[0]) {
            if text[found...].starts(with: end) { return found + end.count }
            at = found + 1
        }
        return text.endIndex
    }
}
