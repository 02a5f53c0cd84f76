/// SipHash-2-4 with a 128-bit result: a keyed hash that nobody can invert or predict without the key.
/// Aumasson, Bernstein: "SipHash: a fast short-input PRF", INDOCRYPT 2012; the 128-bit form is of the authors' reference code
/// (github.com/veorq/SipHash). Cost: about a nanosecond a byte.
package struct SipHash: Sendable, Hashable {
    private let k0: UInt64
    private let k1: UInt64

    package struct Digest: Sendable, Hashable {
        package var low: UInt64
        package var high: UInt64

        package init(low: UInt64, high: UInt64) {
            self.low = low
            self.high = high
        }

        /// The digest that `hexadecimal` wrote; `nil` for another text.
        package init?(hexadecimal text: String) {
            guard text.utf8.count == 32 else { return nil }
            (low, high) = (0, 0)
            for (i, byte) in text.utf8.enumerated() {
                guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
                let shift = UInt64(8 * (i / 2 % 8) + (i % 2 == 0 ? 4 : 0))
                if i < 16 { low |= UInt64(digit) << shift } else { high |= UInt64(digit) << shift }
            }
        }

        /// 32 hexadecimal digits, in the order of the reference vectors' bytes.
        package var hexadecimal: String {
            let digits = Array("0123456789abcdef".utf8)
            return String(unsafeUninitializedCapacity: 32) { buffer in
                for i in 0..<16 {
                    let byte = UInt8(truncatingIfNeeded: (i < 8 ? low : high) >> UInt64(8 * (i % 8)))
                    buffer[2 * i] = digits[Int(byte >> 4)]
                    buffer[2 * i + 1] = digits[Int(byte & 15)]
                }
                return 32
            }
        }
    }

    package init(k0: UInt64, k1: UInt64) {
        self.k0 = k0
        self.k1 = k1
    }

    package func digest(_ bytes: Span<UInt8>) -> Digest {
        var v = State(
            v0: k0 ^ 0x736f_6d65_7073_6575, v1: k1 ^ 0x646f_7261_6e64_6f6d ^ 0xEE, v2: k0 ^ 0x6c79_6765_6e65_7261,
            v3: k1 ^ 0x7465_6462_7974_6573)
        let words = bytes.count / 8
        for i in 0..<words {
            v.absorb(UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: 8 * i, as: UInt64.self)))
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        last |= ByteHash.tail(bytes, from: 8 * words)
        v.absorb(last)
        v.v2 ^= 0xEE
        for _ in 0..<4 { v.round() }
        let low = v.v0 ^ v.v1 ^ v.v2 ^ v.v3
        v.v1 ^= 0xDD
        for _ in 0..<4 { v.round() }
        return Digest(low: low, high: v.v0 ^ v.v1 ^ v.v2 ^ v.v3)
    }

    private struct State {
        var v0, v1, v2, v3: UInt64

        mutating func absorb(_ m: UInt64) {
            v3 ^= m
            round()
            round()
            v0 ^= m
        }

        mutating func round() {
            v0 &+= v1
            v1 = rotated(v1, 13) ^ v0
            v0 = rotated(v0, 32)
            v2 &+= v3
            v3 = rotated(v3, 16) ^ v2
            v0 &+= v3
            v3 = rotated(v3, 21) ^ v0
            v2 &+= v1
            v1 = rotated(v1, 17) ^ v2
            v2 = rotated(v2, 32)
        }

        private func rotated(_ x: UInt64, _ n: UInt64) -> UInt64 { x << n | x >> (64 - n) }
    }
}
