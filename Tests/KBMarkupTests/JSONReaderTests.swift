import KBMarkup
import KBModel
import Testing

/// Articles in JSON: Lacuna's own form, Freshdesk, Intercom, and what they share.
@Suite struct JSONReaderTests {
    private let freshdesk = """
        [
          {"id": 17, "type": 1, "category_id": 1, "folder_id": 2, "agent_id": 9, "title": "Reset &amp; unlock", "status": 2,
           "description": "<p>Open <b>Settings</b>.</p><ul><li>Reset</li></ul>", "description_text": "Open Settings.", "tags": ["pass"],
           "seo_data": {"meta_description": "How to reset.", "meta_keywords": "login, lock"},
           "hierarchy": [{"level": 0, "type": "category", "data": {"id": 1, "name": "Account", "language": "en"}}],
           "created_at": "2024-01-02T03:04:05Z", "updated_at": "2025-01-02T03:04:05Z"},
          {"id": 18, "folder_id": 2, "agent_id": 9, "title": "Draft", "status": 1, "description_text": "One.\\n\\nTwo."}
        ]
        """

    @Test func readsFreshdesk() async {
        let result = await Folder(dictionaryLiteral: ("a.json", freshdesk)).ingest()
        #expect(result.articles.map(\.id) == ["17-en", "18"] && result.articles.map(\.source.format) == ["freshdesk", "freshdesk"])
        let first = result.articles[0]
        #expect(first.title == "Reset & unlock" && first.summary == "How to reset." && first.state == .published)
        #expect(first.labels == ["pass", "login", "lock", "Account"] && first.updated?.iso8601 == "2025-01-02T03:04:05Z")
        #expect(first.outline == "p Open {strong:Settings}.\nul\n  -\n    p Reset")
        #expect(first.blocks.map(\.line) == [2, 2])
        #expect(result.articles[1].state == .draft && result.articles[1].outline == "p One.\np Two.")
        #expect(result.articles[1].blocks.map(\.line) == [7, 7])
    }

    @Test func readsFreshdeskFoldersWithTheirNames() async {
        let folder = """
            {"category": {"name": "Account", "folders": [{"name": "Login", "articles": [
              {"id": 1, "folder_id": 2, "agent_id": 3, "title": "A", "description": "<p>a</p>"}]}]}}
            """
        let result = await Folder(dictionaryLiteral: ("a.json", folder)).ingest()
        #expect(result.articles.map(\.labels) == [["Account", "Login"]])
    }

    private let intercom = """
        {"type": "list", "data": [
          {"id": "5", "type": "article", "workspace_id": "w", "title": "Pay", "description": "Paying.", "body": "<h2>How</h2><p>By card.</p>",
           "author_id": 1, "state": "published", "created_at": 1700000000, "updated_at": 1710000000, "url": "https://x.test/en/5-pay",
           "default_locale": "en", "parent_type": "collection",
           "translated_content": {"type": "article_translated_content",
             "sv": {"type": "article_content", "title": "Betala", "body": "<p>Med kort.</p>", "state": "draft", "url": "https://x.test/sv/5"},
             "en": {"title": "Pay", "body": "<p>By card.</p>"}, "de": null}}
        ]}
        """

    @Test func readsIntercomWithItsTranslations() async {
        let result = await Folder(dictionaryLiteral: ("a.json", intercom)).ingest()
        #expect(result.articles.map(\.id) == ["5-en", "5-sv"] && result.articles.map(\.source.format) == ["intercom", "intercom"])
        #expect(result.articles.map(\.source.locator) == ["5", "5"] && result.articles.map(\.language) == ["en", "sv"])
        #expect(result.articles.map(\.title) == ["Pay", "Betala"] && result.articles.map(\.state) == [.published, .draft])
        #expect(result.articles[0].outline == "h2 How\np By card." && result.articles[0].summary == "Paying.")
        #expect(result.articles[0].updated == Timestamp(seconds: 1_710_000_000))
    }

    @Test func readsZendeskTranslationsUnderOneNumber() async {
        let zendesk = """
            {"articles": [{"id": 3, "section_id": 8, "locale": "en-us", "source_locale": "en-us", "title": "Pay", "body": "<p>Card</p>", "draft": false,
              "translations": [{"locale": "en-us", "title": "Pay", "body": "x"}, {"locale": "sv", "title": "Betala", "body": "<p>Kort</p>"}]}],
             "sections": [{"id": 8, "name": "Money"}]}
            """
        let result = await Folder(dictionaryLiteral: ("a.json", zendesk)).ingest()
        #expect(result.articles.map(\.id) == ["3-en-us", "3-sv"] && result.articles.map(\.source.locator) == ["3", "3"])
        #expect(result.articles.map(\.labels) == [["Money"], ["Money"]])
    }

    @Test func anArticleInSeveralPlacesIsOneWithAllItsAddresses() async {
        let placed = """
            {"articles": [
              {"id": 3, "section_id": 8, "locale": "en", "title": "Pay", "body": "<p>Card</p>", "html_url": "https://x.test/a"},
              {"id": 3, "section_id": 9, "locale": "en", "title": "Pay", "body": "<p>Card</p>", "html_url": "https://x.test/b"},
              {"id": 3, "section_id": 9, "locale": "en", "title": "Pay", "body": "<p>Cash</p>", "html_url": "https://x.test/c"}]}
            """
        let result = await Folder(dictionaryLiteral: ("a.json", placed)).ingest()
        #expect(result.articles.map(\.urls) == [["https://x.test/a", "https://x.test/b"], ["https://x.test/c"]])
        #expect(result.articles.map { $0.problems.map(\.kind) } == [[], ["duplicate-id"]])
    }

    @Test func idsStayWhenTheSameArticlesAreExportedAgain() async {
        let again = freshdesk.split(separator: "\n").joined(separator: " ").replacing("[\"pass\"]", with: "[\"changed\"]")
        let before = await Folder(dictionaryLiteral: ("a.json", freshdesk)).ingest()
        let after = await Folder(dictionaryLiteral: ("2025/b.json", again)).ingest()
        #expect(before.articles.map(\.id) == after.articles.map(\.id))
    }

    @Test func aCutOffExportGivesItsWholeRecordsAndSaysSo() async {
        let cut = String(freshdesk.dropLast(60))
        let result = await Folder(dictionaryLiteral: ("a.json", cut)).ingest()
        #expect(result.articles.map(\.id) == ["17-en"])
        #expect(result.unread.map(\.isPartly) == [true] && result.unread.first?.line == 7)
    }

    @Test func readsBackWhatIngestWrote() async {
        let sources = Folder(
            dictionaryLiteral: ("f.json", freshdesk), ("i.json", intercom),
            (
                "p.html",
                "<html lang=de><title>Seite</title><body><h1 id=a>Seite</h1><table><tr><th>A<th>B<tr><td colspan=2><img src=x alt=''></table><dl><dt>T<dd>D</dl><pre class=language-c>a\n b</pre><details><summary>S <b>b</b></summary>text</details><div class=tip>Tip <a href='#a'>x</a></div><p>End \u{FFFD} &quot;\u{2028}&quot;</p></body></html>"
            )
        )
        let articles = await sources.ingest().articles
        #expect(articles.count == 5)
        let lines = articles.map { $0.json.serialized() + "\n" }.joined()
        let back = await Folder(dictionaryLiteral: ("all.jsonl", lines)).ingest()
        #expect(back.articles == articles && back.unread.isEmpty)
        let array = "[" + articles.map { $0.json.serialized(pretty: true) }.joined(separator: ",\n") + "]"
        #expect(await Folder(dictionaryLiteral: ("all.json", array)).ingest().articles == articles)
    }

    @Test func namesLinesThatAreNoArticles() async {
        let article = Article(
            id: "a", title: "A", source: Article.Source(path: "p", format: "html"), blocks: [Block(.paragraph([Inline("x")]))])
        let line = article.json.serialized()
        let strange = line.replacing("\"paragraph\"", with: "\"hologram\"")
        let result = await Folder(dictionaryLiteral: ("all.jsonl", "\(line)\n\n\(strange)\n\(line.dropLast(5))\n")).ingest()
        #expect(result.articles.map(\.title) == ["A", "A"])
        #expect(result.articles.last?.problems.map(\.kind) == ["unknown-block"])
        #expect(result.unread.map(\.line) == [4])
    }
}
