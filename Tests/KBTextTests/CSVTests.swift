import KBTestSupport
import KBText
import Testing

@Suite struct CSVTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
        ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n\"x,\"\"y\"\"\nz\",2\n", [["a", "b"], ["x,\"y\"\nz", "2"]]),
        ("a,b\n5\" disk,2\n", [["a", "b"], ["5\" disk", "2"]]),
        ("a,b\n\"x\"y,2\n", [["a", "b"], ["xy", "2"]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("a,b\n\n\r\n1\n", [["a", "b"], ["1"]]),
        ("a,b\n\"\",1,2", [["a", "b"], ["", "1", "2"]]),
        ("", [[]]),
    ])
    func readsRecords(text: String, expected: [[String]]) {
        let table = CSVTable(parsing: Array(text.utf8))
        #expect([table.columns] + table.rows.map(\.values) == expected)
        #expect(table.cutOff == nil)
    }

    @Test(
        "finds the same columns with and without the rows",
        arguments: ["", "\n", "a", "a,b\n1,2\n", "\u{FEFF}\"a;x\";b\n\n1;2", "a,\"b\nc\",d", "\n\na|b\n1|2\n", "a,\"cut"])
    func readsColumnsAlone(_ text: String) {
        let columns = CSVTable(parsing: Array(text.utf8), onlyColumns: true)
        #expect(columns.columns == CSVTable(parsing: Array(text.utf8)).columns && columns.rows.isEmpty)
    }

    @Test func namesLineColumnAndFieldOfAQuoteThatIsNeverClosed() {
        let table = CSVTable(parsing: Array("a,b\n1,\"x\ny\"\n22,\"cut\nff".utf8))
        #expect(table.rows.map(\.values) == [["1", "x\ny"]])
        #expect(table.cutOff == CSVError(line: 4, column: 4, field: 1))
    }

    @Test func countsLinesThroughQuotedLineEnds() {
        let table = CSVTable(parsing: Array("a\n\"1\n2\n3\"\n4\n".utf8))
        #expect(table.rows.map(\.line) == [2, 5])
    }

    /// Whatever the pieces in which bytes arrive, the records are those of the whole.
    @Test func givesTheSameRecordsInPieces() {
        var random = SeededGenerator(seed: 7)
        // Beside what matters to CSV, its neighbours: bytes are looked at eight at a time.
        let alphabet = Array("ab,\"\n\r;\u{E9}abcdef-+\u{8}\t\u{F}\u{1}".utf8)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...90, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0x61 }
            let whole = CSVTable(parsing: bytes, separator: 0x2C)
            #expect(Self.recordsByteByByte(bytes) == ([whole.columns] + whole.rows.map(\.values)).filter { !$0.isEmpty }, "\(bytes)")
        }
    }

    private static func recordsByteByByte(_ bytes: [UInt8]) -> [[String]] {
        var scanner = CSVScanner()
        var record = CSVRecord()
        var available = CSVDialect.startsWithMark(bytes.span) ? 3 : 0
        var position = available
        var result: [[String]] = []
        while true {
            let seen = Array(bytes[..<available])
            switch scanner.next(in: seen.span, at: &position, isLast: available == bytes.count, into: &record) {
            case .record: if !record.isBlank { result.append((0..<record.count).map { record.string(at: $0, in: seen.span) }) }
            case .needsMore: available += 1
            case .end, .cutOff: return result
            }
        }
    }
}
