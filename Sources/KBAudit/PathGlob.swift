/// A shell's pattern for paths: `?` one character and `*` any number of them within a folder, `**` across folders. A pattern without a
/// leading `/` may begin at any folder.
struct PathGlob {
    private let pattern: [UInt8]

    init(_ pattern: String) {
        let anchored = pattern.hasPrefix("/") || pattern.hasPrefix("**")
        self.pattern = Array((anchored ? pattern : "**/" + pattern).utf8)
    }

    func matches(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        return matches(pattern[...], bytes[...]) || matches(pattern[...], [0x2F] + bytes)
    }

    private func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        var pattern = pattern
        var path = path
        while let next = pattern.first {
            if next == 0x2A {
                let crosses = pattern.dropFirst().first == 0x2A
                let rest = pattern.dropFirst(crosses ? 2 : 1)
                let tail = crosses && rest.first == 0x2F ? rest.dropFirst() : rest
                var start = path
                while true {
                    if matches(crosses ? tail : rest, start) { return true }
                    guard let byte = start.first, crosses || byte != 0x2F else { return false }
                    start = start.dropFirst()
                }
            }
            guard let byte = path.first, byte == next || (next == 0x3F && byte != 0x2F) else { return false }
            pattern = pattern.dropFirst()
            path = path.dropFirst()
        }
        return path.isEmpty
    }
}

/// Whether a language tag lies within a range such as `sv` or `zh-Hant`.
enum LocaleRange {
    static func fits(_ range: String, _ tag: String?) -> Bool {
        guard let tag else { return false }
        let subtags = tag.lowercased().split { $0 == "-" || $0 == "_" }
        return subtags.starts(with: range.lowercased().split { $0 == "-" || $0 == "_" })
    }
}
