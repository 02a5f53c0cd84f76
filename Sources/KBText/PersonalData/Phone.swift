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

    /// A decimal (`0.8509181282`), what follows a time of day (`21:51:00 2012-05-31`), a part of a path or a file's name.
    private static func isPartOfSomethingElse(_ run: DigitRun, in text: ScannedText) -> Bool {
        if run.opener == nil, run.groups[0].count == 1, run.separators.first == 0x2E { return true }
        let (start, end) = (run.range.lowerBound, run.range.upperBound)
        if start > 1, text.bytes[start - 1] == 0x3A, text.bytes[start - 2].isDigitByte { return true }
        if start > 0, text.bytes[start - 1] == 0x2F { return true }
        return end + 1 < text.bytes.count && text.bytes[end] == 0x2E && text.bytes[end + 1].isLetterByte
    }
}
