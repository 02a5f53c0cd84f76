import KBModel
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        #"{"a":[1,2.5,-3e4,true,false,null,"x\"\\\nå\ud83d\ude00"],"b":{}}"#, "[]", "\"\"", " 0 ",
    ])
    func writesWhatItRead(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(try JSONValue(parsing: value.serialized()) == value)
        #expect(try JSONValue(parsing: value.serialized(pretty: true)) == value)
    }

    @Test(arguments: [
        ("{\"a\":1", JSONError.Reason.cutOff), ("[1,]", .unexpected), ("nul", .cutOff), ("[01x]", .unexpected), ("\"\\q\"", .badEscape),
        ("{} {}", .trailing), (String(repeating: "[", count: 5000), .tooDeep), ("", .cutOff), ("+1", .badNumber),
    ])
    func saysWhyATextIsNotJSON(text: String, reason: JSONError.Reason) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        do throws(JSONError) { _ = try JSONValue(parsing: text) } catch { #expect(error.reason == reason) }
    }

    @Test func keepsMembersInOrderAndLeavesOutUnknownOnes() {
        let value = JSONValue.members(["z": 1, "a": nil, "b": .null])
        #expect(value.serialized() == #"{"z":1,"b":null}"#)
    }
}

@Suite struct ArticleWritingTests {
    /// Parts written one after the other are the bytes of the whole, for every kind of block.
    @Test(arguments: [0, 1 << 30])
    func writesTheSameBytesInParts(flushedAbove limit: Int) throws {
        let text = [Inline("a \"b\" \\ \u{7F}\n"), Inline("c", marks: [.strong], link: "/x")]
        let leaf = [Block(.paragraph(text), line: 3), Block(.heading(level: 2, [Inline("h")]))]
        let blocks = [
            Block(.list(.init(ordered: true, steps: true, items: [leaf, []])), line: 1),
            Block(.table(.init(header: 1, rows: [[.init(leaf, columns: 2), .init([])], []]))), Block(.quote(leaf)),
            Block(.note(.tip, leaf)),
            Block(.definitions([.init(term: text, blocks: leaf)])), Block(.details(summary: text, leaf)),
            Block(.code(language: nil, text: "x\ty")),
            Block(.image(src: "s", alt: "")),
        ]
        let article = Article(
            id: "i", title: "t", source: Article.Source(path: "p", format: "html"), blocks: blocks,
            problems: [Problem(kind: "k", line: nil, message: "m")])
        var written: [UInt8] = []
        let rest = try article.jsonBytes { bytes in
            guard bytes.count > limit else { return }
            written += bytes
            bytes.removeAll()
        }
        #expect(String(decoding: written + rest, as: UTF8.self) == article.json.serialized())
    }
}
