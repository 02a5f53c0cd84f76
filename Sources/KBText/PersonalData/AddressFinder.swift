/// Postal addresses: a street with a number, and what follows it (post code, town, state). A town never spans a full stop.
enum AddressFinder {
    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        PrefixedStreets.find(in: text, &claimed)
        for (index, word) in text.words.enumerated() where word.hasDigit && !word.isUnspaced {
            if let range = numberFirst(index, in: text) ?? streetFirst(index, in: text) {
                claimed.claim(.address, tail(after: range, in: text))
            }
        }
        EastAsianAddresses.find(in: text, &claimed)
    }

    /// `12 Maple Avenue`, `Flat 3, 12 Beech Road`, `PO Box 12`.
    private static func numberFirst(_ index: Int, in text: ScannedText) -> Range<Int>? {
        let words = text.words
        guard isHouseNumber(words[index], in: text) else { return nil }
        var i = index + 1
        var isSmall = false
        while i < min(words.count, index + 5), isAdjacent(words[i - 1], words[i], in: text) || (i == index + 1 && isAfterComma(i, in: text))
        {
            isSmall = isSmall || !words[i].isCapitalised
            guard !words[i].hasDigit || i == index + 1, !isSmall || i <= index + 3 else { return nil }
            let kinds = isSmall ? AddressWords.plainStreets : AddressWords.streets
            if i > index + 1, kinds.contains(text.loweredString(words[i].range)) {
                return (flat(before: index, in: text) ?? words[index].range.lowerBound)..<words[i].range.upperBound
            }
            i += 1
        }
        return nil
    }

    /// `221B, MG Road`.
    private static func isAfterComma(_ index: Int, in text: ScannedText) -> Bool {
        text.words[index].isCapitalised
            && text.bytes[text.words[index - 1].range.upperBound..<text.words[index].range.lowerBound].elementsEqual([0x2C, 0x20])
    }

    /// The start of `Flat 3, ` or `Apt. 3, ` before the house number.
    private static func flat(before index: Int, in text: ScannedText) -> Int? {
        guard index >= 2, AddressWords.flats.contains(text.loweredString(text.words[index - 2].range)) else { return nil }
        return text.words[index].range.lowerBound - text.words[index - 1].range.upperBound <= 2
            ? text.words[index - 2].range.lowerBound : nil
    }

    /// `Storgatan 12 B`, `Lindenstraße 12`, `Am Mühlbach 12, 80331 München`, `Ekbacken 12, 752 28 Uppsala`.
    private static func streetFirst(_ index: Int, in text: ScannedText) -> Range<Int>? {
        guard index > 0, isHouseNumber(text.words[index], in: text) else { return nil }
        let street = text.words[index - 1]
        guard street.isCapitalised, !street.hasDigit, isAdjacent(street, text.words[index], in: text) else { return nil }
        let name = text.loweredString(street.range)
        var end = text.words[index].range.upperBound
        if index + 1 < text.words.count, text.words[index + 1].range.count == 1, text.words[index + 1].isCapitalised,
            isAdjacent(text.words[index], text.words[index + 1], in: text)
        {
            end = text.words[index + 1].range.upperBound
        }
        let named = AddressWords.suffixes.contains { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
        guard named || postCode(at: end, in: text) != nil else { return nil }
        var low = street.range.lowerBound
        if index > 1, AddressWords.articles.contains(text.loweredString(text.words[index - 2].range)),
            isAdjacent(text.words[index - 2], street, in: text)
        {
            low = text.words[index - 2].range.lowerBound
        }
        return low..<end
    }

    static func isHouseNumber(_ word: ScannedText.Word, in text: ScannedText) -> Bool {
        let bytes = text.bytes[word.range]
        let digits = bytes.prefix(while: \.isDigitByte).count
        return (1...5).contains(digits) && bytes.count - digits <= 1
    }

    static func isAdjacent(_ a: ScannedText.Word, _ b: ScannedText.Word, in text: ScannedText) -> Bool {
        text.bytes[a.range.upperBound..<b.range.lowerBound].elementsEqual([0x20])
    }

    /// The end of `, 114 55 Town`, `, Town, ST 12345`, `, Town LS7 4PX` after a street; the street's own end when nothing follows.
    static func tail(after street: Range<Int>, in text: ScannedText) -> Range<Int> {
        if let end = postCode(at: street.upperBound, in: text) { return street.lowerBound..<end }
        var end = street.upperBound
        var taken = 0
        for word in text.words[text.firstWord(from: street.upperBound)...].prefix(7) {
            let gap = text.bytes[end..<word.range.lowerBound]
            guard gap.elementsEqual([0x2C, 0x20]) || (taken > 0 && gap.elementsEqual([0x20])), word.isCapitalised || word.hasDigit,
                !word.isUnspaced
            else { break }
            end = word.range.upperBound
            taken += 1
        }
        return street.lowerBound..<end
    }

    /// The end of a post code of three to five digits and a town directly after `position` (`, 752 28 Uppsala`).
    private static func postCode(at position: Int, in text: ScannedText) -> Int? {
        guard text.bytes[position...].starts(with: [0x2C, 0x20]) || text.bytes[position...].starts(with: [0x0A]) else { return nil }
        let words = text.words[text.firstWord(from: position)...]
        guard let first = words.first, first.range.lowerBound <= position + 2, first.hasDigit else { return nil }
        var code = text.bytes[first.range].filter(\.isDigitByte).count
        var rest = words.dropFirst()
        if code == 3, let second = rest.first, second.range.count == 2, second.hasDigit {
            code += 2
            rest = rest.dropFirst()
        } else if code == 4, let second = rest.first, second.range.count == 2, second.isCapitalised {
            rest = rest.dropFirst()
        }
        guard code == 4 || code == 5, let town = rest.first, town.isCapitalised, !town.hasDigit else { return nil }
        return town.range.upperBound
    }
}

/// Words of postal addresses in small letters.
enum AddressWords {
    static let streets: Set<String> = [
        "street", "st", "avenue", "ave", "road", "rd", "lane", "ln", "drive", "dr", "court", "ct", "boulevard", "blvd", "way", "place",
        "pl", "square", "terrace", "close", "crescent", "gardens",
        "grove", "hill", "mews", "parade", "highway", "hwy", "parkway", "pkwy", "row", "circle", "trail",
    ]
    /// Kinds of streets that count in small letters too: the others are ordinary words.
    static let plainStreets: Set<String> = ["street", "avenue", "road", "boulevard"]
    static let flats: Set<String> = ["flat", "apt", "apartment", "unit", "suite", "lgh", "whg", "box"]
    static let suffixes = [
        "gatan", "gata", "gatu", "vägen", "väg", "gränd", "gränden", "stigen", "torget", "backen", "plan", "allén", "straße", "strasse",
        "str", "platz", "weg", "allee", "gasse", "ring", "damm", "ufer", "chaussee", "steig",
        "straat", "laan", "plein", "gracht", "kade", "dijk", "gade", "vej", "vegen", "veien", "katu", "tie", "utca",
    ]
    static let articles: Set<String> = [
        "am", "an", "im", "in", "auf", "zum", "zur", "alte", "neue", "stora", "lilla", "norra", "södra", "östra", "västra",
    ]
}
