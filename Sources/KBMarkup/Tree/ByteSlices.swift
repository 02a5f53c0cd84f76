extension ArraySlice<UInt8> {
    func isEqual(to text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { elementsEqual($0) }
    }

    func isEqual(to text: String) -> Bool { count == text.utf8.count && elementsEqual(text.utf8) }

    /// The parts between white space.
    var words: [ArraySlice<UInt8>] { split(whereSeparator: \.isASCIISpace) }
}
