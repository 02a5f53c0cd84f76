/// What must not leave a conversation: data about a person, and secrets.
public enum PersonalData {
    /// The kinds, by the word that stands in placeholders and counts.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Comparable {
        case name, email, phone, address, order, account, iban, card, ip, mac, uuid, secret, user
        /// IMEI, ICCID, serial numbers, advertising ids.
        case device
        /// Personnummer, SSN, the resident id of China.
        case nationalID = "national-id"

        /// What stands in the text instead, such as `[email]`.
        public var placeholder: String { "[\(rawValue)]" }

        public static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
    }

    /// Whether a text holds a placeholder of any kind.
    public static func isRedacted(_ text: String) -> Bool { !placeholders(in: text).isEmpty }

    /// Where placeholders stand in a text, brackets included, in UTF-8 bytes. Cost: linear.
    public static func placeholders(in text: String) -> [Range<Int>] {
        guard text.utf8.contains(0x5B) else { return [] }
        let bytes = Array(text.utf8)
        return bytes.indices.compactMap { start in
            guard bytes[start] == 0x5B, let found = placeholders.first(where: { bytes[start...].starts(with: $0) }) else { return nil }
            return start..<start + found.count
        }
    }

    /// A text with a space where placeholders stood: for reading words that the writer chose.
    public static func withoutPlaceholders(_ text: String) -> String {
        let ranges = placeholders(in: text)
        guard !ranges.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for range in ranges.reversed() { bytes.replaceSubrange(range, with: CollectionOfOne(0x20)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let placeholders = Kind.allCases.map { Array($0.placeholder.utf8) }

    /// A place in a text: its kind and its range of UTF-8 bytes.
    public struct Span: Sendable, Hashable {
        public var kind: Kind
        public var range: Range<Int>

        public init(kind: Kind, range: Range<Int>) {
            self.kind = kind
            self.range = range
        }
    }
}

/// A text whose personal data are replaced by placeholders, and how many were.
public struct Redaction: Sendable, Hashable {
    public var text: String
    public var counts: [PersonalData.Kind: Int]

    /// Replaces the spans, which must be sorted and must not overlap.
    public init(of text: String, spans: [PersonalData.Span]) {
        self.text = text
        counts = [:]
        guard !spans.isEmpty else { return }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var done = 0
        for span in spans {
            out += bytes[done..<span.range.lowerBound]
            out += span.kind.placeholder.utf8
            done = span.range.upperBound
            counts[span.kind, default: 0] += 1
        }
        out += bytes[done...]
        self.text = String(decoding: out, as: UTF8.self)
    }
}
