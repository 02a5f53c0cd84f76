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
