/// 64-bit hashes of content, the same in every run and on every machine. Eight bytes a step, by folded 128-bit multiplication as in
/// wyhash (Wang Yi, 2019); good against chance, not against an adversary who searches for collisions.
package struct ContentHash: Sendable {
    private(set) package var value: UInt64

    package init(seed: UInt64 = 0) { value = seed ^ 0xA076_1D64_78BD_642F }

    package mutating func add(_ word: UInt64) { value = Self.mix(value ^ 0xE703_7ED1_A0B4_28DB, word ^ 0x8EBC_6AF0_9C88_C6E3) }

    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        add(UInt64(bytes.count))
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset + 8 <= raw.count {
            add(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < raw.count {
            tail = tail << 8 | UInt64(raw[offset])
            offset += 1
        }
        add(tail)
    }

    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        return high ^ low
    }
}
