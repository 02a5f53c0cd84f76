import KBModel
import KBText

/// The first bytes of a file, taken apart as far as is needed to tell what exported it.
package struct ExportSample: Sendable {
    package enum Form: Sendable, Hashable {
        /// The keys of all objects.
        case json(keys: Set<String>)
        /// The names of the columns, as `ExportRow.key` writes them.
        case table(columns: Set<String>)
        /// The names of the elements.
        case xml(elements: Set<String>)
        case text
    }

    package let form: Form
    package let bytes: [UInt8]
    /// So much of a file is looked at.
    package static let length = 1 << 16

    package init(_ bytes: some Sequence<UInt8>) {
        var sample = Array(bytes.prefix(Self.length))
        if CSVDialect.startsWithMark(sample.span) { sample.removeFirst(3) }
        self.bytes = sample
        switch sample.first(where: { !$0.isSpace }) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): form = .json(keys: Self.keys(sample))
        case UInt8(ascii: "<"): form = .xml(elements: Self.elements(sample))
        default:
            let columns = Self.columns(sample)
            form = columns.count > 1 ? .table(columns: columns) : .text
        }
    }

    /// Reads ahead as far as a sample needs.
    package init(_ stream: inout ByteStream) throws {
        while stream.bytes.count < Self.length, !stream.isAtEnd { try stream.refill(from: 0) }
        self.init(stream.bytes)
    }

    /// Whether a JSON sample has all of these keys, at any depth.
    package func hasKeys(_ keys: String...) -> Bool {
        guard case .json(let known) = form else { return false }
        return keys.allSatisfy { known.contains($0) }
    }

    /// Whether a table has all of these columns.
    package func hasColumns(_ columns: String...) -> Bool {
        guard case .table(let known) = form else { return false }
        return columns.allSatisfy { known.contains($0) }
    }

    package func hasElement(_ name: String) -> Bool {
        guard case .xml(let known) = form else { return false }
        return known.contains(name)
    }

    package func starts(with text: String) -> Bool { bytes.starts(with: text.utf8) }

    /// Strings that a colon follows. The end may be cut off anywhere.
    private static func keys(_ bytes: [UInt8]) -> Set<String> {
        var keys: Set<String> = []
        var i = 0
        while i < bytes.count {
            guard bytes[i] == UInt8(ascii: "\"") else {
                i += 1
                continue
            }
            let start = i + 1
            i = start
            while i < bytes.count, bytes[i] != UInt8(ascii: "\"") { i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1 }
            guard i < bytes.count else { break }
            let end = i
            i += 1
            while i < bytes.count, bytes[i].isSpace { i += 1 }
            if i < bytes.count, bytes[i] == UInt8(ascii: ":"), end - start < 100 {
                keys.insert(String(decoding: bytes[start..<end], as: UTF8.self))
            }
        }
        return keys
    }

    private static func elements(_ bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        var i = 0
        while i + 1 < bytes.count {
            i += 1
            guard bytes[i - 1] == UInt8(ascii: "<"), bytes[i].isASCIILetter || bytes[i] == UInt8(ascii: "_") else { continue }
            let name = bytes[i...].prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
            names.insert(String(decoding: name, as: UTF8.self))
            i += name.count
        }
        return names
    }

    private static func columns(_ bytes: [UInt8]) -> Set<String> {
        var scanner = CSVScanner(separator: CSVDialect.separator(of: bytes.span))
        var position = 0
        var record = CSVRecord()
        repeat {
            guard scanner.next(in: bytes.span, at: &position, isLast: false, into: &record) == .record else { return [] }
        } while record.isBlank
        return Set((0..<record.count).map { ExportRow.key(record.string(at: $0, in: bytes.span)) })
    }
}
