import KBModel

/// Numbers with what they count: units, prices, versions.
enum NumberFacts {
    static func facts(in text: FactText, outside dates: [Fact]) -> [Fact] {
        let dated = Set(dates.flatMap { $0.tokens })
        var found: [Fact] = []
        for i in text.window where !dated.contains(i) {
            let word = text.word(i)
            if let number = text.number(i) {
                found.append(Fact(risk: .number, value: number, tokens: i..<i + 1))
                if let unit = unit(after: i, in: text) { found.append(unit) }
                if let price = price(at: i, in: text) { found.append(price) }
                if isVersion(i, in: text) { found.append(Fact(risk: .version, value: number, tokens: i..<i + 1)) }
            } else if isVersionWord(word) {
                found.append(Fact(risk: .version, value: String(word.dropFirst()), tokens: i..<i + 1))
                found.append(Fact(risk: .number, value: String(word.dropFirst()), tokens: i..<i + 1))
            } else if let value = RiskWords.numerals[word], text.isWord(i) {
                found.append(Fact(risk: .number, value: String(value), tokens: i..<i + 1, isWeak: true))
            }
        }
        return found
    }

    private static func unit(after i: Int, in text: FactText) -> Fact? {
        // `5MB` is one word; `5 MB` and `5 %` are two.
        let attached = text.word(i).drop { $0.isNumber || $0 == "." || $0 == "," }
        if RiskWords.units.contains(String(attached)) { return Fact(risk: .unit, value: String(attached), tokens: i..<i + 1) }
        let k = text.next(from: i)
        guard RiskWords.units.contains(text.word(k)) else { return nil }
        return Fact(risk: .unit, value: text.word(k), tokens: i..<k + 1)
    }

    private static func price(at i: Int, in text: FactText) -> Fact? {
        let (before, after) = (text.next(from: i, step: -1), text.next(from: i))
        if RiskWords.currencies.contains(text.word(before)) {
            return Fact(risk: .price, value: text.word(before) + text.word(i), tokens: before..<i + 1)
        }
        guard RiskWords.currencies.contains(text.word(after)) else { return nil }
        return Fact(risk: .price, value: text.word(after) + text.word(i), tokens: i..<after + 1)
    }

    /// `1.2.3`, or a number right after a word for version.
    private static func isVersion(_ i: Int, in text: FactText) -> Bool {
        let parts = text.word(i).utf8.reduce(1) { $0 + ($1 == 0x2E ? 1 : 0) }
        return parts >= 3 || RiskWords.versions.contains(text.word(text.next(from: i, step: -1)))
    }

    /// `v2`, `v10`.
    private static func isVersionWord(_ word: String) -> Bool {
        word.utf8.first == 0x76 && word.utf8.count > 1 && word.utf8.dropFirst().allSatisfy { $0.isASCIIDigit || $0 == 0x2E }
    }
}

/// Targets of links.
enum LinkFacts {
    static func facts(in text: FactText) -> [Fact] {
        var found: [Fact] = []
        for (range, run) in text.text.runs {
            guard let link = run.link else { continue }
            let target = LinkTarget.canonical(link)
            let tokens = text.window.filter {
                let token = text.text.tokens[$0]
                return token.range.lowerBound >= range.lowerBound && token.range.upperBound <= range.upperBound && !token.range.isEmpty
            }
            guard let first = tokens.first, let last = tokens.last else { continue }
            if let before = found.last, before.value == target, before.tokens.upperBound == first {
                found[found.count - 1].tokens = before.tokens.lowerBound..<last + 1
            } else {
                found.append(Fact(risk: .link, value: target, tokens: first..<last + 1))
            }
        }
        return found
    }
}
