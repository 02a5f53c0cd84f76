import KBModel

/// The readable text inside an element, with the place in the file of each of its bytes: so that a word is changed where it stands and
/// the tags, attributes and comments around it stay.
struct SourceText {
    private var text: [UInt8] = []
    /// Of each byte of `text`, the bytes in the file that write it.
    private var places: [Range<Int>] = []
    /// Of each byte of `text`, how many tags stand before it.
    private var tags: [Int] = []

    /// White space is folded as readers do. `nil` when a reference stands in it that only a parser can tell.
    init?(_ inner: Range<Int>, of bytes: [UInt8]) {
        var i = inner.lowerBound
        var tag = 0
        while i < inner.upperBound {
            switch bytes[i] {
            case 0x3C:
                tag += 1
                i = (bytes[i..<inner.upperBound].firstIndex(of: 0x3E) ?? inner.upperBound - 1) + 1
            case 0x26:
                guard let (scalar, end) = Self.reference(at: i, in: bytes[..<inner.upperBound]) else { return nil }
                for byte in String(scalar).utf8 { append(byte, i..<end, tag) }
                i = end
            default:
                append(bytes[i], i..<i + 1, tag)
                i += 1
            }
        }
        if text.last == 0x20 { removeLast() }
    }

    private mutating func append(_ byte: UInt8, _ place: Range<Int>, _ tag: Int) {
        guard byte.isASCIISpace else {
            text.append(byte)
            places.append(place)
            tags.append(tag)
            return
        }
        guard let last = text.last, last != 0x20 else {
            if let end = places.last, text.last == 0x20, end.upperBound == place.lowerBound {
                places[places.count - 1] = end.lowerBound..<place.upperBound
            }
            return
        }
        text.append(0x20)
        places.append(place)
        tags.append(tag)
    }

    private mutating func removeLast() {
        text.removeLast()
        places.removeLast()
        tags.removeLast()
    }

    private static func reference(at start: Int, in bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, end: Int)? {
        guard let semicolon = bytes[start...].prefix(12).firstIndex(of: 0x3B) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
        let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]
        if let scalar = named[name] { return (scalar, semicolon + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { ($0, semicolon + 1) }
    }

    /// The edits that turn the text `old` into `new`, word by word; `nil` when the text is another one or a change crosses a tag.
    func edits(from old: String, to new: String) -> [SourceEdit]? {
        guard Array(old.utf8) == text else { return nil }
        let (before, after) = (Self.words(old), Self.words(new))
        let difference = after.map(\.text).difference(from: before.map(\.text))
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var edits: [SourceEdit] = []
        var (o, n) = (0, 0)
        while o < before.count || n < after.count {
            let (firstOld, firstNew) = (o, n)
            while o < before.count, removed.contains(o) { o += 1 }
            while n < after.count, inserted.contains(n) { n += 1 }
            if o == firstOld, n == firstNew {
                o += 1
                n += 1
                continue
            }
            let start = firstOld < before.count ? before[firstOld].start : text.count
            let end = o < before.count ? before[o].start : text.count
            guard let place = place(start..<end) else { return nil }
            edits.append(SourceEdit(place, XMLOutput.escaped(after[firstNew..<n].map(\.text).joined())))
        }
        return edits
    }

    /// Where some of the text stands in the file, when no tag stands among it.
    private func place(_ range: Range<Int>) -> Range<Int>? {
        if range.isEmpty {
            // Between two bytes: behind the one before, which decides about its marks.
            guard range.lowerBound > 0 else { return places.first.map { $0.lowerBound..<$0.lowerBound } }
            let end = places[range.lowerBound - 1].upperBound
            return end..<end
        }
        guard tags[range.lowerBound] == tags[range.upperBound - 1] else { return nil }
        return places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound
    }

    /// Words and the white space between them, with their offsets.
    private static func words(_ text: String) -> [(start: Int, text: String)] {
        var words: [(start: Int, text: String)] = []
        var start = 0
        let bytes = Array(text.utf8)
        for i in bytes.indices {
            let isBorder = i + 1 == bytes.count || (bytes[i] == 0x20) != (bytes[i + 1] == 0x20)
            if isBorder {
                words.append((start, String(decoding: bytes[start...i], as: UTF8.self)))
                start = i + 1
            }
        }
        return words
    }
}

/// Bytes of a file that are replaced.
struct SourceEdit: Sendable, Hashable {
    var range: Range<Int>
    var text: String

    init(_ range: Range<Int>, _ text: String) {
        self.range = range
        self.text = text
    }
}
