/// Negations, conditions and warnings: words of the article's language.
struct WordFacts {
    let lexicon: RiskLexicon

    func facts(in text: FactText) -> [Fact] {
        var found: [Fact] = []
        for i in text.window where text.isWord(i) {
            let word = text.word(i)
            if lexicon.negations.contains(word) || word.hasSuffix("n't") || lexicon.negatingStarts.contains(where: word.hasPrefix) {
                found.append(Fact(risk: .negation, value: "not", tokens: i..<i + 1))
            }
            if lexicon.conditions.contains(word), !lexicon.notConditionsBehind.contains(text.word(text.next(from: i, step: -1))) {
                found.append(Fact(risk: .condition, value: word, tokens: i..<i + 1))
            }
            if lexicon.warnings.contains(word) { found.append(Fact(risk: .warning, value: "warning", tokens: i..<i + 1)) }
        }
        for (patterns, risk) in [(lexicon.negationParts, Risk.negation), (lexicon.conditionParts, .condition)] {
            for pattern in patterns { found += occurrences(of: pattern, risk: risk, in: text) }
        }
        return found
    }

    /// In scripts without spaces the dictionary may cut such endings anywhere, so they are looked for in the bytes.
    private func occurrences(of pattern: String, risk: Risk, in text: FactText) -> [Fact] {
        guard let first = text.window.first, let last = text.window.last else { return [] }
        let bytes = text.text.bytes
        let wanted = Array(pattern.utf8)
        let end = text.text.tokens[last].range.upperBound
        var found: [Fact] = []
        var i = text.text.tokens[first].range.lowerBound
        while i + wanted.count <= end {
            if bytes[i] == wanted[0], bytes[i..<i + wanted.count].elementsEqual(wanted) {
                let tokens = text.window.filter { text.text.tokens[$0].range.overlaps(i..<i + wanted.count) }
                if let from = tokens.first, let to = tokens.last {
                    let value = risk == .negation ? "not" : pattern
                    found.append(Fact(risk: risk, value: value, tokens: from..<to + 1))
                }
                i += wanted.count
            } else {
                i += 1
            }
        }
        return found
    }
}
