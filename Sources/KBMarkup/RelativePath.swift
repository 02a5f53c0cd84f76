/// Paths below a PATH, separated by `/`, as references in files name them.
package enum RelativePath {
    /// What `reference` means in a file at `base`: percent escapes undone, `.` and `..` resolved. `nil` for URLs, absolute paths and whatever
    /// leads out of the tree.
    package static func resolve(_ reference: String, from base: String) -> String? {
        guard !reference.isEmpty, !reference.hasPrefix("/"), !hasScheme(reference) else { return nil }
        var parts = base.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(String.init)
        for part in unescaped(reference).split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
            switch part {
            case ".": continue
            case "..": guard parts.popLast() != nil else { return nil }
            default: parts.append(String(part))
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    /// How a file at `base` refers to `path`.
    package static func reference(to path: String, from base: String) -> String {
        let from = base.split(separator: "/").dropLast()
        let to = path.split(separator: "/")
        let common = zip(from, to.dropLast()).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: from.count - common) + to.dropFirst(common).map(String.init)).joined(separator: "/")
    }

    /// Without the ending of the last part: `a.b/c.html` gives `a.b/c`.
    package static func stem(_ path: String) -> String {
        guard let dot = path.utf8.lastIndex(of: 0x2E), dot > path.startIndex else { return path }
        if let slash = path.utf8.lastIndex(of: 0x2F), dot <= path.utf8.index(after: slash) { return path }
        return String(path[..<dot])
    }

    /// The part before `#`, and the part behind it.
    package static func split(_ reference: String) -> (path: String, fragment: String) {
        guard let mark = reference.utf8.firstIndex(of: 0x23) else { return (reference, "") }
        return (String(reference[..<mark]), String(reference[reference.utf8.index(after: mark)...]))
    }

    /// `mailto:`, `https://` and the like: letters, then a colon before any slash.
    package static func hasScheme(_ reference: String) -> Bool {
        guard let colon = reference.utf8.firstIndex(of: 0x3A) else { return false }
        let scheme = reference.utf8[..<colon]
        return scheme.count > 1 && scheme.allSatisfy { $0.isASCIISchemeByte }
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25, rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                bytes.append(byte)
                continue
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isASCIISchemeByte: Bool {
        (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || self == 0x2B || self == 0x2D
            || self == 0x2E
    }
}

extension SourceTree {
    /// The path in this tree that `reference` means in the file at `base`; `nil` when there is no such file.
    package func path(of reference: String, from base: String) -> String? {
        guard let path = RelativePath.resolve(RelativePath.split(reference).path, from: base), contains(path) else { return nil }
        return path
    }

    /// Whether a file stands at this relative path. Cost: logarithmic.
    package func contains(_ path: String) -> Bool {
        var low = 0
        var high = paths.count
        while low < high {
            let middle = (low + high) / 2
            if paths[middle].utf8.lexicographicallyPrecedes(path.utf8) { low = middle + 1 } else { high = middle }
        }
        return low < paths.count && paths[low] == path
    }
}
