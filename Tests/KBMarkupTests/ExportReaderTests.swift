import KBMarkup
import KBModel
import Testing

/// Exports with many articles in one file: Confluence, MediaWiki, WordPress, ServiceNow, Salesforce.
@Suite struct ExportReaderTests {
    private func page(_ id: Int, _ title: String, _ more: String = "<property name=\"contentStatus\">current</property>") -> String {
        """
        <object class="Page" package="p"><id name="id">\(id)</id><property name="title"><![CDATA[\(title)]]></property>
        <property name="lastModificationDate">2024-01-02 03:04:05.000</property>\(more)</object>
        """
    }

    private func body(_ page: Int, _ text: String) -> String {
        """
        <object class="BodyContent" package="p"><id name="id">\(page + 100)</id><property name="body"><![CDATA[\(text)]]></property>
        <property name="content" class="Page"><id name="id">\(page)</id></property></object>
        """
    }

    @Test func readsCurrentPagesOfConfluence() async {
        let current = "<property name=\"contentStatus\">current</property>"
        let child = current + "<property name=\"parent\" class=\"Page\"><id name=\"id\">1</id></property>"
        let old = current + "<property name=\"originalVersion\" class=\"Page\"><id name=\"id\">1</id></property>"
        let storage = """
            <p>See <ac:link><ri:page ri:content-title="Other"/><ac:plain-text-link-body><![CDATA[that]] ></ac:plain-text-link-body></ac:link></p>
            <ac:structured-macro ac:name="warning"><ac:parameter ac:name="title">Care</ac:parameter><ac:rich-text-body><p>Hot</p></ac:rich-text-body></ac:structured-macro>
            <ac:structured-macro ac:name="code"><ac:parameter ac:name="language">sh</ac:parameter><ac:plain-text-body><![CDATA[ls <a>]] ></ac:plain-text-body></ac:structured-macro>
            <ac:structured-macro ac:name="plantuml"><ac:plain-text-body><![CDATA[@startuml]] ></ac:plain-text-body></ac:structured-macro>
            """
        let export =
            "<hibernate-generic>" + page(1, "Top") + page(2, "Page", child) + page(3, "Old", old)
            + page(4, "Bin", "<property name=\"contentStatus\">deleted</property>") + body(1, "<p>top</p>") + body(2, storage)
            + "</hibernate-generic>"
        let result = await Folder(dictionaryLiteral: ("export", export)).ingest()
        #expect(result.articles.map(\.id) == ["1", "2"] && result.articles.map(\.labels) == [[], ["Top"]])
        #expect(result.articles.last?.updated?.iso8601 == "2024-01-02T03:04:05Z" && result.articles.last?.state == .published)
        #expect(
            result.articles.last?.outline == """
                p See {→Other:that}
                note(warning)
                  p {strong:Care}
                  p Hot
                code(sh) "ls <a>"
                code(plantuml) "@startuml"
                """)
    }

    @Test func readsPagesOfMediaWikiWithTheirRedirects() async {
        let dump = """
            <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="sv"><siteinfo><base>https://x.test/wiki/Start</base>
            <namespaces><namespace key="14">Kategori</namespace><namespace key="1">Diskussion</namespace></namespaces></siteinfo>
            <page><title>Gammal</title><ns>0</ns><id>1</id><redirect title="Ny sida"/><revision><text>#REDIRECT [[Ny sida]]</text></revision></page>
            <page><title>Ny sida</title><ns>0</ns><id>2</id><revision><timestamp>2024-01-02T03:04:05Z</timestamp><text>== Rubrik ==
            * ett
            ** två [[Annan|länk]]
            ; Ord : betydelse
            {| class="wikitable"
            ! A !! B
            |-
            | colspan="2" | ''c''
            |}
            [[Kategori:Nät]]</text></revision></page>
            <page><title>Diskussion:Ny sida</title><ns>1</ns><id>3</id><revision><text>prat</text></revision></page></mediawiki>
            """
        let result = await Folder(dictionaryLiteral: ("dump", dump)).ingest()
        #expect(result.articles.map(\.id) == ["2-sv"] && result.articles.first?.labels == ["Nät"])
        #expect(result.articles.first?.urls == ["https://x.test/wiki/Ny_sida", "https://x.test/wiki/Gammal"])
        #expect(
            result.articles.first?.outline == """
                h2 Rubrik
                ul
                  -
                    p ett
                    ul
                      -
                        p två {→Annan:länk}
                definitions
                  = Ord
                    p betydelse
                table header 1
                  | A | B
                  |[2x1] c
                """)
    }

    @Test func readsPostsAndPagesOfWordPress() async {
        let wxr = """
            <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c" xmlns:excerpt="e" xmlns:dc="d"><channel><language>sv</language>
            <item><title>A &amp;amp; B</title><link>https://x.test/a</link><dc:creator>ann</dc:creator><content:encoded><![CDATA[One

            [caption id="x" align="left"]<img src="a.png" alt="A" /> Bild[/caption]
            <pre>x

            y</pre>]]></content:encoded><excerpt:encoded><![CDATA[Kort]]></excerpt:encoded><wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type>
            <wp:status>publish</wp:status><wp:post_modified_gmt>2024-01-02 03:04:05</wp:post_modified_gmt><category domain="post_tag">t</category></item>
            <item><title>Menu</title><wp:post_id>8</wp:post_id><wp:post_type>nav_menu_item</wp:post_type></item></channel></rss>
            """
        let result = await Folder(dictionaryLiteral: ("export", wxr)).ingest()
        #expect(result.articles.map(\.id) == ["7"] && result.articles.first?.title == "A & B" && result.articles.first?.summary == "Kort")
        #expect(
            result.articles.first?.labels == ["t"] && result.articles.first?.state == .published && result.articles.first?.owner == "ann")
        #expect(result.articles.first?.text.hasPrefix("One") == true)
        #expect(result.articles.first?.outline.contains("code \"x\\n\\ny\"") == true)
    }

    @Test func readsKnowledgeOfServiceNowInXMLAndJSON() async {
        let xml = """
            <unload unload_date="2024-01-02 03:04:05">
            <kb_knowledge action="INSERT_OR_UPDATE"><sys_id>a1</sys_id><number>KB01</number><short_description>Pay &amp;amp; go</short_description>
            <kb_category display_value="Money">c</kb_category><author display_value="Ann">u</author><language>en</language><valid_to>2030-01-01</valid_to>
            <text>&lt;p&gt;By card&lt;/p&gt;</text><workflow_state>published</workflow_state><meta>card, cash</meta></kb_knowledge>
            <kb_knowledge action="INSERT_OR_UPDATE"><sys_id>a2</sys_id><short_description>Old</short_description><latest>false</latest></kb_knowledge>
            <kb_knowledge action="DELETE"><sys_id>a3</sys_id><short_description>Gone</short_description></kb_knowledge></unload>
            """
        let json = """
            {"result": [
            {"sys_id": {"value": "b1", "display_value": "b1"}, "short_description": "KCS", "workflow_state": "draft", "kb_knowledge_base": "k",
             "kb_cause": "<p>Dust</p>", "kb_resolution": "<ol><li>Clean</li></ol>"}]}
            """
        let result = await Folder(dictionaryLiteral: ("export", xml), ("list", json)).ingest()
        #expect(result.articles.map(\.id) == ["a1-en", "b1"] && result.articles.map(\.title) == ["Pay & go", "KCS"])
        #expect(
            result.articles[0].labels == ["Money", "card", "cash"] && result.articles[0].owner == "Ann"
                && result.articles[0].urls == ["KB01"])
        #expect(result.articles[0].reviewBy?.iso8601 == "2030-01-01T00:00:00Z" && result.articles[0].outline == "p By card")
        #expect(result.articles[1].outline == "h2 Cause\np Dust\nh2 Resolution\nol\n  -\n    p Clean" && result.articles[1].state == .draft)
        #expect(result.articles[1].blocks.map(\.line) == [2, 2, 2, 2])
    }

    @Test func readsAPackageOfSalesforceWithItsParts() async {
        let csv = """
            IsMasterLanguage,Title,URLName,Language,datacategorygroup.Topics,Body__c
            1,Pay,pay,en_US,Money+Card,html/pay.html
            0,Betala,pay,sv,,html/gone.html

            """
        let result = await Folder(dictionaryLiteral: ("a.csv", csv), ("html/pay.html", "<p>By <b>card</b></p>")).ingest()
        #expect(result.articles.map(\.id) == ["pay-en_US", "pay-sv"] && result.articles.map(\.source.locator) == ["pay", "pay"])
        #expect(result.articles[0].labels == ["Money", "Card"] && result.articles[0].outline == "p By {strong:card}")
        #expect(result.articles[1].problems.map(\.kind) == ["unresolved-reference"] && result.articles[1].problems.map(\.line) == [3])
        #expect(result.notArticles == 1 && result.unread.isEmpty)
    }

    @Test func aPackageThatIsCutOffGivesItsRowsAndSaysSo() async {
        let csv = "IsMasterLanguage,Title,URLName,Body__c\n1,Pay,pay,<p>x</p>\n1,\"Cut"
        let result = await Folder(dictionaryLiteral: ("a.csv", csv)).ingest()
        #expect(result.articles.map(\.id) == ["pay"] && result.unread.map(\.line) == [3] && result.unread.map(\.isPartly) == [true])
    }
}
