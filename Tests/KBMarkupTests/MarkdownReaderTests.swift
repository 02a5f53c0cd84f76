import KBMarkup
import KBModel
import Testing

@Suite struct MarkdownReaderTests {
    @Test func readsFrontMatterAndBlocks() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "a.md",
                """
                ---
                title: "Send a file"
                description: Three ways.
                lang: sv
                date: 2024-05-06
                last_update: {date: 2025-01-02}
                author: {name: Ann}
                tags: [mail, "files, large"]
                draft: false
                permalink: /help/send
                aliases:
                  - /old/send
                ---

                ## By mail

                1. Open *the* menu.
                   - On a phone, hold it.
                2. Press <kbd>Ctrl</kbd>.

                > [!WARNING]
                > At most `20 MB`.

                | Plan | Size |
                | --- | ---: |
                | Free | 1 |

                ```sh
                ls | wc
                ```

                ![Menu](menu.png)

                <details><summary>More</summary>

                See [help](help.md "t").

                </details>
                """
            )
        ).article("a.md")
        #expect(article.title == "Send a file" && article.summary == "Three ways." && article.language == "sv")
        #expect(article.created?.iso8601 == "2024-05-06T00:00:00Z" && article.updated?.iso8601 == "2025-01-02T00:00:00Z")
        #expect(article.owner == "Ann" && article.labels == ["mail", "files, large"] && article.state == .published)
        #expect(article.urls == ["/help/send", "/old/send"] && article.id == "/help/send" && article.problems == [])
        #expect(
            article.outline == """
                h2 By mail
                ol
                  -
                    p Open {emphasis:the} menu.
                    ul
                      -
                        p On a phone, hold it.
                  -
                    p Press {key:Ctrl}.
                note(warning)
                  p At most {code:20 MB}.
                table header 1
                  | Plan | Size
                  | Free | 1
                code(sh) "ls | wc"
                image menu.png "Menu"
                details More
                  p See {→help.md:help}.
                """)
        #expect(article.blocks.map(\.line) == [15, 17, 21, 24, 28, 32, 34])
    }

    @Test func takesTheFirstHeadingAsTitleWithoutFrontMatter() async throws {
        let article = try await Folder(dictionaryLiteral: ("a.md", "# One\n\nText with a note[^1].\n\n[^1]: The note.\n")).article("a.md")
        #expect(article.title == "One" && article.id == "a")
        #expect(article.text == "One\n\nText with a note1.\n\nThe note.")
    }

    @Test(arguments: [
        ("---\ntitle: [open\n---\n\nText\n", "front-matter", "p Text"),
        ("---\ntitle: x\ndate: soon\n---\nText\n", "unreadable-date", "p Text"),
        ("---\na: \(String(repeating: "[", count: 5000))\n---\nText\n", "front-matter", "p Text"),
        ("---\na:\n\(String(repeating: "- ", count: 5000))\n---\nText\n", "front-matter", "p Text"),
    ])
    func namesFrontMatterThatCannotBeRead(text: String, kind: String, outline: String) async throws {
        let article = try await Folder(["a.md": Array(text.utf8)]).article("a.md")
        #expect(article.outline == outline)
        #expect(article.problems.map(\.kind) == [kind])
    }

    @Test func rulesBetweenTextsAreNoFrontMatter() async throws {
        let article = try await Folder(dictionaryLiteral: ("a.md", "---\n\nText\n\n---\n\nMore\n")).article("a.md")
        #expect(article.text == "Text\n\nMore")
    }

    @Test(arguments: [
        ("readme", "# Title\n\n- one\n- two\n\nSee [this](x.html).\n", "markdown"),
        ("page", "---\ntitle: T\n---\nText\n", "markdown"),
        ("a.txt", "# Title\n\n- one\n\nSee [this](x.html).\n", "text"),
        ("a.md", "<!doctype html>\n<html><body><p>Text</p></body></html>", "html"),
        ("a.md", "<p align=center>**Text**</p>\n\n# Title\n", "markdown"),
    ])
    func tellsMarkdownByContent(path: String, text: String, format: String) async {
        let result = await Folder([path: Array(text.utf8)]).ingest()
        #expect(result.articles.map(\.source.format) == [format])
    }

    /// Inputs that take quadratic time or deep recursion in simple parsers of Markdown.
    @Test(
        .timeLimit(.minutes(3)),
        arguments: ["> ", "- ", "[", "![[]()", "*a **a ", "`a``", "<!--", "a](", "| a | b |\n", "[^a]: x\n\n", "***"])
    func repeatedSignsTakeBoundedTime(sign: String) async throws {
        let text = "Begin " + String(repeating: sign, count: 40_000 / sign.utf8.count) + "\n\nEnd\n"
        let article = try await Folder(["a.md": Array(text.utf8)]).article("a.md")
        #expect(article.text.contains("Begin"))
    }
}
