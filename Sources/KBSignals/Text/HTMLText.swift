import KBModel

/// The words and links of a message's HTML. Messages are short and their markup simple: no tree is built.
struct HTMLText {
    private(set) var text = ""
    /// Targets of links, in order.
    private(set) var links: [String] = []

    private static let breaking: Set<String> = [
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section",
        "article",
    ]
    /// What these hold is no text.
    private static let silent: Set<String> = ["script", "style", "head", "title"]

    /// Cost: one pass.
    init(_ html: String) {
        let bytes = Array(html.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        var silence: String?
        while i < bytes.count {
            switch bytes[i] {
            case UInt8(ascii: "<"):
                guard let tag = Self.tag(bytes, at: i) else {
                    out.append(bytes[i])
                    i += 1
                    continue
                }
                if let name = silence {
                    if tag.closes, tag.name == name { silence = nil }
                } else if Self.silent.contains(tag.name) {
                    if !tag.closes { silence = tag.name }
                } else if Self.breaking.contains(tag.name) {
                    // Elements of a list stand on lines of their own, without blank ones between.
                    if tag.name != "li" || !tag.closes { out.append(0x0A) }
                    if tag.name == "li", !tag.closes { out += Array("- ".utf8) }
                } else if tag.name == "a", !tag.closes, let target = Self.attribute("href", in: bytes[i..<tag.end]) {
                    links.append(target)
                }
                i = tag.end
            case UInt8(ascii: "&") where silence == nil:
                let (character, end) = Self.reference(bytes, at: i)
                out += Array(character.utf8)
                i = end
            default:
                if silence == nil { out.append(bytes[i] == 0x0A || bytes[i] == 0x0D ? 0x20 : bytes[i]) }
                i += 1
            }
        }
        text = Self.tidy(out)
    }

    private static func tag(_ bytes: [UInt8], at start: Int) -> (name: String, closes: Bool, end: Int)? {
        if bytes[start...].starts(with: "<!--".utf8) {
            var i = start + 4
            while i + 2 < bytes.count, !(bytes[i] == 0x2D && bytes[i + 1] == 0x2D && bytes[i + 2] == 0x3E) { i += 1 }
            return ("!--", false, min(bytes.count, i + 3))
        }
        var i = start + 1
        let closes = i < bytes.count && bytes[i] == UInt8(ascii: "/")
        if closes { i += 1 }
        guard i < bytes.count, bytes[i].isASCIILetter || bytes[i] == UInt8(ascii: "!") || bytes[i] == UInt8(ascii: "?") else { return nil }
        let name = bytes[i...].prefix { $0.isASCIILetter || $0.isASCIIDigit }.map(\.asciiLowercased)
        var quote: UInt8?
        while i < bytes.count {
            let byte = bytes[i]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return (String(decoding: name, as: UTF8.self), closes, i + 1)
            }
            i += 1
        }
        return (String(decoding: name, as: UTF8.self), closes, bytes.count)
    }

    private static func attribute(_ name: String, in tag: ArraySlice<UInt8>) -> String? {
        let wanted = Array(name.utf8)
        var i = tag.startIndex
        while i + wanted.count < tag.endIndex {
            defer { i += 1 }
            guard tag[i].isSpace, tag[(i + 1)...].prefix(wanted.count).map(\.asciiLowercased) == wanted else { continue }
            let rest = tag[(i + 1 + wanted.count)...].drop { $0.isSpace }
            guard rest.first == UInt8(ascii: "=") else { continue }
            let value = rest.dropFirst().drop { $0.isSpace }
            guard let first = value.first else { return nil }
            let text =
                first == 0x22 || first == 0x27
                ? value.dropFirst().prefix { $0 != first } : value.prefix { !$0.isSpace && $0 != UInt8(ascii: ">") }
            return decoded(String(decoding: text, as: UTF8.self))
        }
        return nil
    }

    /// References undone.
    private static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var i = 0
        while i < bytes.count {
            guard bytes[i] == UInt8(ascii: "&") else {
                out.append(bytes[i])
                i += 1
                continue
            }
            let (character, end) = reference(bytes, at: i)
            out += Array(character.utf8)
            i = end
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The character that a reference at `start` means, and where it ends; an ampersand that starts none is itself.
    private static func reference(_ bytes: [UInt8], at start: Int) -> (String, Int) {
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return ("&", start + 1) }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        if name == "nbsp" || name == "#160" { return (" ", end + 1) }
        guard let scalar = NamedCharacter.scalar(name) else { return ("&", start + 1) }
        return (String(scalar), end + 1)
    }

    /// Runs of spaces become one, lines lose the spaces around them, at most one blank line stays between two.
    private static func tidy(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var breaks = 0
        var space = false
        for byte in bytes {
            if byte == 0x0A {
                breaks += 1
                space = false
            } else if byte.isSpace {
                space = true
            } else {
                if breaks > 0, !out.isEmpty { out.append(contentsOf: repeatElement(0x0A, count: min(breaks, 2))) }
                if space, breaks == 0, !out.isEmpty { out.append(0x20) }
                (breaks, space) = (0, false)
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
