import KBModel

/// What is said between two moments of a recording.
struct Cue {
    let line: Int
    let end: Double
    /// The voice tag's name.
    let tag: String?
    /// The voice tag's name, else what stands before a colon.
    let speaker: String?
    /// The text without a speaker's name before it.
    let words: String
    let whole: String

    /// The longest text before a colon that is taken for a name.
    private static let longestName = 40

    /// Blocks of lines that hold a timing; notes, style sheets and regions are passed over.
    static func all(_ lines: [ArraySlice<UInt8>]) -> [Cue] {
        var cues: [Cue] = []
        var i = 0
        while i < lines.count {
            guard let timing = CueTiming(lines[i]) else {
                i += 1
                continue
            }
            let start = i
            i += 1
            var text: [ArraySlice<UInt8>] = []
            while i < lines.count, !lines[i].allSatisfy(\.isSpace), CueTiming(lines[i]) == nil {
                text.append(lines[i])
                i += 1
            }
            if let cue = Cue(text, line: start + 1, end: timing.end) { cues.append(cue) }
        }
        return cues
    }

    /// Whether names before colons are names: most cues have one, or two and more cues share one.
    static func hasNames(_ cues: [Cue]) -> Bool {
        let named = cues.compactMap(\.speaker)
        return named.count * 2 >= cues.count && Set(named).count < max(2, named.count)
    }

    private init?(_ lines: [ArraySlice<UInt8>], line: Int, end: Double) {
        self.line = line
        self.end = end
        let raw = String(decoding: Array(lines.joined(separator: [0x20])), as: UTF8.self)
        tag = Self.voice(raw)
        whole = HTMLText(raw).text
        guard !whole.isEmpty else { return nil }
        guard tag == nil, let colon = whole.utf8.firstIndex(of: UInt8(ascii: ":")),
            whole.utf8.distance(from: whole.startIndex, to: colon) <= Self.longestName
        else {
            (speaker, words) = (tag, whole)
            return
        }
        let name = Mapping.trimmed(String(whole[..<colon]))
        let rest = Mapping.trimmed(String(whole[whole.utf8.index(after: colon)...]))
        (speaker, words) = name.isEmpty || rest.isEmpty ? (nil, whole) : (name, rest)
    }

    /// The name in `<v Name>` or `<v.class Name>`.
    private static func voice(_ text: String) -> String? {
        guard let open = text.utf8.firstIndex(of: UInt8(ascii: "<")) else { return nil }
        let tag = text[text.utf8.index(after: open)...].prefix { $0 != ">" }
        guard tag.hasPrefix("v ") || tag.hasPrefix("v.") || tag.hasPrefix("v\t"),
            let space = tag.firstIndex(where: { $0 == " " || $0 == "\t" })
        else { return nil }
        let name = Mapping.trimmed(String(tag[space...]))
        return name.isEmpty ? nil : name
    }
}
