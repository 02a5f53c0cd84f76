import KBMarkup
import KBModel
import Testing

/// Terms of definition lists hold links, marks and images as other lines of text do.
@Suite struct DefinitionTermTests {
    private static let mallard = "xmlns=\"http://projectmallard.org/1.0/\" id=\"a\" type=\"topic\""
    private static let wiki = "xmlns=\"http://www.mediawiki.org/xml/export-0.10/\""

    @Test(arguments: [
        ("a.html", "<title>T</title><dl><dt><a href=\"/x\">Key <code>k</code></a></dt><dd>d</dd></dl>", "{→/x:Key }{code →/x:k}"),
        (
            "a.dita",
            "<topic id=\"t\"><title>T</title><body><dl><dlentry><dt>Key <codeph>k</codeph></dt><dd>d</dd></dlentry></dl></body></topic>",
            "Key {code:k}"
        ),
        (
            "a.dita",
            "<topic id=\"t\"><title>T</title><body><parml><plentry><pt><xref href=\"/x\" format=\"html\" scope=\"external\">Key</xref></pt><pd>d</pd></plentry></parml></body></topic>",
            "{→/x:Key}"
        ),
        (
            "a.xml",
            "<article xmlns=\"http://docbook.org/ns/docbook\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><title>T</title><variablelist><varlistentry><term><link xlink:href=\"/x\">Key</link> <emphasis>now</emphasis></term><listitem><para>d</para></listitem></varlistentry></variablelist></article>",
            "{→/x:Key} {emphasis:now}"
        ),
        (
            "a.page",
            "<page \(mallard)><title>T</title><terms><item><title><gui>Key</gui> now</title><p>d</p></item></terms></page>", "{ui:Key} now"
        ),
        (
            "a.xml",
            "<mediawiki \(wiki)><page><title>T</title><ns>0</ns><id>1</id><revision><id>1</id><text>; '''Key''' [[x|now]] : d</text></revision></page></mediawiki>",
            "{strong:Key} {→x:now}"
        ),
    ])
    func keepsMarksAndLinks(path: String, source: String, term: String) async throws {
        let article = try #require(await Folder(dictionaryLiteral: (path, source)).ingest().articles.first)
        #expect(article.outline == "definitions\n  = \(term)\n    p d")
    }

    @Test(arguments: [
        ("<dt>Menu <img src=a.png alt=A></dt><dd>d</dd>", "definitions\n  = Menu !a.png(A)\n    p d"),
        ("<dt>Menu</dt><dt><img src=a.png alt=A></dt><dd>d</dd>", "definitions\n  = Menu\n    image a.png \"A\"\n    p d"),
        ("<dt><img src=a.png alt=A></dt><dd>d</dd>", "image a.png \"A\"\np d"),
        ("<dt>Menu <ul><li>x</li></ul> bar</dt><dd>d</dd>", "definitions\n  = Menu bar\n    ul\n      -\n        p x\n    p d"),
    ])
    func leavesToTheDefinitionWhatIsNoTerm(list: String, outline: String) async throws {
        let article = try await Folder(dictionaryLiteral: ("a.html", "<title>T</title><dl>\(list)</dl>")).article("a.html")
        #expect(article.outline == outline)
    }

    @Test(arguments: [
        ("markdown", "- [**Key**](/x) ***now***"), ("html", "<dt><a href=\"/x\">Key</a> <em>now</em></dt>"),
        ("confluence-storage", "<dt><a href=\"/x\">Key</a> <em>now</em></dt>"),
        ("dita", "<dt><xref href=\"/x\" format=\"html\">Key</xref> <i>now</i></dt>"),
        ("docbook", "<term><link xlink:href=\"/x\">Key</link> <emphasis>now</emphasis></term>"),
    ])
    func writesMarksAndLinks(format: String, line: String) throws {
        let term = [Inline("Key", link: "/x"), Inline(" "), Inline("now", marks: [.emphasis])]
        let definitions = Block(.definitions([Block.Definition(term: term, blocks: [Block(.paragraph([Inline("d")]))])]))
        let article = Article(id: "a", title: "T", source: Article.Source(path: "a", format: "test"), blocks: [definitions])
        let text = try #require(ArticleWriters.named(format)).write(article).text
        #expect(text.contains(line), "\(text)")
    }
}
