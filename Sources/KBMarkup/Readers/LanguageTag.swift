import KBModel

/// What sources write as an article's language.
enum LanguageTag {
    /// The tag as stated, when it has the form of one (BCP 47: two or three letters, then parts of up to eight); `nil` for anything else, such
    /// as a placeholder that nothing replaced.
    static func stated(_ text: String?) -> String? {
        guard let text else { return nil }
        let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isASCIILetter) else { return nil }
        guard parts.dropFirst().allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } }) else {
            return nil
        }
        return text
    }
}
