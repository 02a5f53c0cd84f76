/// What must not leave a conversation: data about a person, and secrets.
public enum PersonalData {
    /// The kinds, by the word that stands in placeholders and counts.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Comparable {
        case name, email, phone, address, order, account, iban, card, ip, mac, uuid, secret, user
        /// Personnummer, SSN, the resident id of China.
        case nationalID = "national-id"

        /// What stands in the text instead, such as `[email]`.
        public var placeholder: String { "[\(rawValue)]" }

        public static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
    }

    /// Whether a text holds a placeholder of any kind.
    public static func isRedacted(_ text: String) -> Bool {
        guard text.utf8.contains(0x5B) else { return false }
        let bytes = Array(text.utf8)
        return bytes.indices.contains { start in bytes[start] == 0x5B && placeholders.contains { bytes[start...].starts(with: $0) } }
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
