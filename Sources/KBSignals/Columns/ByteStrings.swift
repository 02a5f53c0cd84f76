/// Many short byte strings in one array.
struct ByteStrings {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    mutating func append(_ string: Span<UInt8>) {
        string.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        ends.append(bytes.count)
    }

    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    @inline(__always)
    func withBytes<Result>(_ index: Int, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result {
        try body(bytes.span.extracting(range(index)))
    }

    func equals(_ index: Int, _ other: Span<UInt8>) -> Bool { withBytes(index) { $0.equalBytes(other) } }

    func string(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }
}

extension Span<UInt8> {
    func equalBytes(_ other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for i in 0..<count where self[i] != other[i] { return false }
        return true
    }

    /// Shorter strings first, equally long ones by their bytes: the order of numbers without leading zeros.
    func precedesByLength(_ other: Span<UInt8>) -> Bool {
        count != other.count ? count < other.count : precedesByBytes(other)
    }

    func precedesByBytes(_ other: Span<UInt8>) -> Bool {
        let shorter = Swift.min(count, other.count)
        for i in 0..<shorter where self[i] != other[i] { return self[i] < other[i] }
        return count < other.count
    }

    func string() -> String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }

    /// Whether all of it is well-formed UTF-8. Cost: for ASCII a step for eight bytes.
    var isUTF8: Bool {
        let raw = bytes
        var i = 0
        while i + 8 <= count, raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { i += 8 }
        while i < count, self[i] < 0x80 { i += 1 }
        if i == count { return true }
        do {
            _ = try UTF8Span(validating: extracting(i..<count))
            return true
        } catch {
            return false
        }
    }
}
