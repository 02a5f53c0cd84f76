import KBText

/// Numbers terms over many texts, each text analysed in its language.
struct TermNumbers {
    private var numbers: [String: UInt32] = [:]
    private var languages: [String: (analyzer: TermAnalyzer, stopWords: StopWords)] = [:]

    var count: Int { numbers.count }

    /// The text's terms with how often each occurs, by number. A text of nothing but stop words keeps them.
    mutating func counts(_ text: String, language: String?) -> [(term: UInt32, count: Int)] {
        let code = language.map(LanguageTag.primary) ?? Self.detected(text)
        let tools = languages[code] ?? (TermAnalyzer(language: code), StopWords(language: code))
        languages[code] = tools
        var telling: [UInt32: Int] = [:]
        var others: [UInt32: Int] = [:]
        tools.analyzer.forEachTerm(in: text) { term, word in
            let number = number(of: term)
            if tools.stopWords.contains(word) { others[number, default: 0] += 1 } else { telling[number, default: 0] += 1 }
        }
        return (telling.isEmpty ? others : telling).map { (term: $0.key, count: $0.value) }.sorted { $0.term < $1.term }
    }

    private mutating func number(of term: String) -> UInt32 {
        if let known = numbers[term] { return known }
        let number = UInt32(numbers.count)
        numbers[term] = number
        return number
    }

    private static func detected(_ text: String) -> String {
        guard let guess = LanguageDetector.detect(text), guess.reliable else { return "en" }
        return LanguageTag.primary(guess.language)
    }
}
