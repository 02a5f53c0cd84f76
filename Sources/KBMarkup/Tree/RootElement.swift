import KBModel

/// The first tag of an XML text, read without a parser: what formats are told by.
package struct RootElement: Sendable, Hashable {
    /// With its prefix as written.
    package var name: String
    /// The tag as written, from `<` to where the scan ends.
    package var tag: [UInt8]
    /// The document type's declaration as written, without its internal subset; empty when there is none.
    package var documentType: [UInt8] = []

    /// Licence notices may stand before the first tag.
    static let window = 1 << 16

    package var localName: String { name.utf8.lastIndex(of: 0x3A).map { String(name[name.utf8.index(after: $0)...]) } ?? name }

    /// `nil` when what comes first is text or nothing. Zero bytes are passed over, so that UTF-16 shows its ASCII.
    package init?(of bytes: [UInt8]) {
        guard bytes.first(where: { !Self.isPadding($0) }) == 0x3C else { return nil }
        if bytes.prefix(8).contains(0) {
            self.init(in: bytes.prefix(Self.window).filter { $0 != 0 })
        } else {
            self.init(in: bytes)
        }
    }

    private init?(in bytes: [UInt8]) {
        let head = bytes.prefix(Self.window)
        var type: [UInt8] = []
        var index = 0
        while index < head.count {
            let byte = head[index]
            if Self.isPadding(byte) {
                index += 1
                continue
            }
            guard byte == 0x3C, index + 1 < head.count else { return nil }
            let rest = head[index...]
            if rest.starts(with: "<!--".utf8) {
                index = Self.end(of: "-->", in: bytes, from: index + 4)
            } else if head[index + 1] == 0x3F {
                index = Self.end(of: "?>", in: bytes, from: index + 2)
            } else if head[index + 1] == 0x21 {
                let end = min(head.count, DocumentType.end(in: bytes, from: index))
                type = Array(head[index..<end].prefix { $0 != 0x5B })
                index = end
            } else {
                let name = rest.dropFirst().prefix { !$0.isASCIISpace && $0 != 0x3E && $0 != 0x2F }
                guard let first = name.first, first.isASCIILetter || first == 0x5F || first >= 0x80 else { return nil }
                self.name = String(decoding: name, as: UTF8.self)
                tag = Array(rest.prefix { $0 != 0x3E })
                documentType = type
                return
            }
        }
        return nil
    }

    /// White space, the bytes of byte order marks, and the zero bytes of UTF-16.
    private static func isPadding(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF: true
        default: byte.isASCIISpace
        }
    }

    /// Whether the tag or the document type holds these bytes.
    package func mentions(_ text: String) -> Bool { tag.range(of: text) != nil || documentType.range(of: text) != nil }

    private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int {
        bytes.range(of: mark, from: start)?.upperBound ?? bytes.count
    }
}

extension [UInt8] {
    /// The first place of an ASCII text at or after `start`.
    package func range(of text: String, from start: Int = 0) -> Range<Int>? {
        guard let first = text.utf8.first else { return nil }
        let last = count - text.utf8.count
        var index = start
        while index <= last {
            index = span.index(of: first, from: index, to: last + 1)
            if index > last { return nil }
            if self[index...].starts(with: text.utf8) { return index..<(index + text.utf8.count) }
            index += 1
        }
        return nil
    }
}
