import KBModel

/// What a document says about its own encoding, in ASCII, near its beginning.
enum EncodingDeclaration {
    /// How far the declaration is looked for. Browsers look at 1,024 bytes; exports put long comments and titles before it.
    private static let window = 4096

    /// The label in `<?xml … encoding="…"?>`, `<meta charset=…>` or `<meta http-equiv … content="…; charset=…">`, as written.
    static func label(in source: [UInt8]) -> String? {
        let bytes = source.span
        let end = min(source.count, window)
        var index = bytes.index(of: 0x3C, from: 0, to: end)
        while index < end {
            var next = index + 1
            if bytes.starts(with: "<!--", at: index) {
                next = endOfComment(source[index..<end]) ?? end
            } else if bytes.starts(with: "<?xml", at: index) || bytes.starts(with: "<meta", at: index) {
                let tag = source[index..<bytes.index(of: 0x3E, from: index, to: end)]
                if let label = value(after: bytes[index + 1] == 0x3F ? "encoding" : "charset", in: tag) { return label }
            }
            index = bytes.index(of: 0x3C, from: next, to: end)
        }
        return nil
    }

    private static func starts(_ bytes: ArraySlice<UInt8>, with word: StaticString) -> Bool {
        word.withUTF8Buffer { word in bytes.count >= word.count && zip(bytes, word).allSatisfy { $0.asciiLowercased == $1 } }
    }

    private static func endOfComment(_ bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex + 4
        while index + 2 < bytes.endIndex {
            if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E { return index + 3 }
            index += 1
        }
        return nil
    }

    /// `charset = "x"`, with or without quotes and spaces; the word may stand inside another attribute's quotes.
    private static func value(after word: StaticString, in tag: ArraySlice<UInt8>) -> String? {
        var index = tag.startIndex
        while index < tag.endIndex {
            guard starts(tag[index...], with: word) else {
                index += 1
                continue
            }
            index += word.utf8CodeUnitCount
            var rest = tag[index...].drop(while: \.isASCIISpace)
            guard rest.first == 0x3D else { continue }
            rest = rest.dropFirst().drop { $0.isASCIISpace || $0 == 0x22 || $0 == 0x27 }
            let label = rest.prefix { $0.isASCIILetter || $0.isASCIIDigit || "-_.:".utf8.contains($0) }
            return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
        }
        return nil
    }
}
