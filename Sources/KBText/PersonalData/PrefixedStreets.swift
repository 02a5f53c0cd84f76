/// Postal addresses whose kind of street stands before its name: `12 rue de la Paix, 75002 Paris`, `Calle Mayor 12, 28013 Madrid`,
/// `ul. Marszałkowska 12/4, 00-590 Warszawa`, `ул. Ленина, д. 5`.
enum PrefixedStreets {
    private static let afterNumber: Set<String> = [
        "rue", "avenue", "boulevard", "place", "allée", "impasse", "chemin", "quai", "route", "cours", "square",
    ]
    private static let beforeNumber: Set<String> = [
        "calle", "avenida", "avda", "plaza", "paseo", "carrer", "rua", "travessa", "praça", "viale", "piazza", "corso", "largo", "vicolo",
        "ul", "ulica", "aleja", "plac", "ул", "улица", "проспект", "переулок", "площадь", "strada",
    ]
    /// Kinds that are ordinary words elsewhere: only with a post code behind them.
    private static let ambiguous: Set<String> = ["via", "al", "os", "пр", "пл", "corso", "largo", "plac"]

    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        for (index, word) in text.words.enumerated() where !word.isUnspaced && !word.hasDigit {
            let kind = text.loweredString(word.range)
            if afterNumber.contains(kind), let range = numberFirst(index, in: text) {
                claimed.claim(.address, AddressFinder.tail(after: range, in: text))
            } else if beforeNumber.contains(kind) || ambiguous.contains(kind), let range = kindFirst(index, in: text) {
                let whole = AddressFinder.tail(after: range, in: text)
                if !ambiguous.contains(kind) || whole.upperBound > range.upperBound { claimed.claim(.address, whole) }
            }
        }
    }

    /// `12 rue de la Paix`, `12 bis, avenue Victor Hugo`: the number, the kind, and words up to a comma of which one is capitalised.
    private static func numberFirst(_ kind: Int, in text: ScannedText) -> Range<Int>? {
        let words = text.words
        var number = kind - 1
        if number > 0, ["bis", "ter"].contains(text.loweredString(words[number].range)) { number -= 1 }
        guard number >= 0, AddressFinder.isHouseNumber(words[number], in: text),
            words[kind].range.lowerBound - words[number].range.upperBound <= 7
        else { return nil }
        var last: Int?
        var i = kind + 1
        while i < min(words.count, kind + 6), AddressFinder.isAdjacent(words[i - 1], words[i], in: text), !words[i].hasDigit {
            if words[i].isCapitalised { last = i }
            i += 1
        }
        return last.map { words[number].range.lowerBound..<words[$0].range.upperBound }
    }

    /// `Calle Mayor 12`, `Rua Augusta, 123`, `ул. Ленина, д. 5, кв. 12`: the kind, a capitalised name, and a number within three words.
    private static func kindFirst(_ kind: Int, in text: ScannedText) -> Range<Int>? {
        let words = text.words
        guard kind + 1 < words.count, words[kind + 1].isCapitalised else { return nil }
        for number in (kind + 2)..<max(kind + 2, min(words.count, kind + 7)) {
            let gap = text.bytes[words[number - 1].range.upperBound..<words[number].range.lowerBound]
            guard gap.count <= 2, gap.allSatisfy({ $0 == 0x20 || $0 == 0x2C || $0 == 0x2E }) else { return nil }
            guard AddressFinder.isHouseNumber(words[number], in: text) else { continue }
            return words[kind].range.lowerBound..<flatEnd(after: number, in: text)
        }
        return nil
    }

    /// The end of `12/4` or `5, кв. 12`.
    private static func flatEnd(after number: Int, in text: ScannedText) -> Int {
        let words = text.words
        var end = words[number].range.upperBound
        guard number + 1 < words.count else { return end }
        if text.bytes[end..<words[number + 1].range.lowerBound].elementsEqual([0x2F]), words[number + 1].hasDigit {
            end = words[number + 1].range.upperBound
        } else if number + 2 < words.count, ["кв", "m", "piso", "apto"].contains(text.loweredString(words[number + 1].range)),
            words[number + 2].hasDigit
        {
            end = words[number + 2].range.upperBound
        }
        return end
    }
}
