/// A fast hash of bytes for tables in memory (folded 64 × 64 → 128 bit multiplication, after W. Yi's wyhash). Never stored or shown, and
/// never trusted alone: who finds an equal hash compares the bytes. Cost: about a nanosecond for eight bytes.
enum ByteHash {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let seed: UInt64 = 0xA076_1D64_78BD_642F

    static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        let raw = bytes.bytes
        let count = raw.byteCount
        var result = seed ^ UInt64(truncatingIfNeeded: count)
        var i = 0
        while i + 8 <= count {
            result = mix(result ^ raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self), multiplier)
            i += 8
        }
        if i < count { result = mix(result ^ tail(bytes, from: i), multiplier) }
        return mix(result, seed)
    }

    static func hash(_ a: UInt64, _ b: UInt64) -> UInt64 { mix(mix(a ^ seed, multiplier) ^ b, seed) }

    /// The first eight bytes as a number, the first of them lowest; all of them when there are fewer.
    @inline(__always)
    static func prefix(_ bytes: Span<UInt8>) -> UInt64 {
        guard bytes.count >= 8 else { return tail(bytes, from: 0) }
        return UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(as: UInt64.self))
    }

    /// The last bytes, at most seven, as a number, the first of them lowest.
    @inline(__always)
    static func tail(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
        let raw = bytes.bytes
        let count = bytes.count - start
        if count >= 4 {
            let low = raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self)
            let high = raw.unsafeLoadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self)
            return UInt64(low) | UInt64(high) << UInt64(truncatingIfNeeded: 8 * (count - 4))
        }
        guard count > 0 else { return 0 }
        let (middle, last) = (count / 2, count - 1)
        return UInt64(bytes[start]) | UInt64(bytes[start + middle]) << UInt64(truncatingIfNeeded: 8 * middle)
            | UInt64(bytes[start + last]) << UInt64(truncatingIfNeeded: 8 * last)
    }

    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}
