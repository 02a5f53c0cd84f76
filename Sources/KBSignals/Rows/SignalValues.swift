import KBModel
import KBText

/// How values are written in signals files.
enum SignalValues {
    static let yes: Set<String> = ["true", "t", "yes", "y", "1", "ja", "j", "oui", "si", "sí", "sim", "はい", "是"]
    static let no: Set<String> = ["false", "f", "no", "n", "0", "nein", "nej", "non", "não", "いいえ", "否"]

    static func bool(_ text: String) -> Bool? {
        let folded = Folding.folded(text)
        return yes.contains(folded) ? true : no.contains(folded) ? false : nil
    }

    /// A finite number; a comma may stand for the decimal point.
    static func number(_ text: String) -> Double? {
        if let value = Double(text) { return value.isFinite ? value : nil }
        guard text.utf8.contains(0x2C), !text.utf8.contains(0x2E) else { return nil }
        let replaced = String(decoding: text.utf8.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self)
        return Double(replaced).flatMap { $0.isFinite ? $0 : nil }
    }

    static func int(_ text: String) -> Int? {
        Int(text) ?? number(text).flatMap { $0 == $0.rounded() && abs($0) < 1e15 ? Int($0) : nil }
    }

    static func name<Value: RawRepresentable>(_ text: String) -> Value? where Value.RawValue == String {
        Value(rawValue: Folding.folded(text))
    }

    /// Whether a time names no zone. In ISO 8601 nothing but a clock's digits then follows the date; seconds since 1970 need none.
    static func isLocal(_ text: String) -> Bool {
        guard text.utf8.count >= 10 else { return false }
        guard text.utf8.dropFirst(4).first == 0x2D, Timestamp(iso8601: text) != nil else {
            return number(text) == nil && !WrittenTime.namesZone(text)
        }
        return !text.utf8.dropFirst(10).contains { [0x5A, 0x7A, 0x2B, 0x2D].contains($0) }
    }

    /// ISO 8601, seconds or milliseconds since 1970, or one of the notations of `WrittenTime`.
    static func time(_ text: String) -> Timestamp? {
        if let time = Timestamp(iso8601: text) { return time }
        guard text.utf8.count >= 9, let number = number(text), abs(number) < 1e15 else { return WrittenTime.read(text) }
        return Timestamp(seconds: Int64(abs(number) >= 1e11 ? (number / 1000).rounded(.down) : number.rounded(.down)))
    }
}
