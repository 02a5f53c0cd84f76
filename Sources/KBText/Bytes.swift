extension UnsafeBufferPointer<UInt8> {
    /// `range` without ASCII white space at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, self[low].isASCIISpaceByte { low += 1 }
        while high > low, self[high - 1].isASCIISpaceByte { high -= 1 }
        return low..<high
    }
}

extension UInt8 {
    /// Space, tab, line feed, vertical tab, form feed, carriage return.
    var isASCIISpaceByte: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    var isLetterByte: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
    var isDigitByte: Bool { (0x30...0x39).contains(self) }
}
