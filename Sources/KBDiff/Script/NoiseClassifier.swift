import KBModel

/// Says of two nodes that read the same in what way they differ.
enum NoiseClassifier {
    static func noise(from old: NodeContent, to new: NodeContent) -> [Noise] {
        let (before, after) = (old.inlines, new.inlines)
        var found: [Noise] = []
        let (oldText, newText) = (before.plainText, after.plainText)
        if spaces(in: oldText) != spaces(in: newText) { found.append(.whiteSpace) }
        if quotes(in: oldText) != quotes(in: newText) { found.append(.quotes) }
        if before.compactMap(\.link) != after.compactMap(\.link) { found.append(.generatedID) }
        return found.isEmpty ? [.markup] : found
    }

    /// The white space of a text, each run as written.
    private static func spaces(in text: String) -> [UInt8] { visit(text) { if case .space = $0 { true } else { false } } }

    private static func quotes(in text: String) -> [UInt8] { visit(text) { if case .quote = $0 { true } else { false } } }

    /// The bytes of the scalars that `isWanted` accepts, each group preceded by its offset among the other bytes.
    private static func visit(_ text: String, _ isWanted: (Invisible) -> Bool) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            var found: [UInt8] = []
            var i = 0
            while i < bytes.count {
                let length = bytes[i] < 0x80 ? 1 : CanonicalText.length(at: i, in: bytes)
                let kind: Invisible? =
                    switch bytes[i] {
                    case 0x22, 0x27: .quote(bytes[i])
                    case let byte where byte.isASCIISpace: .space
                    case 0..<0x80: nil
                    default: Invisible(bytes, at: i, length: length)
                    }
                if let kind, isWanted(kind) { found += bytes[i..<i + length] }
                i += length
            }
            return found
        }
    }
}
