/// Eight bytes in one number, looked at together (H. Warren, "Hacker's Delight", 6-1). Inlinable: a call for every eight bytes would cost more
/// than the work (contacts as JSON Lines, `Benchmarks/run.py`).
public enum ByteWord {
    /// The byte in all eight places.
    @inlinable @inline(__always)
    public static func of(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// The highest bit of each byte.
    @inlinable public static var highs: UInt64 { 0x8080_8080_8080_8080 }

    /// The highest bit of every byte that is zero, and perhaps of others above the lowest zero: that one is certain.
    @inlinable @inline(__always)
    public static func zeros(_ word: UInt64) -> UInt64 { (word &- of(1)) & ~word & highs }
}
