import KBMarkup
import KBModel
import KBTestSupport
import Testing

/// Marks that cross each other: what begins inside a link or a value and ends outside it is text there.
@Suite struct WikitextNestingTests {
    private func text(_ wikitext: String) async throws -> String {
        let page = "<page><title>T</title><ns>0</ns><id>1</id><revision><id>1</id><text><![CDATA[\(wikitext)]]></text></revision></page>"
        let export = "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.10/\">\(page)</mediawiki>"
        return try await Folder(["wiki.xml": Array(export.utf8)]).article("wiki.xml").text
    }

    @Test(arguments: [
        ("x [[a|b {{c]] d}} e", "x b {{c d}} e"), ("x {{a|b [[c}} d]] e", "x b [[c d]] e"), ("x [[a|b [[c]] d", "x [[a|b c d"),
        ("x [[a|[http://y {{z]]] w}}", "x [http://y {{z] w}}"), ("x {{a|{{b}}", "x {{a|"),
    ])
    func readsMarksThatCrossAsText(wikitext: String, expected: String) async throws { #expect(try await text(wikitext) == expected) }

    /// No order of marks may end the program.
    @Test func readsEveryOrderOfMarks() async throws {
        let marks = [
            "[[", "]]", "{{", "}}", "|", "[http://a ", "]", "{|", "|}", "\n", "<nowiki>", "</nowiki>", "'''", "b", ";c:", "&amp;", "__",
        ]
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2_000 {
            let wikitext = (0..<12).map { _ in marks[Int.random(in: 0..<marks.count, using: &random)] }.joined()
            _ = try await text(wikitext.replacing("]]>", with: "]] >"))
        }
    }
}
