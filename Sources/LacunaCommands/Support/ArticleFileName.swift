import KBModel

/// File names made of article ids.
enum ArticleFileName {
    /// File systems allow 255 bytes; this leaves room for an ending and a number.
    private static let maximumLength = 120

    /// The id without a URL's scheme; letters, digits, `.`, `_`, `-` and all beyond ASCII stay, runs of anything else become one `-`.
    static func name(for id: String) -> String {
        var rest = Substring(id).utf8
        for scheme in ["https://", "http://"] where rest.starts(with: scheme.utf8) { rest = rest.dropFirst(scheme.utf8.count) }
        var bytes: [UInt8] = []
        for byte in rest {
            let kept = byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == 0x5F || (byte == 0x2E && !bytes.isEmpty)
            if kept { bytes.append(byte) } else if let last = bytes.last, last != 0x2D { bytes.append(0x2D) }
        }
        while let last = bytes.last, last == 0x2D || last == 0x2E { bytes.removeLast() }
        if bytes.count > maximumLength {
            var end = maximumLength
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.removeSubrange(end...)
        }
        return bytes.isEmpty ? "article" : String(decoding: bytes, as: UTF8.self)
    }
}
