import KBModel

/// Whether bytes are HTML.
enum HTMLSniffing {
    private static let window = 4096

    /// Certain by `<!doctype html` or `<html` at the beginning, likely by an HTML element as the first tag, possible by the ending.
    static func confidence(_ file: SourceFile) -> Confidence {
        let ending = file.path.utf8.suffix(6).map(\.asciiLowercased)
        let named = ending.ends(with: ".html") || ending.ends(with: ".htm") || ending.ends(with: ".xhtml")
        let head = file.bytes.prefix(window)
        guard let tag = file.rootElement.map(firstTag) ?? firstTag(head.contains(0) ? head.filter { $0 != 0 } : Array(head)) else {
            return named && !file.bytes.isEmpty ? .possible : .no
        }
        if tag == "!doctype html" || tag == "html" { return .likely }
        if HTMLTag(rawValue: tag) != nil, tag != "other" { return named ? .likely : .possible }
        return named ? .possible : .no
    }

    private static func firstTag(_ root: RootElement) -> String {
        if root.documentType.isEmpty { return root.name.lowercased() }
        return root.documentType.prefix(14).map(\.asciiLowercased).elementsEqual("<!doctype html".utf8) ? "!doctype html" : "!doctype"
    }

    /// The name in the first tag that is no comment, instruction or byte order mark.
    private static func firstTag(_ head: [UInt8]) -> String? {
        var index = 0
        while let open = head[index...].firstIndex(of: 0x3C), open + 1 < head.count {
            let rest = head[(open + 1)...]
            if rest.starts(with: "!--".utf8) || rest.first == 0x3F {
                index = rest.firstIndex(of: 0x3E) ?? head.count
                continue
            }
            let isDoctype = rest.first == 0x21
            let name = rest.prefix { isDoctype ? $0 != 0x3E : $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x3A || $0 == 0x2D }
            let text = String(decoding: name.map(\.asciiLowercased), as: UTF8.self)
            if isDoctype { return text.hasPrefix("!doctype html") ? "!doctype html" : text }
            if !text.isEmpty { return text }
            index = open + 1
        }
        return nil
    }
}

extension Array where Element == UInt8 {
    fileprivate func ends(with suffix: String) -> Bool { self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
}
