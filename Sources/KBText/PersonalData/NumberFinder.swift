/// Numbers that name a person or a contract: IBAN, card, national id, IPv4, order and account, phone. Dates, versions, ports, prices
/// and error codes stay.
enum NumberFinder {
    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        findIBANs(in: text, &claimed)
        findReferences(in: text, &claimed)
        var i = 0
        while i < text.bytes.count {
            guard let run = DigitRun(from: i, in: text) else {
                i += 1
                continue
            }
            classify(run, in: text, &claimed)
            i = run.range.upperBound
        }
    }

    private static func classify(_ run: DigitRun, in text: ScannedText, _ claimed: inout SpanSet) {
        // An order of checks from the strictest pattern to the loosest.
        if run.isIPv4 {
            if IPv4.isPersonal(run, in: text) { claimed.claim(.ip, run.range) }
        } else if (13...19).contains(run.digits.count), run.digits[0] != 0, Checksums.luhn(run.digits), run.separatorsAre([0x20, 0x2D]) {
            claimed.claim(.card, run.range)
        } else if NationalID.matches(run, in: text) {
            claimed.claim(.nationalID, NationalID.range(of: run, in: text))
        } else if Phone.matches(run, in: text) {
            claimed.claim(.phone, run.range)
        } else if let part = run.groups.first(where: { $0.count >= 8 }), !run.isDateLike {
            claimed.claim(.account, run.groups.count == 1 ? run.range : part)
        }
    }

    /// Two letters and two digits, then letters and digits, perhaps in groups of four: mod 97 decides.
    private static func findIBANs(in text: ScannedText, _ claimed: inout SpanSet) {
        let bytes = text.bytes
        guard bytes.count >= 15 else { return }
        for start in 0..<(bytes.count - 14) {
            guard bytes[start].isLetterByte, bytes[start + 1].isLetterByte, bytes[start + 2].isDigitByte, bytes[start + 3].isDigitByte,
                !text.isASCIIWord(start - 1)
            else { continue }
            var compact: [UInt8] = []
            var longest: Int?
            var i = start
            while i < bytes.count, compact.count < 34 {
                if bytes[i] == 0x20 {
                    guard compact.count % 4 == 0, text.isASCIIWord(i + 1) else { break }
                } else if bytes[i].isLetterByte || bytes[i].isDigitByte {
                    compact.append(bytes[i].isLetterByte ? bytes[i] & 0xDF : bytes[i])
                    if !text.isASCIIWord(i + 1), Checksums.iban(compact) { longest = i + 1 }
                } else {
                    break
                }
                i += 1
            }
            if let longest { claimed.claim(.iban, start..<longest) }
        }
    }

    /// A reference after a word that announces one (`order no. A-0012345`, `订单号`), or with a prefix of its own (`ORD-2024-001234`).
    private static func findReferences(in text: ScannedText, _ claimed: inout SpanSet) {
        for word in text.words where word.hasDigit || text.bytes[word.range.lowerBound] == 0x23 {
            guard let range = referenceRange(around: word, in: text) else { continue }
            let token = text.lowered[range]
            let digits = token.count(where: \.isDigitByte)
            guard digits >= 4 else { continue }
            if ReferenceCues.prefixes.contains(where: { token.starts(with: $0) && digits >= 5 }) {
                claimed.claim(.order, range)
            } else if text.precedes(range.lowerBound, within: 30, anyOf: ReferenceCues.orders), isAnnounced(range, in: text) {
                claimed.claim(.order, range)
            } else if text.precedes(range.lowerBound, within: 30, anyOf: ReferenceCues.accounts), isAnnounced(range, in: text) {
                claimed.claim(.account, range)
            }
        }
    }

    /// The token of ASCII letters, digits, `-`, `#` and `/` around a word.
    private static func referenceRange(around word: ScannedText.Word, in text: ScannedText) -> Range<Int>? {
        func belongs(_ i: Int) -> Bool {
            text.isASCIIWord(i) || (text.bytes.indices.contains(i) && (text.bytes[i] == 0x2D || text.bytes[i] == 0x23))
        }
        guard belongs(word.range.lowerBound) else { return nil }
        var (low, high) = (word.range.lowerBound, word.range.lowerBound + 1)
        while belongs(low - 1) { low -= 1 }
        while belongs(high) { high += 1 }
        return low..<high
    }

    /// Between the cue and the reference stand only short words such as `no.`, `number is`, `:`; no sentence ends.
    private static func isAnnounced(_ range: Range<Int>, in text: ScannedText) -> Bool {
        let before = text.lowered[max(0, range.lowerBound - 30)..<range.lowerBound]
        guard let cue = (ReferenceCues.orders + ReferenceCues.accounts).compactMap({ before.lastRange(of: $0) }).map(\.upperBound).max()
        else { return false }
        let between = text.lowered[cue..<range.lowerBound]
        return !between.contains { $0 == 0x0A || $0 == 0x3F || $0 == 0x21 } && between.split { !$0.isLetterByte && $0 < 0x80 }.count <= 3
    }
}
