import KBText

/// A sentence's text and its folded tokens: words, and single characters of scripts without spaces, so that one kind of phrase table
/// serves all languages. A placeholder (`[name]`) is one token, brackets included, so that no cut goes through it.
struct TokenizedSentence: Sendable {
    var text: String
    var tokens: [String]
    /// Where each token stands, in UTF-8 bytes.
    var ranges: [Range<Int>]

    init(_ text: String, segmenter: WordSegmenter) {
        self.text = text
        tokens = []
        ranges = []
        let placeholders = PersonalData.placeholders(in: text)
        var text = text
        text.withUTF8 { bytes in
            segmenter.forEachWord(in: bytes) { range, kind in
                if let placeholder = placeholders.first(where: { $0.contains(range.lowerBound) }) {
                    guard ranges.last != placeholder else { return }
                    tokens.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[placeholder]), as: UTF8.self))
                    ranges.append(placeholder)
                    return
                }
                let word = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
                guard kind == .unspaced else {
                    tokens.append(Folding.folded(word).replacingTypographicApostrophe)
                    ranges.append(range)
                    return
                }
                var start = range.lowerBound
                for scalar in word.unicodeScalars {
                    let end = start + UTF8.width(scalar)
                    tokens.append(String(scalar))
                    ranges.append(start..<end)
                    start = end
                }
            }
        }
    }

    /// The tokens in quotation marks, where something stands outside of them too.
    var quoted: Set<Int> {
        let bytes = Array(text.utf8)
        var result: Set<Int> = []
        for (open, close) in Self.quotationMarks {
            var from = 0
            while let start = bytes[from...].firstRange(of: open), let end = bytes[start.upperBound...].firstRange(of: close) {
                if end.lowerBound - start.upperBound <= Self.longestName {
                    for (i, range) in ranges.enumerated() where range.lowerBound >= start.upperBound && range.upperBound <= end.lowerBound {
                        result.insert(i)
                    }
                }
                from = end.upperBound
            }
        }
        return result.count < tokens.count ? result : []
    }

    /// In bytes; longer quotations are speech.
    private static let longestName = 40
    private static let quotationMarks = [("\"", "\""), ("“", "”"), ("„", "“"), ("「", "」"), ("『", "』"), ("«", "»")].map {
        (Array($0.0.utf8), Array($0.1.utf8))
    }

    /// The tokens of a cue phrase.
    static func tokens(of phrase: String) -> [String] { TokenizedSentence(phrase, segmenter: WordSegmenter()).tokens }

    /// The text from the start of a token on.
    func text(from token: Int) -> String {
        guard token < ranges.count else { return "" }
        return String(decoding: Array(text.utf8)[ranges[token].lowerBound...], as: UTF8.self)
    }

    /// Whether a token is a person's placeholder that is only spoken to: a comma, another mark or a greeting stands behind it.
    func isVocative(_ token: Int) -> Bool {
        guard tokens[token] == PersonalData.Kind.name.placeholder || tokens[token] == PersonalData.Kind.user.placeholder else {
            return false
        }
        let rest = text.utf8.dropFirst(ranges[token].upperBound)
        return rest.first.map { [0x2C, 0x21, 0x3A, 0x2D].contains($0) } ?? true || rest.starts(with: "，".utf8)
            || rest.starts(with: "！".utf8)
    }

    var last: UInt8? { text.utf8.last }

    /// `?`, `？` or `؟` at the end, closing marks aside.
    var endsAsQuestion: Bool {
        let tail = text.unicodeScalars.reversed().first { !")\"”»]』」 ".unicodeScalars.contains($0) }
        return tail == "?" || tail == "？" || tail == "؟"
    }
}

extension String {
    var replacingTypographicApostrophe: String {
        guard utf8.contains(0xE2) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{2019}" ? "'" : $0 }))
    }
}

/// The first subtag of a BCP 47 tag.
func primary(_ tag: String) -> String { LanguageTag.primary(tag) }
