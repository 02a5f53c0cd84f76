/// Dates: `2024-03-12`, `12/3/2024`, `12.3.2024`, `12 March 2024`, `March 12, 2024`, `March 2024`, `2024年3月12日`. A weekday alone is none.
enum DateFacts {
    static func facts(in text: FactText) -> [Fact] {
        var found: [Fact] = []
        var i = text.window.lowerBound
        while i < text.window.upperBound {
            let range = numeric(at: i, in: text) ?? dotted(at: i, in: text) ?? named(at: i, in: text) ?? ideographic(at: i, in: text)
            guard let range else {
                i += 1
                continue
            }
            let start = max(range.lowerBound, found.last?.tokens.upperBound ?? range.lowerBound)
            if start < range.upperBound {
                let value = (start..<range.upperBound).map { text.word($0) }.filter { $0 != " " && $0 != "," }.joined(separator: " ")
                found.append(Fact(risk: .date, value: value, tokens: start..<range.upperBound))
            }
            i = range.upperBound
        }
        return found
    }

    private static func isYear(_ number: Int) -> Bool { (1900...2200).contains(number) }
    private static func isDay(_ number: Int) -> Bool { (1...31).contains(number) }

    /// Three numbers between equal hyphens or slashes.
    private static func numeric(at i: Int, in text: FactText) -> Range<Int>? {
        guard let a = text.integer(i), let b = text.integer(i + 2), let c = text.integer(i + 4) else { return nil }
        guard ["-", "/"].contains(text.word(i + 1)), text.word(i + 3) == text.word(i + 1) else { return nil }
        return areDate(a, b, c) ? i..<i + 5 : nil
    }

    /// One word of three numbers between points.
    private static func dotted(at i: Int, in text: FactText) -> Range<Int>? {
        guard let word = text.number(i) else { return nil }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let a = parts[0], let b = parts[1], let c = parts[2] else { return nil }
        return areDate(a, b, c) ? i..<i + 1 : nil
    }

    private static func areDate(_ a: Int, _ b: Int, _ c: Int) -> Bool {
        isDay(b) && ((isYear(a) && isDay(c)) || (isDay(a) && (isYear(c) || (0...99).contains(c)) && (a <= 12 || b <= 12)))
    }

    /// A month's name with a day or a year beside it.
    private static func named(at i: Int, in text: FactText) -> Range<Int>? {
        guard text.isWord(i), RiskWords.months.contains(text.word(i)) else { return nil }
        // "may" and "mar" are words of their own unless written as names.
        if RiskWords.ambiguousMonths.contains(text.word(i)) && !text.isCapitalized(i) { return nil }
        var (start, end) = (i, i + 1)
        let before = skipLinks(from: i, step: -1, in: text)
        if let number = dayOrYear(before, in: text), isDay(number) { start = before }
        let after = skipLinks(from: i, step: 1, in: text)
        if let number = dayOrYear(after, in: text), isDay(number) || isYear(number) {
            end = after + 1
            let year = skipLinks(from: after, step: 1, in: text)
            if isDay(number), start == i, let number = text.integer(year), isYear(number) { end = year + 1 }
        }
        return start == i && end == i + 1 ? nil : start..<end
    }

    /// The next token that is no space, comma, point, `of` or `de`.
    private static func skipLinks(from i: Int, step: Int, in text: FactText) -> Int {
        var k = text.next(from: i, step: step)
        while [",", ".", "of", "de", "del", "ב"].contains(text.word(k)) { k = text.next(from: k, step: step) }
        return k
    }

    /// `12`, `12th`, `1er`, `2024`.
    private static func dayOrYear(_ i: Int, in text: FactText) -> Int? {
        guard let word = text.number(i) else { return nil }
        let digits = word.prefix { $0.isNumber }
        let suffix = word.dropFirst(digits.count)
        return suffix.isEmpty || ["st", "nd", "rd", "th", "er", "e", "º", "o"].contains(String(suffix)) ? Int(digits) : nil
    }

    /// Numbers each followed by the sign for year, month or day.
    private static func ideographic(at i: Int, in text: FactText) -> Range<Int>? {
        var end = i
        var signs = 0
        while text.integer(end) != nil {
            let sign = text.next(from: end)
            guard ["年", "月", "日", "号", "년", "월", "일"].contains(text.word(sign)) else { break }
            signs += 1
            end = text.next(from: sign)
        }
        guard signs >= 2 else { return nil }
        var last = min(end, text.window.upperBound)
        while last > i, text.text.tokens[last - 1].kind == .space { last -= 1 }
        return i..<last
    }
}
