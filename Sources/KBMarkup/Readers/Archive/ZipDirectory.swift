import KBModel
import KBText

/// The table of contents of a zip file (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16): where each file's record begins, so that one file is
/// read without a walk over all before it.
struct ZipDirectory {
    struct Entry {
        var name: String
        var compressed: Int
        /// Unpacked, as declared: reading stops when more comes out.
        var size: Int
        /// Of its local header in the archive.
        var offset: Int
        var isLink: Bool
    }

    private(set) var entries: [Entry] = []

    /// `nil` when the archive holds no table of contents, as when it was cut off.
    init?(_ bytes: [UInt8]) {
        let reader = LittleEndian(bytes: bytes)
        guard let end = Self.endRecord(reader) else { return nil }
        let (size, offset) = Self.place(reader, end: end)
        // Bytes may stand before the archive: a program that unpacks itself.
        let shift = end - size - offset
        var index = offset + max(0, shift)
        guard offset >= 0, size >= 0, index >= 0 else { return nil }
        while index + 46 <= bytes.count, reader.word(index) == 0x0201_4B50 {
            let lengths = (name: reader.half(index + 28), extra: reader.half(index + 30), comment: reader.half(index + 32))
            let next = index + 46 + lengths.name + lengths.extra + lengths.comment
            guard next <= bytes.count else { return nil }
            entries.append(Self.entry(reader, at: index, lengths.name, lengths.extra, shift: max(0, shift)))
            index = next
        }
    }

    private static func entry(_ reader: LittleEndian, at index: Int, _ nameLength: Int, _ extraLength: Int, shift: Int) -> Entry {
        let name = reader.bytes[(index + 46)..<(index + 46 + nameLength)]
        var entry = Entry(
            name: text(name), compressed: reader.word(index + 20), size: reader.word(index + 24), offset: reader.word(index + 42),
            isLink: reader.word(index + 38) >> 16 & 0xF000 == 0xA000)
        var field = index + 46 + nameLength
        let end = field + extraLength
        while field + 4 <= end {
            let length = reader.half(field + 2)
            if reader.half(field) == 1, field + 4 + length <= end { entry.widen(reader, from: field + 4, to: field + 4 + length) }
            field += 4 + length
        }
        entry.offset += shift
        return entry
    }

    /// Names are UTF-8 today; those that are not are what DOS wrote.
    private static func text(_ name: ArraySlice<UInt8>) -> String {
        let bytes = Array(name)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return Transcoder.utf8(bytes, from: "CP437").map { String(decoding: $0.bytes, as: UTF8.self) }
            ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The end record stands last, before a comment of at most 65,535 bytes.
    private static func endRecord(_ reader: LittleEndian) -> Int? {
        let count = reader.bytes.count
        guard count >= 22 else { return nil }
        for index in stride(from: count - 22, through: max(0, count - 22 - 65_535), by: -1) where reader.word(index) == 0x0605_4B50 {
            return index
        }
        return nil
    }

    /// Size and offset of the directory; large archives say them in a record of their own (section 4.3.14).
    private static func place(_ reader: LittleEndian, end: Int) -> (size: Int, offset: Int) {
        let plain = (size: reader.word(end + 12), offset: reader.word(end + 16))
        guard end >= 20, reader.word(end - 20) == 0x0706_4B50 else { return plain }
        let record = reader.long(end - 12)
        guard record >= 0, record + 56 <= reader.bytes.count, reader.word(record) == 0x0606_4B50 else { return plain }
        // Between the directory and the end record stand the large record and its locator.
        return (reader.long(record + 40) + end - record, reader.long(record + 48))
    }
}

extension ZipDirectory.Entry {
    /// Values of eight bytes for those that do not fit in four (section 4.5.3), in this order.
    fileprivate mutating func widen(_ reader: LittleEndian, from start: Int, to end: Int) {
        var index = start
        func wide(_ value: Int) -> Int {
            guard value == 0xFFFF_FFFF, index + 8 <= end else { return value }
            defer { index += 8 }
            return reader.long(index)
        }
        size = wide(size)
        compressed = wide(compressed)
        offset = wide(offset)
    }
}

/// Numbers as zip files hold them. Beyond the end stands zero.
private struct LittleEndian {
    let bytes: [UInt8]

    func half(_ index: Int) -> Int { number(index, 2) }
    func word(_ index: Int) -> Int { number(index, 4) }
    /// Values beyond what an `Int` holds are -1: no archive is that large.
    func long(_ index: Int) -> Int { number(index, 8) }

    private func number(_ index: Int, _ length: Int) -> Int {
        guard index >= 0, index + length <= bytes.count else { return 0 }
        var value: UInt64 = 0
        for offset in 0..<length { value |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
        return Int(exactly: value) ?? -1
    }
}
