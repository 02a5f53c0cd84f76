import KBModel
import KBSignals
import KBTestSupport
import Testing

/// What exports look like in the wild: each row is used, or counted with its reason and its line.
@Suite struct BadInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        /// Ids of the contacts that are read all the same.
        var read: [String]
        /// What is counted, as users read it.
        var said: [String] = []
        var failures = 0

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "short rows", text: "id,time,topic\n1,2026-01-01\n2\n3,2026-01-03,x\n", read: ["1", "3"],
            said: ["no time: 1 row (line 3)"]),
        Case(
            name: "line ends in any mixture", text: "id,time\r\n1,2026-01-01\n2,2026-01-02\r3,2026-01-03\r\n\n4,2026-01-04",
            read: ["1", "2", "3", "4"]
        ),
        Case(
            name: "a quote that is never closed", text: "id,time,question\n1,2026-01-01,a\n2,2026-01-02,\"b\n3,2026-01-03,c\n", read: ["1"],
            failures: 1),
        Case(name: "a byte-order mark", text: "\u{FEFF}id,time\n1,2026-01-01\n", read: ["1"]),
        Case(
            name: "words for nothing", text: "id,time,customer,minutes,rating\n1,2026-01-01,?,NULL,N/A\n?,2026-01-01,a,1,1\n", read: ["1"],
            said: ["no id: 1 row (line 3)"]),
        Case(
            name: "dates in many notations",
            text: """
                id;time
                1;2026-01-02T03:04:05+01:00
                2;2026-01-02 03:04
                3;02.01.2026 03:04
                4;1767323045
                5;1767323045000
                6;Fri, 02 Jan 2026 03:04:05 +0100
                7;Jan 2, 2026, 3:04 PM
                8;2026/01/02
                9;31/12/2025 23:59
                10;3/2/2026
                11;31/31/2026
                12;2026-13-01
                13;yesterday

                """, read: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            said: ["the time cannot be read: 4 rows (first in lines 11, 12, 13)"]),
        Case(
            name: "negative durations", text: "id,time,minutes,reopened\n1,2026-01-01,-5,0\n2,2026-01-01,5,-1\n", read: ["1", "2"],
            said: ["a value that its field cannot have: 2 rows (first in lines 2, 3)"]),
        Case(
            name: "closed before it was opened", text: "id,time,closed\n1,2026-01-02,2026-01-01\n", read: ["1"],
            said: ["a value that its field cannot have: 1 row (line 2)"]),
        Case(
            name: "merged into another", text: "id,time,merged_into\n1,2026-01-02,\n2,2026-01-02,1\n3,2026-01-02,3\n", read: ["1", "3"],
            said: ["merged into another contact: 1 row (line 3)"]),
        Case(
            name: "an object cut in the middle", text: "{\"id\":1,\"time\":\"2026-01-01\"}\n{\"id\":2,\"ti", read: ["1"],
            said: ["the line is not JSON: 1 row (line 2)"], failures: 1),
        Case(
            name: "lines that are no objects",
            text: "{\"id\":1,\"time\":\"2026-01-01\"}\n[1]\nnull\n{]\n{\"id\":2,\"time\":\"2026-01-01\"}\n", read: ["1", "2"],
            said: ["the line is not a JSON object: 2 rows (first in lines 2, 3)", "the line is not JSON: 1 row (line 4)"]),
        Case(name: "nothing at all", text: "", read: []),
        Case(name: "a header alone", text: "id,time\n", read: []),
    ]

    @Test(arguments: cases) func usesOrCountsEveryRow(_ bad: Case) throws {
        let (contacts, problems) = try ReaderTests.contacts(bad.text)
        #expect(contacts.map(\.id) == bad.read)
        #expect(problems.sentences == bad.said)
        #expect(problems.failures.count == bad.failures)
        let counted = try Self.counted(Array(bad.text.utf8))
        #expect(counted.contacts == bad.read.count)
        #expect(counted.problems.sentences == bad.said)
    }

    @Test(arguments: [
        ("1,2026-01-01,anna@example.com\n2,2026-01-02,bo@example.com\n", "header"), ("nummer,datum\n1,2026-01-01\n", "header"),
        ("id,created_at,topic\n1,2026-01-01,x\n", "no column is called time"), ("tme,id\n2026-01-01,1\n", "'tme'"),
    ])
    func saysThatTheHeaderIsMissing(text: String, hint: String) {
        let error = #expect(throws: SignalError.self) { try ReaderTests.contacts(text) }
        #expect(error?.description.contains(hint) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("example.com") == false, "customers' data stand in a message")
    }

    @Test(arguments: [(false, true), (true, true), (false, false), (true, false)])
    func readsUTF16(isBigEndian: Bool, hasMark: Bool) throws {
        let text = (hasMark ? "\u{FEFF}" : "") + "id,time,question\n1,2026-01-01,Größe 𝟙 漢字\n2,2026-01-02,å\n"
        let bytes = text.utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? pair : pair.reversed()
        }
        for size in [1, 3, 1 << 18] {
            var stream = Exports.stream("file", bytes, pieceSize: size)
            var problems = SignalProblems()
            var contacts: [Contact] = []
            try ContactReader(mapping: Mapping(), customers: CustomerKey()).read(&stream, problems: &problems) { contacts.append($0) }
            #expect(contacts.map(\.question) == ["Größe 𝟙 漢字", "å"])
            #expect(problems.sentences.isEmpty)
        }
    }

    @Test func countsRowsThatAreNotUTF8AndReadsThem() throws {
        let bytes = Array("id,time,topic\n1,2026-01-01,fr".utf8) + [0xE5] + Array("ga\n2,2026-01-01,fråga\n".utf8)
        let counted = try Self.counted(bytes)
        #expect(counted.contacts == 2)
        #expect(counted.problems.sentences == ["text that is not UTF-8: 1 row (line 2)"])
    }

    @Test func survivesDamagedRows() throws {
        let text =
            "id,time,customer,topic,question\n"
            + (1...20).map { "\($0),2026-01-\($0 + 10),c\($0 % 3),t,\"Wie, \"\"bitte\"\"?\"\n" }.joined()
        var random = SeededGenerator(seed: 9)
        for _ in 0..<300 {
            var bytes = Array(text.utf8)
            for _ in 0..<3 { bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            do {
                let counted = try Self.counted(bytes)
                #expect(counted.contacts + counted.problems.unusable <= 40)
            } catch let error as SignalError {
                #expect(error.description.hasPrefix("file"))
            }
        }
    }

    /// As `lacuna contacts` counts them.
    private static func counted(_ bytes: [UInt8]) throws -> (contacts: Int, problems: SignalProblems) {
        var counting = try ContactsCounting(plan: .collected, windows: RepeatWindows(), mapping: Mapping(), customers: CustomerKey())
        var stream = ByteStream(name: "file", bytes: bytes)
        var problems = SignalProblems()
        try counting.read(&stream, problems: &problems)
        return (try counting.finish().summary.contacts, problems)
    }
}
