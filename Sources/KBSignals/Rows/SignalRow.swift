/// One row of a signals file as ranges of bytes by neutral field: nothing is copied until somebody asks for text. Made to be used again for
/// the next row.
package struct SignalRow: Sendable {
    private enum Place: UInt8, Sendable { case absent, source, scratch }

    private struct Slice: Sendable {
        /// Pieces of a file are far smaller than 4 GB; a longer record cannot be read.
        var start: UInt32 = 0
        var end: UInt32 = 0
        var place = Place.absent

        init() {}

        init(_ range: Range<Int>, _ place: Place) {
            start = UInt32(range.lowerBound)
            end = UInt32(range.upperBound)
            self.place = place
        }
    }

    /// Line in the file, or position in an array, from 1.
    package internal(set) var line = 0
    /// One for each `SignalField`, with room for more.
    private var slices = InlineArray<32, Slice>(repeating: Slice())
    /// Values that do not stand in the source as they are: quotes or escapes undone, columns joined.
    private var scratch: [UInt8] = []

    package init() {}

    mutating func clear() {
        for i in slices.indices { slices[i].place = .absent }
        if !scratch.isEmpty { scratch.removeAll(keepingCapacity: true) }
    }

    mutating func set(_ field: SignalField, to range: Range<Int>) {
        slices[field.rawValue] = Slice(range, .source)
    }

    mutating func set(_ field: SignalField, toText text: String) {
        let start = scratch.count
        scratch.append(contentsOf: text.utf8)
        slices[field.rawValue] = Slice(start..<scratch.count, .scratch)
    }

    /// The field's bytes without white space around them; `nil` when the row has no such field.
    @inline(__always)
    package func withBytes<Result>(_ field: SignalField, in source: Span<UInt8>, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result?
    {
        let slice = slices[field.rawValue]
        switch slice.place {
        case .absent: return nil
        case .source: return try body(source.extracting(Self.trimmed(source, Int(slice.start), Int(slice.end))))
        case .scratch: return try body(scratch.span.extracting(Self.trimmed(scratch.span, Int(slice.start), Int(slice.end))))
        }
    }

    /// The field's neutral value; `nil` when it is not known.
    package func text(_ field: SignalField, in source: Span<UInt8>, _ mapping: Mapping) -> String? {
        withBytes(field, in: source) { mapping.neutral($0.string(), of: field) } ?? nil
    }

    @inline(__always)
    private static func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
        var (start, end) = (start, end)
        while start < end, bytes[start].isSpace { start += 1 }
        while start < end, bytes[end - 1].isSpace { end -= 1 }
        return start..<end
    }
}
