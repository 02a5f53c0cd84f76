import KBMarkup
import KBModel
import Testing

/// DocBook and Mallard.
@Suite struct XMLVocabularyTests {
    @Test func readsDocBookWithItsInformationAndTitledLists() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "a.xml",
                """
                <!DOCTYPE article [<!ENTITY product "Fjord">]>
                <article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink" version="5.0" xml:lang="de">
                <info><title>&product; einrichten</title><abstract><para>Kurz.</para></abstract><date>2024-01-02</date>
                <author><personname><firstname>Ann</firstname><surname>Berg</surname></personname></author>
                <keywordset><keyword>mail</keyword></keywordset></info>
                <section xml:id="s"><title>Erste Schritte</title>
                <procedure><title>So geht es</title><step><para>Menü <menuchoice><guimenu>Datei</guimenu><guimenuitem>Neu</guimenuitem></menuchoice></para></step></procedure>
                <itemizedlist><title>Formen</title><listitem><para>eine</para></listitem></itemizedlist>
                <variablelist><title>Wörter</title><varlistentry><term>IMAP</term><listitem><para>Abruf</para></listitem></varlistentry></variablelist>
                <warning><para>Siehe <xref linkend="s"/> und <link xlink:href="https://x.test">hier</link>.</para></warning>
                <programlisting language="c">int a;
                  int b;</programlisting></section></article>
                """
            )
        ).article("a.xml")
        #expect(
            article.title == "Fjord einrichten" && article.language == "de" && article.summary == "Kurz." && article.owner == "Ann Berg")
        #expect(article.updated?.iso8601 == "2024-01-02T00:00:00Z" && article.labels == ["mail"] && article.problems == [])
        #expect(
            article.outline == """
                h2 Erste Schritte
                p So geht es
                steps
                  -
                    p Menü {ui:Datei} > {ui:Neu}
                p Formen
                ul
                  -
                    p eine
                p Wörter
                definitions
                  = IMAP
                    p Abruf
                note(warning)
                  p Siehe {→#s:Erste Schritte} und {→https://x.test:hier}.
                code(c) "int a;\\n  int b;"
                """)
    }

    @Test func anAssemblyIsWhatItSaysAboutTheWhole() async throws {
        let result = await Folder(
            dictionaryLiteral: (
                "all.xml",
                """
                <assembly xmlns="http://docbook.org/ns/docbook"><resources><resource xml:id="r" href="part.xml"/></resources>
                <structure><merge><title>Guide</title></merge><module resourceref="r"/></structure></assembly>
                """
            ), ("part.xml", "<topic xmlns=\"http://docbook.org/ns/docbook\"><title>Part</title><para>Text</para></topic>")
        ).ingest()
        #expect(result.articles.map(\.title) == ["Guide", "Part"] && result.articles.first?.blocks == [])
    }

    @Test func readsMallardWithItsStateAndTitledSteps() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "net.page",
                """
                <page xmlns="http://projectmallard.org/1.0/" type="topic" id="net" xml:lang="sv">
                <info><desc>Kort.</desc><revision version="1" date="2023-01-01" status="draft"/><revision version="2" date="2024-01-02" status="final"/>
                <credit type="author maintainer"><name>Ann</name></credit><keywords>wifi, nät</keywords></info>
                <title>Anslut</title>
                <steps><title>Gör så här</title><item><p>Öppna <guiseq><gui>Meny</gui><gui>Nät</gui></guiseq>.</p></item></steps>
                <list><title>Vägar</title><item><p>kabel</p></item></list>
                <terms><item><title>SSID</title><p>namnet</p></item></terms>
                <note style="tip"><p>Tryck <keyseq><key>Ctrl</key><key>N</key></keyseq>, se <link xref="other"/>.</p></note></page>
                """
            ), ("other.page", "<page xmlns=\"http://projectmallard.org/1.0/\" id=\"other\"><title>Andra</title></page>")
        ).article("net.page")
        #expect(article.title == "Anslut" && article.language == "sv" && article.summary == "Kort." && article.owner == "Ann")
        #expect(article.state == .published && article.updated?.iso8601 == "2024-01-02T00:00:00Z" && article.labels == ["wifi", "nät"])
        #expect(
            article.outline == """
                p Gör så här
                steps
                  -
                    p Öppna {ui:Meny} > {ui:Nät}.
                p Vägar
                ul
                  -
                    p kabel
                definitions
                  = SSID
                    p namnet
                note(tip)
                  p Tryck {key:Ctrl}+{key:N}, se {→other:Andra}.
                """)
    }
}
