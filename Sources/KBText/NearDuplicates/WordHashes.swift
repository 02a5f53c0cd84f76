/// Text → one 32-bit hash a word, case and punctuation aside; in a script without spaces each character together with
/// the one before it counts as a word, since single characters are too common to tell texts apart. For comparing
/// very many texts. Cost: linear; ASCII text allocates nothing.
package enum WordHashes {
    package static func append(_ text: String, to hashes: inout [UInt32]) {
        var text = text.utf8.allSatisfy { $0 < 0x80 } ? text : Folding.folded(text)
        text.withUTF8 { bytes in
            var scanner = ScalarScanner(bytes: bytes)
            var hash = Self.seed
            var neighbour: UInt32 = 0
            func close() {
                if hash != Self.seed { hashes.append(UInt32(truncatingIfNeeded: hash ^ hash >> 32)) }
                hash = Self.seed
            }
            while let (start, scalar) = scanner.next() {
                switch ScalarClass(scalar) {
                case .letter, .digit:
                    for byte in bytes[start..<scanner.position] {
                        let small = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                        hash = (hash ^ UInt64(small)) &* 0x0000_0100_0000_01b3
                    }
                case .unspaced:
                    close()
                    let pair = UInt64(neighbour) << 32 | UInt64(scalar)
                    hashes.append(UInt32(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 32))
                    neighbour = scalar
                    continue
                case .other: close()
                }
                neighbour = 0
            }
            close()
        }
    }

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
}
