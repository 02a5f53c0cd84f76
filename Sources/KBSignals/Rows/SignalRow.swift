/// One row of a signals file as ranges of bytes by neutral field: nothing is copied until somebody asks for text. Made to be used again for
/// the next row.
package struct SignalRow: Sendable {
    /// Pieces of a file are far smaller than 4 GB; a longer record cannot be read.
    private struct Slice: Sendable {
        var start: UInt32 = 0
        var end: UInt32 = 0
    }

    /// Line in the file, or position in an array, from 1.
    package internal(set) var line = 0
    /// One bit for each field: those that the row has, and those of them whose value stands in `scratch`, not in the source.
    private var present: UInt32 = 0
    private var copied: UInt32 = 0
    /// One for each `SignalField`, with room for more.
    private var slices = InlineArray<32, Slice>(repeating: Slice())
    /// Values that do not stand in the source as they are: quotes or escapes undone, columns joined.
    private var scratch: [UInt8] = []

    package init() {}

    mutating func clear() {
        present = 0
        if copied != 0 {
            copied = 0
            scratch.removeAll(keepingCapacity: true)
        }
    }

    /// Takes the field's value from a range of the source, without white space around it.
    @inline(__always)
    mutating func set(_ field: SignalField, to range: Range<Int>, of source: Span<UInt8>) {
        copied &= ~Self.bit(field)
        set(field, to: Self.trimmed(source, range))
    }

    mutating func set(_ field: SignalField, toText text: String) {
        let start = scratch.count
        scratch.append(contentsOf: text.utf8)
        copied |= Self.bit(field)
        set(field, to: Self.trimmed(scratch.span, start..<scratch.count))
    }

    @inline(__always)
    private mutating func set(_ field: SignalField, to range: Range<Int>) {
        present |= Self.bit(field)
        slices[field.rawValue] = Slice(start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
    }

    @inline(__always)
    private static func bit(_ field: SignalField) -> UInt32 { 1 << UInt32(truncatingIfNeeded: field.rawValue) }

    @inline(__always)
    func has(_ field: SignalField) -> Bool { present & Self.bit(field) != 0 }

    /// The field's bytes without white space around them; `nil` when the row has no such field.
    @inline(__always)
    package func withBytes<Result>(_ field: SignalField, in source: Span<UInt8>, _ body: (Span<UInt8>) throws -> Result) rethrows -> Result?
    {
        guard has(field) else { return nil }
        let slice = slices[field.rawValue]
        let range = Int(slice.start)..<Int(slice.end)
        return try body(copied & Self.bit(field) == 0 ? source.extracting(range) : scratch.span.extracting(range))
    }

    /// The field's neutral value; `nil` when it is not known.
    package func text(_ field: SignalField, in source: Span<UInt8>, _ mapping: Mapping) -> String? {
        withBytes(field, in: source) { mapping.neutral($0.string(), of: field) } ?? nil
    }

    @inline(__always)
    private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isSpace { start += 1 }
        while start < end, bytes[end - 1].isSpace { end -= 1 }
        return start..<end
    }
}
