import KBMarkup
import KBModel
import KBTestSupport
import Testing

/// One small source for each format that Lacuna reads, as folders.
enum ReaderFixtures {
    static let folders: [(format: String, files: [String: String])] = [
        ("confluence", ["entities.xml": confluence]), ("confluence-storage", ["page.xml": storage]), ("dita", dita), ("docbook", docbook),
        ("flare", flare), ("freshdesk", ["a.json": freshdesk]), ("html", ["a.html": html]), ("intercom", ["a.json": intercom]),
        ("lacuna-json", ["a.jsonl": own]), ("mallard", ["a.page": mallard]), ("markdown", ["a.md": markdown]),
        ("mediawiki", ["dump.xml": mediaWiki]), ("salesforce", salesforce), ("servicenow", ["kb.xml": serviceNow]),
        ("servicenow", ["kb.json": serviceNowJSON]), ("table", ["faq.csv": table]), ("text", ["a.txt": "Title\n\nOne\ntwo.\n\nThree å."]),
        ("wordpress", ["blog.xml": wordPress]), ("zendesk", ["a.json": zendesk]),
    ]

    private static let confluence = """
        <hibernate-generic><object class="Page" package="p"><id name="id">1</id><property name="title"><![CDATA[Pay]]></property>
        <property name="contentStatus">current</property><property name="version">2</property></object>
        <object class="BodyContent" package="p"><id name="id">2</id><property name="body"><![CDATA[<p>By <ac:link><ri:page ri:content-title="Card"/></ac:link>.</p>
        <ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[ls]] ></ac:plain-text-body></ac:structured-macro>
        <ac:structured-macro ac:name="plantuml"><ac:plain-text-body><![CDATA[@startuml]] ></ac:plain-text-body></ac:structured-macro>]]></property>
        <property name="content" class="Page" package="p"><id name="id">1</id></property></object></hibernate-generic>
        """
    private static let storage =
        "<p>Text &nbsp; <ac:image><ri:attachment ri:filename=\"a.png\"/></ac:image></p><ac:task-list><ac:task><ac:task-body>Do</ac:task-body></ac:task></ac:task-list>"
    private static let dita = [
        "a.ditamap":
            "<map><keydef keys=\"product\"><topicmeta><keywords><keyword>Fjord</keyword></keywords></topicmeta></keydef><topicref href=\"a.dita\"/><reltable><relrow><relcell><topicref href=\"a.dita\"/></relcell><relcell><topicref href=\"b.dita\"/></relcell></relrow></reltable></map>",
        "a.dita":
            "<task id=\"a\"><title>Pay</title><taskbody><steps><step id=\"s\"><cmd>Open <ph keyref=\"product\"/>.</cmd></step></steps><result conref=\"b.dita#b/r\"/></taskbody></task>",
        "b.dita": "<task id=\"b\"><title>B</title><taskbody><result id=\"r\">Done, <xref href=\"a.dita#a/s\"/>.</result></taskbody></task>",
    ]
    private static let docbook = [
        "a.xml":
            "<!DOCTYPE article [<!ENTITY p \"Fjord\">]><article xmlns=\"http://docbook.org/ns/docbook\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"><title>&p;</title><variablelist><varlistentry><term>A</term><listitem><para>a</para></listitem></varlistentry></variablelist><xi:include href=\"b.xml\"/></article>",
        "b.xml":
            "<section xmlns=\"http://docbook.org/ns/docbook\"><title>B</title><procedure><title>Do</title><step><para>One</para></step></procedure></section>",
    ]
    private static let flare = [
        "Project/VariableSets/G.flvar": "<CatapultVariableSet><Variable Name=\"P\" Definition=\"Fjord\"/></CatapultVariableSet>",
        "Project/Targets/W.fltar": "<CatapultTarget ConditionTagExpression=\"(A.B or not C.D) and not E\"/>",
        "Content/a.htm":
            "<html xmlns:MadCap=\"http://www.madcapsoftware.com/Schemas/MadCap.xsd\"><body><h1>Pay</h1><p MadCap:conditions=\"A.B\">By <MadCap:variable name=\"G.P\"/></p><MadCap:snippetBlock src=\"s.flsnp\"/></body></html>",
        "Content/s.flsnp": "<html xmlns:MadCap=\"x\"><body><p>Snippet</p></body></html>",
    ]
    private static let freshdesk =
        "[{\"id\": 1, \"folder_id\": 2, \"agent_id\": 3, \"title\": \"Pay\", \"status\": 2, \"description\": \"<p>By <b>card</b></p>\", \"hierarchy\": [{\"data\": {\"name\": \"Money\", \"language\": \"en\"}}], \"tags\": [\"x\"]}]"
    private static let html =
        "<!doctype html><html lang=en><head><title>Pay</title><meta charset=utf-8><script type=\"application/ld+json\">{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":\"Question\",\"name\":\"Why?\",\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"<p>Because.</p>\"}}]}</script></head><body><main><h1>Pay</h1><p>By card or by invoice, whichever you like.</p><ol><li>Open</ol><table><tr><td rowspan=2>a<td>b</table></main></body></html>"
    private static let intercom =
        "{\"type\": \"list\", \"data\": [{\"id\": \"5\", \"type\": \"article\", \"workspace_id\": \"w\", \"author_id\": 1, \"title\": \"Pay\", \"body\": \"<p>Card</p>\", \"state\": \"published\", \"default_locale\": \"en\", \"translated_content\": {\"sv\": {\"title\": \"Betala\", \"body\": \"<p>Kort</p>\"}}}]}"
    private static let own =
        "{\"id\":\"a\",\"title\":\"A\",\"source\":{\"path\":\"p\",\"format\":\"html\",\"locator\":null},\"blocks\":[{\"kind\":\"table\",\"header\":1,\"rows\":[[{\"blocks\":[{\"kind\":\"paragraph\",\"text\":\"x\"}]}]]}]}\n{\"id\":\"b\",\"title\":\"B\",\"source\":{\"path\":\"p\",\"format\":\"html\",\"locator\":\"2\"},\"blocks\":[{\"kind\":\"code\",\"text\":\"y\"}]}\n"
    private static let mallard =
        "<page xmlns=\"http://projectmallard.org/1.0/\" id=\"a\"><info><revision date=\"2024-01-02\" status=\"final\"/></info><title>Pay</title><steps><title>Do</title><item><p>Open <gui>Menu</gui>, <link xref=\"a\"/>.</p></item></steps></page>"
    private static let markdown =
        "---\ntitle: Pay\ntags: [a, b]\ndate: 2024-01-02\n---\n\n# Pay\n\n> [!TIP]\n> By *card*.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n1. Open\n\n```sh\nls\n```\n"
    private static let mediaWiki =
        "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" xml:lang=\"en\"><siteinfo><base>https://x.test/wiki/Main</base></siteinfo><page><title>Pay</title><ns>0</ns><id>4</id><revision><timestamp>2024-01-02T03:04:05Z</timestamp><text>== By card ==\n* One\n** two [[Card|card]]\n{|\n! a\n|-\n| b || c\n|}\n{{Note|text}}\n<pre>ls</pre>\n[[Category:Money]]</text></revision></page></mediawiki>"
    private static let salesforce = [
        "articles.csv": "IsMasterLanguage,Title,URLName,Language,Body__c\n1,Pay,pay,en_US,html/pay.html\n0,Betala,pay,sv,\"<p>Kort</p>\"\n",
        "html/pay.html": "<p>By card.</p>",
    ]
    private static let serviceNow =
        "<unload><kb_knowledge action=\"INSERT_OR_UPDATE\"><sys_id>9</sys_id><number>KB1</number><short_description>Pay</short_description><text>&lt;p&gt;Card&lt;/p&gt;</text><workflow_state>published</workflow_state><sys_updated_on>2024-01-02 03:04:05</sys_updated_on></kb_knowledge></unload>"
    private static let serviceNowJSON =
        "{\"records\": [{\"sys_id\": \"9\", \"number\": \"KB1\", \"short_description\": \"Pay\", \"workflow_state\": \"published\", \"kb_knowledge_base\": {\"display_value\": \"IT\", \"value\": \"1\"}, \"text\": \"<p>Card</p>\"}]}"
    private static let table = "id,title,body,tags\n1,Pay,\"<p>By \"\"card\"\"</p>\",\"a;b\"\n2,Plain,\"One.\n\nTwo.\",\n"
    private static let wordPress =
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"c\" xmlns:excerpt=\"e\"><channel><language>en</language><item><title>Pay</title><link>https://x.test/pay</link><content:encoded><![CDATA[By card.\n\n[caption id=\"1\"]x[/caption]]]></content:encoded><wp:post_id>3</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2024-01-02 03:04:05</wp:post_date_gmt></item></channel></rss>"
    private static let zendesk =
        "{\"articles\": [{\"id\": 3, \"section_id\": 8, \"locale\": \"en\", \"source_locale\": \"en\", \"title\": \"Pay\", \"body\": \"<p>Card</p>\", \"draft\": false, \"label_names\": [\"x\"]}], \"sections\": [{\"id\": 8, \"name\": \"Money\"}]}"
}

@Suite struct ReaderMutationTests {
    @Test(arguments: ReaderFixtures.folders.indices) func everyFixtureIsReadAsItsFormat(index: Int) async {
        let (format, files) = ReaderFixtures.folders[index]
        let result = await Folder(files.mapValues { Array($0.utf8) }).ingest()
        #expect(!result.articles.isEmpty && result.unread.isEmpty)
        let formats = Set(result.articles.map(\.source.format))
        #expect(formats == [format] || format == "lacuna-json")
    }

    @Test(arguments: ReaderFixtures.folders.indices) func namesOfFilesDoNotDecide(index: Int) async {
        let (format, files) = ReaderFixtures.folders[index]
        // Text and files that others name have nothing but their names.
        guard files.count == 1, !["text", "mallard"].contains(format), let text = files.values.first else { return }
        let result = await Folder(["export": Array(text.utf8)]).ingest()
        let formats = Set(result.articles.map(\.source.format))
        #expect(formats == [format] || format == "lacuna-json" && !formats.isEmpty)
    }

    /// Overwritten, cut, doubled and swapped bytes: whatever comes out, it comes out, and what is wrong has words.
    @Test(arguments: ReaderFixtures.folders.indices) func mutatedFixturesAreAlwaysRead(index: Int) async {
        let (_, files) = ReaderFixtures.folders[index]
        for seed in 0..<12 {
            var random = SeededGenerator(seed: UInt64(index * 1000 + seed))
            let mutated = files.sorted { $0.key < $1.key }.map { ($0.key, Self.mutated(Array($0.value.utf8), &random)) }
            let result = await Folder(Dictionary(mutated) { first, _ in first }).ingest()
            let named = result.unread.allSatisfy { !$0.reason.isEmpty && $0.path.hasPrefix("kb/") }
            let explained = result.articles.allSatisfy { $0.problems.allSatisfy { !$0.kind.isEmpty && !$0.message.isEmpty } }
            let identified = result.articles.allSatisfy { !$0.id.isEmpty && !$0.title.isEmpty }
            #expect(named && explained && identified, "seed \(seed)")
            #expect(result.articles.count + result.unread.count + result.notArticles > 0, "seed \(seed)")
        }
    }

    private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
            case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            case 3: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            default: if Int.random(in: 0..<6, using: &random) == 0 { bytes.removeSubrange(place...) }
            }
        }
        return bytes
    }
}
