/// Finds personal data and secrets: typed patterns that carry a check (Luhn, mod 97, a date) or stand in a context (`order`, `call me
/// on`), and names that a cue announces (`my name is`, `Hej`, `…您好`). Product names, versions, ports, error codes and dates stay.
/// Recall is never complete: surnames that are ordinary words and stand without any cue pass.
public struct PersonalDataDetector: Sendable {
    private let names: NameFinder

    /// Cues of every language are tried: people mix languages, and a transcript's language may be unknown.
    public init() { names = NameFinder() }

    /// The spans in `text`, sorted, without overlaps. Cost: linear.
    public func spans(in text: String) -> [PersonalData.Span] { spans(in: ScannedText(text)) }

    /// The spans of secrets, addresses and numbers, without names: for texts that name people on purpose. Cost: linear.
    package func codes(in text: String) -> [PersonalData.Span] { codes(in: ScannedText(text)).sorted }

    func spans(in text: ScannedText) -> [PersonalData.Span] {
        var claimed = codes(in: text)
        names.find(in: text, &claimed)
        return claimed.sorted
    }

    private func codes(in text: ScannedText) -> SpanSet {
        // Earlier finders win: a card's digits must not become a phone number, an address in a mail's domain not a name.
        var claimed = SpanSet()
        SecretFinder.find(in: text, &claimed)
        UserNameFinder.find(in: text, &claimed)
        if text.holdsDigit || text.holdsAt {
            MailFinder.find(in: text, &claimed)
            DeviceFinder.find(in: text, &claimed)
            HexFinder.find(in: text, &claimed)
            AddressFinder.find(in: text, &claimed)
            NumberFinder.find(in: text, &claimed)
        }
        return claimed
    }

    /// `text` with placeholders.
    public func redact(_ text: String) -> Redaction { Redaction(of: text, spans: spans(in: text)) }
}

/// Spans that do not overlap, sorted by where they stand.
struct SpanSet {
    private(set) var sorted: [PersonalData.Span]

    init(_ sorted: [PersonalData.Span] = []) { self.sorted = sorted }

    /// Adds a span unless an earlier one holds a part of it.
    @discardableResult
    mutating func claim(_ kind: PersonalData.Kind, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return false }
        let place = sorted.firstIndexBySearch { $0.range.upperBound > range.lowerBound }
        guard place == sorted.count || !sorted[place].range.overlaps(range) else { return false }
        sorted.insert(PersonalData.Span(kind: kind, range: range), at: place)
        return true
    }
}

extension Array {
    /// The first index whose element meets a condition that all later ones meet too; `count` when none does. Cost: logarithmic.
    func firstIndexBySearch(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
