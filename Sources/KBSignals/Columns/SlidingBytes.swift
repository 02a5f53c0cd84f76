/// Bytes in a row that keep their numbers: the first byte ever appended is 0, and dropping old ones changes no number. Cost: amortised constant
/// for each byte.
struct SlidingBytes {
    private var bytes: [UInt8] = []
    /// The number of `bytes[0]`.
    private var base = 0

    var endIndex: Int { base + bytes.count }

    @inline(__always)
    mutating func append(_ more: Span<UInt8>) { more.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }

    /// Bytes before this number are not asked for any more.
    mutating func drop(before number: Int) {
        let dropped = number - base
        if dropped > 1 << 16, dropped > bytes.count / 2 {
            bytes.removeFirst(dropped)
            base = number
        }
    }

    func withBytes<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting((range.lowerBound - base)..<(range.upperBound - base)))
    }
}
