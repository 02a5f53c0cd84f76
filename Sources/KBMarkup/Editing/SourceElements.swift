/// The elements of a markup file with their places in its bytes: what an edit of the file itself needs, and parsers do not tell.
///
/// HTML's implied ends are known for the common cases. Where the scan and a real parser disagree an edit fails its check and is not made.
struct SourceElements {
    struct Element {
        /// In small letters for HTML, as written for XML.
        var name: String
        /// From `<` of the start tag to behind the end tag.
        var range: Range<Int>
        /// Between the tags.
        var inner: Range<Int>
        /// Of the start tag, from 1.
        var line: Int
        /// Places in `all`.
        var children: [Int] = []
    }

    private(set) var all: [Element] = []
    private let isHTML: Bool
    private var open: [Int] = []
    private var line = 1
    private var counted = 0

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    private static let raw: Set<String> = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed"]
    /// Elements whose start ends an open one of the second kind, up to a container of the third.
    private static let implied: [String: (ends: Set<String>, within: Set<String>)] = [
        "li": (["li"], ["ul", "ol", "menu"]), "dt": (["dt", "dd"], ["dl"]), "dd": (["dt", "dd"], ["dl"]),
        "tr": (["tr", "td", "th"], ["table", "thead", "tbody", "tfoot"]), "td": (["td", "th"], ["tr"]), "th": (["td", "th"], ["tr"]),
    ]
    private static let endsParagraph: Set<String> = [
        "p", "div", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "section", "article", "details",
        "aside", "figure", "hr", "form", "header", "footer", "main", "nav",
    ]

    /// Cost: linear in the bytes, times the depth where ends are missing.
    init(_ bytes: [UInt8], isHTML: Bool) {
        self.isHTML = isHTML
        var i = 0
        while let start = bytes[i...].firstIndex(of: 0x3C), start + 1 < bytes.count {
            i = tag(at: start, in: bytes)
        }
        while let last = open.popLast() { end(last, at: bytes.count, behind: bytes.count) }
    }

    /// Reads what begins at `<` and returns where it ends.
    private mutating func tag(at start: Int, in bytes: [UInt8]) -> Int {
        let rest = bytes[start...]
        if rest.starts(with: "<!--".utf8) { return bytes.range(of: "-->", from: start + 4)?.upperBound ?? bytes.count }
        if rest.starts(with: "<![CDATA[".utf8) { return bytes.range(of: "]]>", from: start + 9)?.upperBound ?? bytes.count }
        let next = bytes[start + 1]
        if next == 0x21 || next == 0x3F { return (rest.firstIndex(of: 0x3E) ?? bytes.count - 1) + 1 }
        if next == 0x2F { return endTag(at: start, in: bytes) }
        guard next.isASCIILetter || next == 0x5F || next >= 0x80 else { return start + 1 }
        return startTag(at: start, in: bytes)
    }

    private mutating func startTag(at start: Int, in bytes: [UInt8]) -> Int {
        let name = name(from: start + 1, in: bytes)
        let end = Self.endOfTag(from: start, in: bytes)
        let isEmpty = (!isHTML && bytes[end - 2] == 0x2F) || (isHTML && Self.void.contains(name))
        if isHTML { closeImplied(by: name, at: start) }
        count(to: start, in: bytes)
        let element = all.count
        all.append(Element(name: name, range: start..<end, inner: end..<end, line: line))
        if let parent = open.last { all[parent].children.append(element) }
        if isEmpty { return end }
        open.append(element)
        guard isHTML, Self.raw.contains(name) else { return end }
        // Nothing but its own end tag ends such an element.
        return bytes.range(of: "</\(name)", from: end)?.lowerBound ?? bytes.count
    }

    private mutating func endTag(at start: Int, in bytes: [UInt8]) -> Int {
        let name = name(from: start + 2, in: bytes)
        let behind = (bytes[start...].firstIndex(of: 0x3E) ?? bytes.count - 1) + 1
        guard let place = open.lastIndex(where: { all[$0].name == name }) else { return behind }
        while open.count > place + 1 { end(open.removeLast(), at: start, behind: start) }
        end(open.removeLast(), at: start, behind: behind)
        return behind
    }

    private mutating func end(_ element: Int, at inner: Int, behind: Int) {
        all[element].inner = all[element].inner.lowerBound..<max(inner, all[element].inner.lowerBound)
        all[element].range = all[element].range.lowerBound..<max(behind, all[element].range.upperBound)
    }

    private mutating func closeImplied(by name: String, at start: Int) {
        if Self.endsParagraph.contains(name), let last = open.last, all[last].name == "p" {
            end(open.removeLast(), at: start, behind: start)
        }
        guard let rule = Self.implied[name] else { return }
        let container = open.lastIndex { rule.within.contains(all[$0].name) } ?? -1
        guard let first = open.indices.first(where: { $0 > container && rule.ends.contains(all[open[$0]].name) }) else { return }
        while open.count > first { end(open.removeLast(), at: start, behind: start) }
    }

    private func name(from start: Int, in bytes: [UInt8]) -> String {
        let name = bytes[start...].prefix { !$0.isASCIISpace && $0 != 0x2F && $0 != 0x3E }
        return String(decoding: isHTML ? name.map(\.asciiLowercased) : Array(name), as: UTF8.self)
    }

    /// Behind the `>` that ends a start tag; quotes hide others.
    private static func endOfTag(from start: Int, in bytes: [UInt8]) -> Int {
        var i = start
        var quote: UInt8 = 0
        while i < bytes.count {
            let byte = bytes[i]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                return i + 1
            }
            i += 1
        }
        return bytes.count
    }

    private mutating func count(to end: Int, in bytes: [UInt8]) {
        for i in counted..<max(counted, end) where bytes[i] == 0x0A { line += 1 }
        counted = max(counted, end)
    }
}
