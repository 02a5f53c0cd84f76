import KBModel

/// A hash of the content a finding is about: the rule, and the subject's letters and digits in order. Line, path, white space,
/// punctuation and case do not count, so that it survives moves and re-exports.
enum Fingerprint {
    /// 16 hexadecimal digits.
    static func of(rule: String, subject: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        for byte in rule.utf8 { add(byte) }
        add(0)
        for byte in subject.utf8 where byte >= 0x80 || byte.isASCIILetter || byte.isASCIIDigit { add(byte.asciiLowercased) }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
