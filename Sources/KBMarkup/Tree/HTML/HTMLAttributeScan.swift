import Glibc
import KBModel

/// The attributes of one start tag, as far as a scan has to know them.
struct HTMLAttributeScan {
    private var index: Int
    /// Behind the tag's `>`, or the end of the bytes.
    private(set) var end = 0
    private(set) var isSelfClosing = false
    /// The tag does not end, or a name holds quotes or `<`: a quote is missing somewhere.
    private(set) var isIrregular = false
    /// What stands behind the last attribute that counts.
    private(set) var excess: Range<Int>?

    init(_ bytes: Span<UInt8>, from start: Int) { index = start }

    mutating func run(_ bytes: Span<UInt8>) {
        var count = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3E {
                finish(at: index)
                return
            }
            if byte.isASCIISpace || byte == 0x2F {
                isSelfClosing = byte == 0x2F
                index += 1
                continue
            }
            isSelfClosing = false
            count += 1
            if count == HTMLScan.maximumAttributes + 1 { excess = index..<index }
            name(bytes)
            value(bytes)
        }
        isIrregular = true
        finish(at: bytes.count)
    }

    private mutating func finish(at last: Int) {
        end = last + 1
        if let start = excess?.lowerBound { excess = start..<last }
    }

    private mutating func name(_ bytes: Span<UInt8>) {
        // A name may begin with `=`.
        var first = true
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3E || byte == 0x2F || byte.isASCIISpace || byte == 0x3D && !first { return }
            if byte == 0x22 || byte == 0x27 || byte == 0x3C { isIrregular = true }
            first = false
            index += 1
        }
    }

    private mutating func value(_ bytes: Span<UInt8>) {
        var next = index
        while next < bytes.count, bytes[next].isASCIISpace { next += 1 }
        guard next < bytes.count, bytes[next] == 0x3D else { return }
        next += 1
        while next < bytes.count, bytes[next].isASCIISpace { next += 1 }
        index = next
        guard next < bytes.count else { return }
        let quote = bytes[next]
        if quote == 0x22 || quote == 0x27 {
            index = bytes.index(of: quote, from: next + 1) + 1
            return
        }
        while index < bytes.count, !bytes[index].isASCIISpace, bytes[index] != 0x3E { index += 1 }
    }
}

extension UInt8 {
    /// White space, `/` or `>`.
    var endsTagName: Bool { isASCIISpace || self == 0x2F || self == 0x3E }
}

extension Span<UInt8> {
    /// The first `byte` from `start` on and before `end`, which is `count` unless given; `end` when there is none.
    func index(of byte: UInt8, from start: Int, to end: Int? = nil) -> Int {
        let end = end ?? count
        guard start < end else { return end }
        return withUnsafeBufferPointer { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end])
            guard let base = rest.baseAddress, let found = memchr(base, Int32(byte), rest.count) else { return end }
            return start + (UnsafeRawPointer(found) - base)
        }
    }

    /// Whether the bytes at `index` are `word`, capitals aside.
    func starts(with word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= count else { return false }
        return word.withUTF8Buffer { word in
            for offset in word.indices where self[index + offset].asciiLowercased != word[offset] { return false }
            return true
        }
    }

    /// Whether `word` begins within `window` bytes from `start` on.
    func starts(with word: StaticString, within window: Int, from start: Int) -> Bool {
        (start..<Swift.min(count, start + window)).contains { starts(with: word, at: $0) }
    }
}
