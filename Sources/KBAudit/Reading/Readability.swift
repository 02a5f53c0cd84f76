import KBText

/// How hard a text is to read, by the measure that was made for its language.
enum Readability: Sendable {
    /// R. Flesch, "A new readability yardstick", 1948: 206.835 − 1.015 words per sentence − 84.6 syllables per word. Higher is easier.
    case flesch
    /// C. H. Björnsson, "Läsbarhet", 1968: words per sentence plus the per cent of words over six letters. Higher is harder.
    case lix
    /// R. Bamberger and E. Vanecek, 1984, first formula: a school grade. Higher is harder.
    case wienerSachtext
    /// Characters per sentence, for Chinese and Japanese. Higher is harder.
    case sentenceCharacters

    static func measure(for language: String) -> Readability? {
        switch language {
        case "en": .flesch
        case "sv", "no", "nb", "nn", "da": .lix
        case "de": .wienerSachtext
        case "zh", "ja": .sentenceCharacters
        default: nil
        }
    }

    struct Score {
        let measure: Readability
        let value: Double

        /// Whether the text is harder than the measure's own limit and the allowance on top of it.
        func isBeyondLimit(by allowance: Double) -> Bool {
            switch measure {
            case .flesch: value < 20 - allowance
            case .lix: value > 65 + allowance
            case .wienerSachtext: value > 15 + allowance
            case .sentenceCharacters: value > 70 + allowance
            }
        }

        var description: String {
            let number = Int(value.rounded())
            return switch measure {
            case .flesch: "Flesch reading ease \(number), where 60 is plain English and under 20 is very hard"
            case .lix: "LIX \(number), where 40 is ordinary and over 65 very hard"
            case .wienerSachtext: "Wiener Sachtextformel \(number), where 8 is easy and over 15 very hard"
            case .sentenceCharacters: "\(number) characters a sentence, where 30 is ordinary and over 70 very hard"
            }
        }
    }

    /// `nil` when there is no sentence with words.
    func score(of sentences: [Substring], language: String) -> Score? {
        if self == .sentenceCharacters {
            let lengths = sentences.map { TextLength(String($0)) }.map { Double($0.unspaced + $0.words) }.filter { $0 > 1 }
            return lengths.isEmpty ? nil : Score(measure: self, value: lengths.reduce(0, +) / Double(lengths.count))
        }
        let counts = ReadabilityCounts(sentences, segmenter: WordSegmenter(language: language))
        guard counts.words > 0, counts.sentences > 0 else { return nil }
        let words = Double(counts.words)
        let perSentence = words / Double(counts.sentences)
        switch self {
        case .flesch: return Score(measure: self, value: 206.835 - 1.015 * perSentence - 84.6 * Double(counts.syllables) / words)
        case .lix: return Score(measure: self, value: perSentence + 100 * Double(counts.overSixLetters) / words)
        case .wienerSachtext:
            let share = { (count: Int) in 100 * Double(count) / words }
            let value =
                0.1935 * share(counts.threeSyllables) + 0.1672 * perSentence + 0.1297 * share(counts.overSixLetters)
                - 0.0327 * share(counts.oneSyllable) - 0.875
            return Score(measure: self, value: value)
        case .sentenceCharacters: return nil
        }
    }
}
