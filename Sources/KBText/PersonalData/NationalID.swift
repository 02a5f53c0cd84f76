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
