import KBMarkup
import KBModel
import Testing

/// Files that hold each other, and neighbours that cannot be read.
@Suite struct PartsTests {
    private static let docbook = "xmlns=\"http://docbook.org/ns/docbook\" xmlns:xi=\"http://www.w3.org/2001/XInclude\""

    private func article(_ title: String, including parts: String...) -> String {
        let included = parts.map { "<xi:include href=\"\($0)\"/>" }.joined()
        return "<article \(Self.docbook)><title>\(title)</title><para>\(title) text</para>\(included)</article>"
    }

    @Test func includedFilesAreNoArticlesOfTheirOwn() async {
        let result = await Folder(
            dictionaryLiteral: ("a.xml", article("A", including: "b.xml")), ("b.xml", article("B", including: "c.xml")),
            ("c.xml", "<para \(Self.docbook)>C text</para>"), ("d.xml", article("D"))
        ).ingest()
        #expect(result.articles.map(\.title) == ["A", "D"] && result.notArticles == 2)
        #expect(result.articles.first?.text.contains("C text") == true)
    }

    @Test func filesThatIncludeEachOtherAreNotLost() async {
        let result = await Folder(
            dictionaryLiteral: ("a.xml", article("A", including: "b.xml")), ("b.xml", article("B", including: "a.xml"))
        ).ingest()
        #expect(result.articles.map(\.title) == ["A"] && result.notArticles == 1)
        #expect(result.articles.first?.text.contains("B text") == true)
    }

    /// A tree whose file exists and cannot be opened.
    private func tree(_ files: [String: String], locked: Set<String>) -> SourceTree {
        SourceTree(root: "kb", paths: (Array(files.keys) + locked).sorted()) { path in
            guard let text = files[path] else { throw Folder.Missing() }
            return Array(text.utf8)
        }
    }

    @Test(arguments: [
        ("a.xml", "locked.xml", "<article DOCBOOK><title>T</title><xi:include href='locked.xml'/><para>text</para></article>"),
        (
            "a.xml", "locked.ent",
            "<!DOCTYPE article [<!ENTITY e SYSTEM 'locked.ent'>]><article DOCBOOK><title>T</title><para>text &e;</para></article>"
        ),
        ("a.dita", "locked.dita", "<topic id='t'><title>T</title><body><p conref='locked.dita#x/y'>text</p></body></topic>"),
        ("a.dita", "locked.dita", "<topic id='t'><title>T</title><body><p>text <xref href='locked.dita'/></p></body></topic>"),
        (
            "a.page", "locked.page",
            "<page xmlns='http://projectmallard.org/1.0/' id='a'><title>T</title><p>text <link xref='locked'/></p></page>"
        ),
        ("a.csv", "locked.html", "Title,URLName,IsMasterLanguage,Body__c\nT,t,1,locked.html\n"),
        ("a.htm", "locked.flsnp", "<html xmlns:MadCap='x'><body><p>text</p><MadCap:snippetBlock src='locked.flsnp'/></body></html>"),
    ])
    func anUnreadableNeighbourIsNamed(path: String, locked: String, text: String) async {
        let tree = tree([path: text.split(separator: "DOCBOOK").joined(separator: Self.docbook)], locked: [locked])
        let result = await Ingest().read(tree)
        let article = result.articles.first
        #expect(result.articles.count == 1 && result.unread.map(\.path) == ["kb/" + locked])
        #expect(article?.problems.contains { $0.message.contains("cannot be opened") && $0.message.contains("locked") } == true)
    }
}
