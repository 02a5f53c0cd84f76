/// What a site's `robots.txt` lets Lacuna fetch: RFC 9309 (longest match wins, `*` and `$` in patterns), and the common `Crawl-delay`.
struct RobotsRules: Sendable, Hashable {
    private struct Rule: Sendable, Hashable {
        let allows: Bool
        let pattern: [UInt8]
    }

    static let agent = "lacuna"
    /// Longer files are read this far: RFC 9309 asks for at least 500 KiB.
    static let mostBytes = 512 * 1024

    private var rules: [Rule] = []
    private(set) var delay: Double?

    /// Everything is allowed: what a site without the file says.
    init() {}

    init(text: String) {
        var ours: [(key: String, value: String)] = []
        var everybodys: [(key: String, value: String)] = []
        var agents: [String] = []
        var isHead = false
        for line in text.utf8.prefix(Self.mostBytes).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let line = String(decoding: line, as: UTF8.self).prefix { $0 != "#" }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let key = line[..<colon].filter { !$0.isWhitespace }.lowercased()
            let value = line[line.index(after: colon)...].filter { !$0.isWhitespace }
            if key == "user-agent" {
                if !isHead { agents = [] }
                isHead = true
                agents.append(value.lowercased())
                continue
            }
            isHead = false
            if agents.contains(Self.agent) { ours.append((key, String(value))) }
            if agents.contains("*") { everybodys.append((key, String(value))) }
        }
        for (key, value) in ours.isEmpty ? everybodys : ours {
            switch key {
            case "allow" where !value.isEmpty: rules.append(Rule(allows: true, pattern: Array(value.utf8)))
            case "disallow" where !value.isEmpty: rules.append(Rule(allows: false, pattern: Array(value.utf8)))
            case "crawl-delay": delay = Double(value).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
            default: continue
            }
        }
    }

    /// Whether a path (with its query) may be fetched. Of rules of equal length an allowing one wins.
    func allow(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        let fitting = rules.filter { Self.matches($0.pattern[...], bytes[...]) }
        return fitting.max { ($0.pattern.count, $0.allows ? 1 : 0) < ($1.pattern.count, $1.allows ? 1 : 0) }?.allows ?? true
    }

    /// Whether the pattern matches a beginning of the path. Cost: at most the product of the lengths.
    private static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        var (pattern, path) = (pattern, path)
        var star: (pattern: ArraySlice<UInt8>, path: ArraySlice<UInt8>)?
        while let next = pattern.first {
            if next == 0x2A {
                pattern = pattern.dropFirst()
                star = (pattern, path)
            } else if next == 0x24, pattern.count == 1, path.isEmpty {
                return true
            } else if path.first == next {
                pattern = pattern.dropFirst()
                path = path.dropFirst()
            } else if let retry = star, !retry.path.isEmpty {
                pattern = retry.pattern
                path = retry.path.dropFirst()
                star = (pattern, path)
            } else {
                return false
            }
        }
        return true
    }
}
