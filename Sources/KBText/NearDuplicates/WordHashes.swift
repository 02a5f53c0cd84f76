/// Text → one 32-bit hash a word, case and punctuation aside; a character of a script without spaces counts as a word. For comparing
/// very many texts. Cost: linear; ASCII text allocates nothing.
package enum WordHashes {
    package static func append(_ text: String, to hashes: inout [UInt32]) {
        var text = text.utf8.allSatisfy { $0 < 0x80 } ? text : Folding.folded(text)
        text.withUTF8 { bytes in
            var scanner = ScalarScanner(bytes: bytes)
            var hash = Self.seed
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
                    hashes.append(UInt32(truncatingIfNeeded: (UInt64(scalar) &* 0x9E37_79B9_7F4A_7C15) >> 32))
                case .other: close()
                }
            }
            close()
        }
    }

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
}
