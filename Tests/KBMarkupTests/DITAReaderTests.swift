import KBMarkup
import KBModel
import Testing

@Suite struct DITAReaderTests {
    private let map = """
        <map>
          <title>Guide</title>
          <keydef keys="product"><topicmeta><keywords><keyword>Fjord Mail</keyword></keywords></topicmeta></keydef>
          <keydef keys="setup" href="topics/setup.dita"><topicmeta><linktext>Setting up</linktext></topicmeta></keydef>
          <keydef keys="shared" href="shared/notes.dita"/>
          <topicref href="topics/setup.dita"/>
        </map>
        """
    private let notes = """
        <topic id="notes"><title>Notes</title><body>
          <note id="backup" type="warning">Back up <keyword keyref="product"/> first, see <xref href="../topics/setup.dita">setup</xref>.</note>
        </body></topic>
        """

    /// The bytes were decoded before they are parsed: what a document says about them must not be acted on twice.
    @Test("an encoding that a document declares changes nothing of its text", arguments: ["utf-8", "ISO-8859-1", "UTF-16", "x-unknown"])
    func readsTextOnceDecoded(encoding: String) async throws {
        let paragraphs = (0..<500).map { "<p>Grüße Nummer \($0) ∞</p>" }
        let declaration = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>"
        let text = declaration + "<topic id=\"t\"><title>Größe</title><body>\(paragraphs.joined())</body></topic>"
        let article = try await Folder(["t.dita": Array(text.utf8)]).article("t.dita")
        #expect(article.title == "Größe")
        #expect(article.blocks.count == 500 && article.blocks.last?.text == "Grüße Nummer 499 ∞")
        #expect(article.problems.allSatisfy { $0.kind == "unknown-encoding" || $0.kind == "wrong-encoding-declared" })
    }

    @Test func readsATaskWithItsSteps() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "setup.dita",
                """
                <task id="setup" xml:lang="sv-SE"><title>Ställ in e-post</title><shortdesc>Kort.</shortdesc>
                <prolog><author>Ann</author><critdates><created date="2024-01-02"/><revised modified="2025-03-04"/></critdates>
                <metadata><keywords><keyword>mail</keyword><indexterm>hidden</indexterm></keywords></metadata></prolog>
                <taskbody><prereq><p>You need an account.</p></prereq>
                <steps><step><cmd>Open <menucascade><uicontrol>File</uicontrol><uicontrol>New</uicontrol></menucascade>.</cmd>
                <info><note type="tip">Or press <codeph>n</codeph>.</note></info>
                <substeps><substep><cmd>Type a name.</cmd></substep></substeps></step></steps>
                <result>It works.</result></taskbody></task>
                """
            )
        ).article("setup.dita")
        #expect(article.title == "Ställ in e-post")
        #expect(article.language == "sv-SE" && article.summary == "Kort." && article.owner == "Ann" && article.labels == ["mail"])
        #expect(article.created?.iso8601 == "2024-01-02T00:00:00Z" && article.updated?.iso8601 == "2025-03-04T00:00:00Z")
        #expect(
            article.outline == """
                p Kort.
                p You need an account.
                steps
                  -
                    p Open {ui:File} > {ui:New}.
                    note(tip)
                      p Or press {code:n}.
                    steps
                      -
                        p Type a name.
                p It works.
                """)
    }

    @Test func putsInKeysAndReusedContent() async throws {
        let topic = """
            <concept id="c"><title>Use</title><conbody>
            <p>Start <ph keyref="product"/> after <xref keyref="setup"/>.</p>
            <note conkeyref="shared/backup"/>
            <p conref="#c/own">old</p><p id="own">own text</p>
            </conbody></concept>
            """
        let article = try await Folder(
            dictionaryLiteral: ("guide.ditamap", map), ("shared/notes.dita", notes), ("topics/use.dita", topic),
            (
                "topics/setup.dita", "<topic id='s'><title>Setup</title></topic>"
            )
        ).article("topics/use.dita")
        #expect(article.problems == [])
        #expect(
            article.outline == """
                p Start Fjord Mail after {→setup.dita:Setting up}.
                note(warning)
                  p Back up Fjord Mail first, see {→setup.dita:setup}.
                p own text
                p own text
                """)
    }

    @Test func namesReferencesThatLeadNowhere() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "t.dita",
                "<topic id='t'><title>T</title><body>\n<p conref='gone.dita#x/y'>kept</p><p><ph keyref='none'>shown</ph></p></body></topic>"
            )
        ).article("t.dita")
        #expect(article.outline == "p kept\np shown")
        #expect(article.problems.map(\.kind) == ["unresolved-reference", "unresolved-reference"])
        #expect(article.problems.first?.line == 2)
    }

    @Test func stopsReuseThatGoesRound() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "t.dita",
                "<topic id='t'><title>T</title><body><p id='a'>a <ph id='x' conref='#t/y'/></p><p>b <ph id='y' conref='#t/x'/></p></body></topic>"
            )
        ).article("t.dita")
        #expect(article.problems.map(\.kind) == ["reuse-limit"])
        #expect(article.text.hasPrefix("a"))
    }

    @Test func readsTablesWithSpansAndChoices() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "r.dita",
                """
                <reference id="r"><title>R</title><refbody><table><title>Ports</title><tgroup cols="3"><colspec colname="a"/><colspec colname="b"/>
                <colspec colname="c"/><thead><row><entry>A</entry><entry>B</entry><entry>C</entry></row></thead><tbody>
                <row><entry namest="a" nameend="b">ab</entry><entry morerows="1">c</entry></row><row><entry>1</entry><entry/></row></tbody></tgroup></table>
                <properties><prophead><proptypehd>Type</proptypehd></prophead><property><proptype>int</proptype></property></properties>
                </refbody></reference>
                """
            )
        ).article("r.dita")
        #expect(
            article.outline == """
                p Ports
                table header 1
                  | A | B | C
                  |[2x1] ab |[1x2] c
                  | 1 |\(" ")
                table header 1
                  | Type
                  | int
                """)
    }

    @Test func countsMapsAsNoArticles() async {
        let result = await Folder(dictionaryLiteral: ("guide.ditamap", map), ("shared/notes.dita", notes)).ingest()
        #expect(result.articles.map(\.id) == ["shared/notes"] && result.notArticles == 1 && result.unread.isEmpty)
    }
}

/// Filters, relationship tables, files of code and content that topics push into others.
@Suite struct DITAMapTests {
    private let topic = """
        <topic id="t"><title>T</title><body><p audience="novice">novice</p><p audience="expert">expert</p><p audience="novice expert">both</p>
        <p props="os(win mac) db(x)">props</p><p>all</p></body></topic>
        """
    private func filter(_ rules: String) -> String { "<val>\(rules)</val>" }
    private let noNovice = "<prop att=\"audience\" val=\"novice\" action=\"exclude\"/>"
    private let noExpert = "<prop att=\"audience\" val=\"expert\" action=\"exclude\"/>"

    @Test(arguments: [
        ("<prop att=\"audience\" val=\"novice\" action=\"exclude\"/>", "expert both props all"),
        ("<prop att=\"audience\" action=\"exclude\"/><prop att=\"audience\" val=\"expert\" action=\"include\"/>", "expert both props all"),
        ("<prop action=\"exclude\"/>", "all"),
        ("<prop att=\"os\" val=\"win\" action=\"exclude\"/>", "novice expert both props all"),
        ("<prop att=\"os\" action=\"exclude\"/>", "novice expert both all"),
        ("<prop att=\"db\" val=\"x\" action=\"exclude\"/>", "novice expert both all"),
    ]) func leavesOutWhatTheProfileExcludes(rules: String, text: String) async throws {
        let profile = try ReadingProfile(Array(filter(rules).utf8))
        let result = await Ingest(readers: ArticleReaders.all(profile: profile)).read(Folder(["t.dita": Array(topic.utf8)]).tree)
        #expect(result.articles.first?.blocks.map(\.text) == text.split(separator: " ").map(String.init))
    }

    @Test func filtersBranchesOfMaps() async throws {
        let files: [(String, String)] = [
            ("n.ditaval", filter(noNovice)), ("e.ditaval", filter(noExpert)), ("a.dita", topic), ("b.dita", topic), ("c.dita", topic),
            (
                "m.ditamap",
                """
                <map><topicref href="a.dita"><ditavalref href="n.ditaval"/></topicref>
                <topicgroup><ditavalref href="n.ditaval"/><topicref href="b.dita"/></topicgroup>
                <topicgroup><ditavalref href="e.ditaval"/><topicref href="b.dita"/></topicgroup><topicref href="c.dita"/></map>
                """
            ),
        ]
        let result = await Folder(Dictionary(uniqueKeysWithValues: files.map { ($0.0, Array($0.1.utf8)) })).ingest()
        #expect(
            result.articles.map(\.text) == [
                "expert\n\nboth\n\nprops\n\nall", "novice\n\nexpert\n\nboth\n\nprops\n\nall", "novice\n\nexpert\n\nboth\n\nprops\n\nall",
            ])
        #expect(result.articles.map { $0.problems.map(\.kind) } == [[], [], ["conditional-text"]])
    }

    @Test func relationshipTablesJoinTopics() async {
        let plain = "<topic id='t'><title>T</title></topic>"
        let map = """
            <map><keydef keys="c" href="c.dita"/><reltable><relheader><relcolspec/><relcolspec linking="targetonly"/></relheader>
            <relrow><relcell><topicref href="x/a.dita"/></relcell><relcell><topicref href="b.dita"/><topicref keyref="c"/></relcell></relrow></reltable></map>
            """
        let result = await Folder(
            dictionaryLiteral: ("m.ditamap", map), ("x/a.dita", plain), ("b.dita", plain), ("c.dita", plain)
        ).ingest()
        #expect(result.articles.map(\.related) == [[], [], ["../b.dita", "../c.dita"]])
    }

    @Test func putsInCodeFromFiles() async throws {
        let article = try await Folder(
            dictionaryLiteral: ("code/a.sh", "one\ntwo\nthree\nfour\n"),
            (
                "t.dita",
                "<topic id='t'><title>T</title><body><codeblock><coderef href='code/a.sh#line-range(2,3)'/></codeblock><codeblock>x <coderef href='code/a.sh#line=3'/></codeblock><codeblock><coderef href='gone.sh'/></codeblock></body></topic>"
            )
        ).article("t.dita")
        #expect(article.outline == "code \"two\\nthree\"\ncode \"x four\"")
        #expect(article.problems.map(\.kind) == ["unresolved-reference"])
    }

    @Test(arguments: [
        ("token=start,end", "two\nthree"), ("token=,start", "one"), ("token=end,", "four"), ("token=end", "four"),
        ("token=start,gone", "two\nthree\n# end\nfour"), ("other", "one\n# start\ntwo\nthree\n# end\nfour"),
    ]) func putsInCodeBetweenTokens(fragment: String, code: String) async throws {
        let article = try await Folder(
            dictionaryLiteral: ("a.sh", "one\n# start\ntwo\nthree\n# end\nfour\n"),
            ("t.dita", "<topic id='t'><title>T</title><body><codeblock><coderef href='a.sh#\(fragment)'/></codeblock></body></topic>")
        ).article("t.dita")
        #expect(article.blocks.map(\.kind) == [.code(language: nil, text: code)])
        #expect(article.problems.isEmpty)
    }

    @Test func namesATokenThatNoLineOfTheCodeHolds() async throws {
        let article = try await Folder(
            dictionaryLiteral: ("a.sh", "one\n"),
            ("t.dita", "<topic id='t'><title>T</title><body><codeblock>x<coderef href='a.sh#token=gone,end'/></codeblock></body></topic>")
        ).article("t.dita")
        #expect(article.outline == "code \"x\"")
        #expect(article.problems.map(\.kind) == ["unresolved-reference"])
    }

    @Test func putsInWhatOtherTopicsPush() async throws {
        let target = """
            <task id="t"><title>T</title><taskbody><steps><step id="a"><cmd>a</cmd></step><step id="b"><cmd>b</cmd></step></steps></taskbody></task>
            """
        let source = """
            <task id="s"><title>S</title><taskbody><steps>
            <step conaction="pushbefore"><cmd>before a</cmd></step><step conref="t.dita#t/a" conaction="mark"/>
            <step conref="t.dita#t/a" conaction="mark"/><step conaction="pushafter"><cmd>after a</cmd></step>
            <step conref="t.dita#t/b" conaction="pushreplace"><cmd>instead of b</cmd></step></steps></taskbody></task>
            """
        let article = try await Folder(
            dictionaryLiteral: (
                "m.ditamap", "<map><topicref href='t.dita'/><topicref href='s.dita' processing-role='resource-only'/></map>"
            ),
            ("t.dita", target), ("s.dita", source)
        ).article("t.dita")
        #expect(article.outline == "steps\n  -\n    p before a\n  -\n    p a\n  -\n    p after a\n  -\n    p instead of b")
    }

    @Test func linksToStepsShowTheirNumber() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "t.dita",
                "<task id='t'><title>T</title><taskbody><steps><step><cmd>one</cmd></step><step id='s'><cmd>two</cmd></step></steps><result>Repeat step <xref href='#t/s'/>.</result></taskbody></task>"
            )
        ).article("t.dita")
        #expect(article.text.hasSuffix("Repeat step 2."))
    }
}
