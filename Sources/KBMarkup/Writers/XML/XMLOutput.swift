import KBModel

/// XML text under construction: everything escaped, characters that XML 1.0 forbids left out and counted.
struct XMLOutput {
    /// An element's name with its attributes.
    struct Tag: Sendable, Hashable {
        var name: String
        var attributes: [Attribute]

        struct Attribute: Sendable, Hashable {
            var name: String
            var value: String
        }

        init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
            self.name = name
            self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
        }
    }

    private(set) var bytes: [UInt8] = []
    private(set) var forbidden = 0

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func raw(_ markup: String) { bytes += markup.utf8 }

    mutating func lineEnd() { bytes.append(0x0A) }

    mutating func open(_ tag: Tag) { start(tag, end: ">") }

    mutating func close(_ tag: Tag) { raw("</\(tag.name)>") }

    mutating func empty(_ tag: Tag) { start(tag, end: "/>") }

    /// An element with this text and nothing else, on a line of its own.
    mutating func leaf(_ tag: Tag, _ text: String) {
        open(tag)
        self.text(text)
        close(tag)
        lineEnd()
    }

    private mutating func start(_ tag: Tag, end: String) {
        raw("<\(tag.name)")
        for attribute in tag.attributes {
            raw(" \(attribute.name)=\"")
            put(attribute.value, isAttribute: true)
            raw("\"")
        }
        raw(end)
    }

    mutating func text(_ text: String) { put(text, isAttribute: false) }

    /// Text inside a CDATA section; where it holds the section's end, the section is ended and begun anew.
    mutating func verbatim(_ text: String) {
        for byte in text.utf8 {
            if byte == 0x3E, bytes.suffix(2).elementsEqual([0x5D, 0x5D]) { raw("]]><![CDATA[") }
            if byte < 0x20, byte != 0x09, byte != 0x0A { forbidden += 1 } else { bytes.append(byte) }
        }
    }

    /// Text as it stands between tags.
    static func escaped(_ text: String) -> String {
        var out = XMLOutput()
        out.text(text)
        return out.text
    }

    private mutating func put(_ text: String, isAttribute: Bool) {
        bytes.reserveCapacity(bytes.count + text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22 where isAttribute: raw("&quot;")
            case 0x0D: raw("&#13;")
            case 0x09, 0x0A:
                if isAttribute { raw("&#\(byte);") } else { bytes.append(byte) }
            case 0x00..<0x20: forbidden += 1
            default: bytes.append(byte)
            }
        }
    }
}
