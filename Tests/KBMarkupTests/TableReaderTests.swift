import KBMarkup
import KBModel
import Testing

@Suite struct TableReaderTests {
    @Test func readsACSVWithUsualNames() async {
        let csv = """
            id,title,body,tags,updated,language
            7,Reset,"<p>Open <b>it</b>.</p><ol><li>One</ol>","a;b",2025-01-02,sv
            8,Plain,"One.

            Two.",,,
            """
        let result = await Folder(dictionaryLiteral: ("faq.csv", csv)).ingest()
        #expect(result.articles.map(\.id) == ["7-sv", "8"] && result.articles.map(\.source.format) == ["table", "table"])
        #expect(result.articles.first?.outline == "p Open {strong:it}.\nol\n  -\n    p One")
        #expect(result.articles.first?.labels == ["a", "b"] && result.articles.first?.updated?.iso8601 == "2025-01-02T00:00:00Z")
        #expect(result.articles.last?.outline == "p One.\np Two." && result.articles.last?.blocks.map(\.line) == [3, 3])
    }

    private let mapping: ArticleMapping = {
        var mapping = ArticleMapping()
        mapping.fields[.id] = ArticleMapping.Source(columns: ["Nr"])
        mapping.fields[.title] = ArticleMapping.Source(columns: ["Titel"])
        mapping.fields[.body] = ArticleMapping.Source(columns: ["Ursache", "Lösung"], form: .markdown)
        mapping.fields[.updated] = ArticleMapping.Source(columns: ["Stand"], pattern: TimePattern("d.M.yyyy"))
        mapping.fields[.state] = ArticleMapping.Source(columns: ["Status"])
        mapping.values[.state] = ["live": "published"]
        mapping.separator = 0x3B
        return mapping
    }()

    @Test func readsACSVByAMapping() async {
        let csv = "Nr;Titel;Ursache;Lösung;Stand;Status\n1;Drucker;Kein *Papier*;- Nachlegen;3.2.2025;Live\n2;Leer;;;gestern;\n;;;;;\n"
        let result = await Ingest(readers: ArticleReaders.all(mapping: mapping)).read(Folder(["a.csv": Array(csv.utf8)]).tree)
        #expect(result.articles.map(\.id) == ["1", "2"])
        #expect(result.articles.first?.outline == "h2 Ursache\np Kein {emphasis:Papier}\nh2 Lösung\nul\n  -\n    p Nachlegen")
        #expect(result.articles.first?.updated?.iso8601 == "2025-02-03T00:00:00Z" && result.articles.first?.state == .published)
        #expect(result.articles.first?.problems.map(\.kind) == ["empty-record"] && result.articles.first?.problems.map(\.line) == [4])
        #expect(result.articles.last?.problems.map(\.kind) == ["unreadable-date"] && result.articles.last?.problems.map(\.line) == [3])
    }

    @Test(arguments: [
        "[\n {\"fields\": {\"Nr\": 1}, \"x\": 0},\n {\"fields\": {\"Nr\": 2, \"Titel\": \"T\", \"Text\": \"<p>a</p>\"}}\n]",
        "{\"fields\": {\"Nr\": 1}, \"x\": 0}\n{\"fields\": {\"Nr\": 2, \"Titel\": \"T\", \"Text\": \"<p>a</p>\"}}\n",
    ]) func readsJSONByAMapping(json: String) async {
        var mapping = ArticleMapping()
        mapping.fields[.id] = ArticleMapping.Source(columns: ["fields.Nr"])
        mapping.fields[.title] = ArticleMapping.Source(columns: ["fields.Titel"])
        mapping.fields[.body] = ArticleMapping.Source(columns: ["fields.Text"])
        let result = await Ingest(readers: ArticleReaders.all(mapping: mapping)).read(Folder(["a.json": Array(json.utf8)]).tree)
        #expect(result.articles.map(\.id) == ["2"] && result.articles.first?.outline == "p a")
        #expect(result.articles.first?.problems.map(\.kind) == ["empty-record"])
    }

    @Test(arguments: [
        ("contacts.csv", "id,time,question,topic\n1,2025-01-01,How?,x\n"),
        ("threads.jsonl", "{\"id\":1,\"title\":\"Help\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"x\"}]}\n"),
        ("package.json", "{\"name\":\"x\",\"title\":\"y\",\"body\":{}}"),
        ("votes.csv", "article,vote\na,up\n"),
    ]) func leavesOtherTablesAlone(path: String, text: String) async {
        let result = await Folder([path: Array(text.utf8)]).ingest()
        #expect(result.articles.isEmpty && result.unread.isEmpty && result.notArticles == 1)
    }

    @Test func idsFollowTheTitleWhenRowsMove() async {
        let before = await Folder(dictionaryLiteral: ("f.csv", "question,answer\nA,a\nB,b\n")).ingest()
        let after = await Folder(dictionaryLiteral: ("f.csv", "question,answer\nNew,n\nB,b\nA,a\n")).ingest()
        #expect(before.articles.map(\.id) == ["f#A", "f#B"] && after.articles.map(\.id) == ["f#New", "f#B", "f#A"])
    }

    @Test func aSidecarTellsAboutItsNeighbours() async throws {
        let folder = Folder(
            dictionaryLiteral: ("kb/a.md", "# A\n\ntext\n"),
            ("kb/index.csv", "file,title,url,labels,updated,status\na.md,Better,https://x.test/a,\"x, y\",2025-02-03,Draft\nb.md,B,,,,\n"))
        #expect(await folder.ingest().notArticles == 0, "a sidecar that was used is not called skipped")
        let article = try await folder.article("kb/a.md")
        #expect(article.title == "Better" && article.id == "https://x.test/a" && article.labels == ["x", "y"] && article.state == .draft)
        #expect(article.updated?.iso8601 == "2025-02-03T00:00:00Z")
    }
}
