import KBDiff
import KBModel

/// The words of a compared text as HTML: marks and links of both sides, removals in `del`, additions in `ins`.
struct DiffMarkup {
    /// All of a text, unchanged.
    static func inlines(_ runs: [Inline]) -> String { runs.reduce(into: "") { $0 += html($1.text, in: $1) } }

    static func words(_ words: WordDiff) -> String {
        words.segments.reduce(into: "") { out, segment in
            if segment.isEqual {
                out += text(words.new, segment.new)
            } else {
                let (gone, came) = (text(words.old, segment.old), text(words.new, segment.new))
                if !gone.isEmpty { out += "<del>\(gone)</del>" }
                if !came.isEmpty { out += "<ins>\(came)</ins>" }
            }
        }
    }

    /// Some tokens with the marks of the runs that they stand in.
    private static func text(_ text: TokenText, _ tokens: Range<Int>) -> String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        let bytes = text.tokens[first].range.lowerBound..<text.tokens[last].range.upperBound
        let hasImage = text.tokens[tokens].contains { $0.kind == .image }
        return text.runs.reduce(into: "") { out, element in
            let (range, run) = element
            let part = range.clamped(to: bytes)
            if run.image != nil ? hasImage && bytes.contains(orEndsAt: range.lowerBound) : !part.isEmpty {
                out += html(text.string(part), in: run)
            }
        }
    }

    private static func html(_ text: String, in run: Inline) -> String {
        var inner = Markup.escaped(text)
        if let image = run.image { inner = picture(src: image.src, alt: image.alt) + inner }
        for mark in run.marks.sorted() { inner = "<\(element(mark))>\(inner)</\(element(mark))>" }
        guard let link = run.link else { return inner }
        // Only the web and mail: a diff may hold text that nobody has checked yet.
        guard ["https://", "http://", "mailto:"].contains(where: link.hasPrefix) else {
            return "<span class=\"link\" title=\"\(Markup.escaped(link))\">\(inner)</span>"
        }
        return "<a href=\"\(Markup.escaped(encoded(link)))\">\(inner)</a>"
    }

    /// Characters that HTML forbids in a URL are percent-encoded.
    private static func encoded(_ link: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in link.utf8 {
            if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x5C || byte == 0x5E || byte == 0x60
                || (0x7B...0x7D).contains(byte) || byte == 0x7F || byte == 0x5B || byte == 0x5D
            {
                out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A picture's place: the page loads nothing from elsewhere.
    static func picture(src: String, alt: String?) -> String {
        "<span class=\"picture\">picture: \(Markup.escaped(alt.map { $0.isEmpty ? "decoration" : $0 } ?? "no alternative text")) "
            + "(\(Markup.escaped(src)))</span>"
    }

    private static func element(_ mark: Inline.Mark) -> String {
        switch mark {
        case .strong, .ui: "b"
        case .emphasis: "em"
        case .code: "code"
        case .key: "kbd"
        case .underline: "u"
        case .strike: "s"
        case .subscript: "sub"
        case .superscript: "sup"
        case .quote: "q"
        case .variable: "var"
        }
    }
}

extension Range<Int> {
    fileprivate func contains(orEndsAt offset: Int) -> Bool { contains(offset) || offset == upperBound }
}
