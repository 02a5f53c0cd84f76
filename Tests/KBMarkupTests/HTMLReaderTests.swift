import KBMarkup
import KBModel
import KBTestSupport
import Testing

@Suite struct HTMLReaderTests {
    private func article(_ html: String) throws -> Article {
        let file = SourceFile(path: "kb/page.html", relativePath: "page.html", bytes: Array(html.utf8))
        let context = ReadingContext(tree: SourceTree(root: "kb", paths: ["page.html"]) { _ in file.bytes })
        guard case .articles(let articles) = HTMLReader().read(file, in: context) else { throw NoArticle() }
        return try #require(articles.first)
    }

    private struct NoArticle: Error {}

    private static let body = """
        <h1>Reset your password</h1>
        <p>Choose a new password when you forgot the old one, or when somebody else may know it by now.</p>
        <ol><li>Open the settings.</li><li>Choose <b>Reset</b>.<ul><li>On a phone, hold the icon.</li></ul></li></ol>
        <div class="warning">All devices are signed out when the password changes, so save your work first.</div>
        """

    /// What the common kinds of sites put around an article, each with the markup they use.
    @Test(arguments: [
        "<header><nav><a href=/>Home</a> <a href=/kb>Help</a></nav></header><main>BODY</main><footer>© Example. All rights.</footer>",
        "<div id=topbar><a href=/>Home</a></div><div id=page-content>BODY</div><div id=footer><p>Copyright Example Ltd.</p></div>",
        "<nav class=breadcrumbs><a href=/>Home</a></nav><article class=article-body>BODY</article><aside><h3>In this section</h3><ul><li><a href=/a>Another one</a></ul></aside>",
        "<div class=wrap><div class=sidebar><ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul></div><div class=doc>BODY<div class=share><a href=/x>Share</a></div></div></div>",
        "<table><tr><td class=menu><a href=/1>One</a><a href=/2>Two</a></td><td>BODY</td></tr></table>",
        "<main>BODY<div class=feedback>Was this helpful? <a href=#y>Yes</a></div><section class=related-articles><h2>Related articles</h2><ul><li><a href=/r>Change your name</a></ul></section></main>",
    ])
    func readsTheArticleAndLeavesTheChrome(layout: String) throws {
        let page = "<!DOCTYPE html><html lang=en><head><title>Reset - Help</title></head><body>\(layout)</body></html>"
        let found = try article(page.replacing("BODY", with: Self.body))
        let plain = try article(Self.body)
        #expect(found.text == plain.text)
        #expect(found.title == "Reset your password")
        #expect(found.language == "en")
        #expect(found.blocks.map(\.kindWord) == ["heading", "paragraph", "list", "note"])
    }

    @Test func leavesOutWhatNewsPagesAddToTheText() throws {
        let text = try article(
            """
            <html><head><meta property="og:type" content="article"><title>T</title></head><body><article>
            <h1>Storm closes the harbour</h1><p class="byline">By A. Writer</p>
            <figure><img src=a.jpg><figcaption>Waves at noon. Photo: B.</figcaption></figure>
            <p>The harbour was closed on Monday, after waves of six metres had damaged the pier.</p>
            <p><a href=/x>Read more: ten storms to remember</a></p>
            <p>It will open again on Friday, the harbour master said, if the wind allows it.</p>
            <div class="author-bio"><p>A. Writer has written about the sea for twenty years, mostly at night.</p></div>
            </article></body></html>
            """
        ).text
        #expect(text.hasPrefix("The harbour was closed"))
        #expect(text.hasSuffix("if the wind allows it."))
        #expect(!text.contains("Read more") && !text.contains("Photo"))
    }

    /// libxml2 alone loses or moves each of these.
    @Test(arguments: [
        ("<html><body><p>one</p></body></html>two", "one\n\ntwo"), ("<p>a<!-->b", "ab"), ("<table>x<tr><td>y</table>", "x\n\ny"),
        ("<p>&notin; &copy", "∉ ©"), ("<b><p>a</b>b", "ab"),
        ("<script><!-- <script></script>x--></script><p>a", "a"), ("<iframe><!--</iframe><p>a", "a"),
    ])
    func untidyMarkupLosesNoText(html: String, text: String) throws { #expect(try article(html).text == text) }

    /// What old pages put around scripts and styles, so that browsers without them show nothing.
    @Test(arguments: [
        "<script><!--//--><![CDATA[//><!--\nif (a < b) { write('</p>') }\n//--><!]]></script>", "<style><!-- p { color: red } --></style>",
        "<style><!-- </style>", "<script><!-- x() </script>",
    ])
    func hiddenScriptsAndStylesAreNoText(hidden: String) throws {
        #expect(try article("<html><head>\(hidden)</head><body><p>a</p>\(hidden)<p>b</p></body></html>").text == "a\n\nb")
    }

    @Test(arguments: [
        (#"src="placeholder.gif" data-original-src="a.png""#, "a.png"), (#"src="data:image/gif;base64,R0lG" data-src="a.png""#, "a.png"),
        (#"src="a.png" data-src="""#, "a.png"), (#"srcset="a.png 1x, b.png 2x""#, "a.png"), (#"src="a.png" srcset="b.png 2x""#, "a.png"),
        (#"src="data:image/gif;base64,R0lG" data-srcset=" a.png, b.png 2x""#, "a.png"),
    ])
    func lazyPicturesAreReadWithTheirTrueSource(attributes: String, source: String) throws {
        #expect(try article("<p>x</p><img \(attributes) alt=y>").blocks.last?.kind == .image(src: source, alt: "y"))
    }

    @Test(arguments: [
        String(repeating: "<div>", count: 60_000) + "deep", "<p " + (0..<20_000).map { "a\($0)=x" }.joined(separator: " ") + ">deep",
        String(repeating: "<i></b>", count: 20_000) + "deep", String(repeating: "<table><tr><td>", count: 10_000) + "deep",
    ])
    func bombsAreBoundedAndTheTextIsKept(html: String) throws { #expect(try article(html).text == "deep") }

    @Test func mutatedPagesAreAlwaysRead() throws {
        var random = SeededGenerator(seed: 11)
        let source = Array(("<html><head><title>x</title></head><body><nav>n</nav>" + Self.body + "</body></html>").utf8)
        for _ in 0..<200 {
            var bytes = source
            for _ in 0..<8 { bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            let file = SourceFile(path: "m.html", relativePath: "m.html", bytes: bytes)
            let context = ReadingContext(tree: SourceTree(root: "m.html", paths: [""]) { _ in file.bytes })
            if case .articles(let articles) = HTMLReader().read(file, in: context) { #expect(articles.count == 1) }
        }
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let source = try article(
            Self.body + """
                <table><thead><tr><th>Key<th>Use</tr></thead><tr><td rowspan=2><kbd>F5</kbd><td>reload</tr><tr><td><a href="/x?a=1&amp;b=2">more</a></tr></table>
                <pre><code class="language-sh">ls -l | wc
                  exit</code></pre><dl><dt>Term<dd>Its meaning.</dl><details><summary>More</summary><p>Text <i>inside</i>.</p></details>
                <blockquote><p>Said &lt;so&gt;.</p></blockquote><p><img src="a.png" alt=""></p>
                """)
        let again = try article(HTMLWriter.page(of: source))
        func unnumbered(_ article: Article) -> String { HTMLWriter.fragment(of: article.blocks) }
        #expect(unnumbered(again) == unnumbered(source))
        #expect(again.title == source.title)
    }
}
