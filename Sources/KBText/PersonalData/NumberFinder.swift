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

/// Digits with single separators between them: `070-174 06 42`, `(415) 555-0142`, `4539 1234 …`, `83.112.9.41`.
struct DigitRun {
    let range: Range<Int>
    /// Values 0…9.
    let digits: [UInt8]
    /// The byte ranges of the groups of digits.
    let groups: [Range<Int>]
    let separators: [UInt8]
    /// `+` or `(` before the first digit.
    let opener: UInt8?

    /// `nil` when no run starts at `start`.
    init?(from start: Int, in text: ScannedText) {
        let bytes = text.bytes
        let first = bytes[start]
        let opens = first == 0x2B || first == 0x28
        guard first.isDigitByte || (opens && start + 1 < bytes.count && bytes[start + 1].isDigitByte), !text.isASCIIWord(start - 1) else {
            return nil
        }
        var (i, digits, groups, separators) = (start, [UInt8](), [Range<Int>](), [UInt8]())
        if opens { i += 1 }
        while i < bytes.count, bytes[i].isDigitByte {
            let low = i
            while i < bytes.count, bytes[i].isDigitByte {
                digits.append(bytes[i] - 0x30)
                i += 1
            }
            groups.append(low..<i)
            guard let (separator, next) = Self.separator(at: i, in: bytes) else { break }
            separators.append(separator)
            i = next
        }
        guard let last = groups.last else { return nil }
        // A Chinese resident id may end in the check letter X.
        let checkLetter = digits.count == 17 && groups.count == 1 && last.upperBound < bytes.count && text.lowered[last.upperBound] == 0x78
        guard !text.isASCIIWord(last.upperBound + (checkLetter ? 1 : 0)) else { return nil }
        separators = Array(separators.prefix(groups.count - 1))
        self.range = start..<last.upperBound
        self.digits = digits
        self.groups = groups
        self.separators = separators
        opener = opens ? first : nil
    }

    /// One separator (or `) `, ` (`) that a digit follows.
    private static func separator(at i: Int, in bytes: [UInt8]) -> (UInt8, next: Int)? {
        guard i < bytes.count else { return nil }
        let rest = bytes[i...].prefix(3)
        for (pattern, mark): ([UInt8], UInt8) in [
            ([0x29, 0x20], 0x29), ([0x20, 0x28], 0x28), ([0x29], 0x29), ([0x28], 0x28), ([0x20], 0x20), ([0x2D], 0x2D), ([0x2E], 0x2E),
            ([0x2F], 0x2F), ([0xC2, 0xA0], 0x20),
        ] where rest.starts(with: pattern) {
            let next = i + pattern.count
            if next < bytes.count, bytes[next].isDigitByte { return (mark, next) }
        }
        return nil
    }

    func separatorsAre(_ allowed: Set<UInt8>) -> Bool { separators.allSatisfy(allowed.contains) }

    var isIPv4: Bool { groups.count == 4 && separators == [0x2E, 0x2E, 0x2E] && groups.allSatisfy { $0.count <= 3 } && opener == nil }

    /// The number in the group.
    func value(_ group: Int) -> Int {
        let offset = groups[..<group].reduce(0) { $0 + $1.count }
        return digits[offset..<offset + min(18, groups[group].count)].reduce(0) { $0 * 10 + Int($1) }
    }

    /// `2024-03-15`, `15.03.2024`, `20240315`, `3/15/2024 10`: a year between 1900 and 2099 with a month and a day.
    var isDateLike: Bool {
        let sizes = groups.map(\.count)
        func isYear(_ group: Int) -> Bool { sizes[group] == 4 && (1900...2099).contains(value(group)) }
        if sizes.count >= 3, separators.prefix(2).allSatisfy({ $0 == 0x2D || $0 == 0x2E || $0 == 0x2F }) {
            if isYear(0), sizes[1] <= 2, sizes[2] <= 2 { return true }
            if isYear(2), sizes[0] <= 2, sizes[1] <= 2 { return true }
        }
        if sizes == [8] || sizes == [14] || sizes == [12] {
            return (1900...2099).contains(digits[..<4].reduce(0) { $0 * 10 + Int($1) }) && Checksums.isMonthAndDay(digits[4..<8])
        }
        return false
    }
}

/// Whether four numbers with dots are an address of somebody's computer rather than a version.
enum IPv4 {
    private static let versions = [
        "version", "firmware", "release", "build", "update", "driver", "v", "ver.", "version:", "版本", "固件", "バージョン", "wersja", "versión",
    ].map { Array($0.utf8) }
    private static let cues = [
        "ip", "ip address", "ip-adress", "ip-adresse", "ip地址", "address", "adress", "adresse", "connect from", "host",
    ].map { Array($0.utf8) }

    static func isPersonal(_ run: DigitRun, in text: ScannedText) -> Bool {
        let octets = (0..<4).map(run.value)
        guard octets.allSatisfy({ $0 <= 255 }), !isWellKnown(octets) else { return false }
        if text.precedes(run.range.lowerBound, within: 12, anyOf: versions) { return false }
        return octets.contains { $0 >= 60 } || octets.count { $0 > 9 } >= 3 || text.precedes(run.range.lowerBound, within: 20, anyOf: cues)
    }

    /// Loopback, any, masks, and the addresses that manuals name (routers, public name servers).
    private static func isWellKnown(_ o: [Int]) -> Bool {
        switch (o[0], o[1], o[2], o[3]) {
        case (127, _, _, _), (0, 0, 0, 0), (255, _, _, _), (192, 168, 0...1, 0...1), (192, 168, 1, 254), (192, 168, 178, 1),
            (10, 0, 0, 0...1), (8, 8, 8, 8), (8, 8, 4, 4),
            (1, 1, 1, 1), (1, 0, 0, 1), (9, 9, 9, 9):
            true
        default: false
        }
    }
}

/// Swedish personnummer, US social security number, Chinese resident id.
enum NationalID {
    static func matches(_ run: DigitRun, in text: ScannedText) -> Bool {
        let sizes = run.groups.map(\.count)
        let plus = run.separators.first == 0x2D || run.separators.isEmpty
        switch sizes {
        case [6, 4], [8, 4], [10], [12]:
            let digits = Array(run.digits.suffix(10))
            return plus && Checksums.isMonthAndDay(digits[2..<6]) && Checksums.luhn(digits)
        case [3, 2, 4]:
            let area = run.value(0)
            return run.separators == [0x2D, 0x2D] && area != 0 && area != 666 && area < 900 && run.value(1) != 0 && run.value(2) != 0
        case [18]: return Checksums.chineseID(Array(text.bytes[run.range]))
        case [17]: return Checksums.chineseID(Array(text.lowered[range(of: run, in: text)]))
        default: return false
        }
    }

    /// With the check letter `X` that ends some Chinese ids.
    static func range(of run: DigitRun, in text: ScannedText) -> Range<Int> {
        let end = run.range.upperBound
        let hasX = run.groups.map(\.count) == [17] && text.lowered.indices.contains(end) && text.lowered[end] == 0x78
        return run.range.lowerBound..<(hasX ? end + 1 : end)
    }
}

/// Phone numbers: written internationally, with a trunk zero, in a national pattern, or after a word that announces one.
enum Phone {
    static func matches(_ run: DigitRun, in text: ScannedText) -> Bool {
        let count = run.digits.count
        guard (7...15).contains(count), !run.isDateLike, !isPartOfSomethingElse(run, in: text) else { return false }
        let sizes = run.groups.map(\.count)
        if run.opener == 0x2B { return count >= 8 }
        if run.opener == 0x28 { return count >= 8 && (2...5).contains(sizes[0]) && run.separators.first == 0x29 }
        if run.digits.starts(with: [0, 0]) && count >= 10 { return true }
        if run.digits[0] == 0, run.digits[1] != 0, (9...12).contains(count), sizes.count <= 6 { return true }
        if count == 11, run.digits[0] == 1, (3...9).contains(run.digits[1]), run.separatorsAre([0x20, 0x2D]), sizes[0] >= 3 { return true }
        if sizes == [3, 3, 4], run.separatorsAre([0x20, 0x2D, 0x2E]), run.digits[0] >= 2 { return true }
        return text.precedes(run.range.lowerBound, within: 24, anyOf: ReferenceCues.phones)
    }
}

extension Phone {
    /// A decimal (`0.8509181282`), what follows a time of day (`21:51:00 2012-05-31`), a part of a path or a file's name.
    private static func isPartOfSomethingElse(_ run: DigitRun, in text: ScannedText) -> Bool {
        if run.opener == nil, run.groups[0].count == 1, run.separators.first == 0x2E { return true }
        let (start, end) = (run.range.lowerBound, run.range.upperBound)
        if start > 1, text.bytes[start - 1] == 0x3A, text.bytes[start - 2].isDigitByte { return true }
        if start > 0, text.bytes[start - 1] == 0x2F { return true }
        return end + 1 < text.bytes.count && text.bytes[end] == 0x2E && text.bytes[end + 1].isLetterByte
    }
}

/// Words that announce a number, in small letters.
enum ReferenceCues {
    static let orders = [
        "order", "order number", "invoice", "ticket", "case", "reservation", "booking", "tracking", "shipment", "rma", "beställning",
        "ordernummer", "order nr", "faktura", "ärende",
        "bestellung", "bestellnummer", "auftrag", "auftragsnummer", "rechnung", "vorgang", "commande", "facture", "pedido", "factura",
        "ordine", "bestelling", "zamówienie", "заказ",
        "订单", "订单号", "工单", "发票", "注文", "注文番号",
    ].map { Array($0.utf8) }
    static let accounts = [
        "account number", "account no", "account id", "customer number", "customer id", "customer no", "member number", "policy number",
        "contract number", "konto", "kontonummer", "kundnummer",
        "kundnr", "avtalsnummer", "kundennummer", "vertragsnummer", "kontonummer", "numéro client", "客户号", "账号", "账户", "会员号", "お客様番号",
    ].map { Array($0.utf8) }
    static let phones = [
        "phone", "phone number", "tel", "tel.", "telephone", "mobile", "cell", "call me", "call me on", "call me at", "call", "ring",
        "ring you at", "reach me on", "fax", "whatsapp", "telefon",
        "telefonnummer", "mobil", "handy", "rufen sie mich unter", "ring mig på", "nummer", "mobilnummer", "téléphone", "teléfono",
        "telefono", "电话", "手机", "拨打", "電話", "携帯",
    ].map { Array($0.utf8) }
    /// Prefixes of references that need no other cue, in small letters.
    static let prefixes = ["ord-", "#a-", "ord#", "inv-", "tkt-", "rma-", "sub-", "cus_", "inc00", "ritm00", "cs00", "sctask00", "pi_"].map
    { Array($0.utf8) }
}
