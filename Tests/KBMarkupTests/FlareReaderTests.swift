import KBMarkup
import KBModel
import Testing

@Suite struct FlareReaderTests {
    private static let namespace = "xmlns:MadCap=\"http://www.madcapsoftware.com/Schemas/MadCap.xsd\""

    private func topic(_ body: String, title: String = "Send mail", attributes: String = "") -> String {
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<html \(Self.namespace) \(attributes) xml:lang=\"en-us\"><head><title>\(title)</title></head><body>\(body)</body></html>"
    }

    private let variables = """
        <?xml version="1.0" encoding="utf-8"?>
        <CatapultVariableSet>
          <Variable Name="Product" EvaluatedDefinition="Fjord Mail" Definition="old">old</Variable>
          <Variable Name="Company">Fjord &amp; Co</Variable>
          <Variable Name="Today" Definition="MMMM d, yyyy" Type="DateTime" />
        </CatapultVariableSet>
        """

    @Test func putsInVariablesAndSnippets() async throws {
        let article = try await Folder(
            dictionaryLiteral: ("Project/VariableSets/General.flvar", variables),
            (
                "Content/Resources/Snippets/foot.flsnp",
                "<html \(Self.namespace)><body><p>© <MadCap:variable name=\"General.Company\" />. <a href=\"../../help.htm\">Help</a></p></body></html>"
            ),
            (
                "Content/mail/send.htm",
                topic(
                    "<h1>Send with <MadCap:variable name=\"General.Product\" /></h1><MadCap:snippetBlock src=\"../Resources/Snippets/foot.flsnp\" />"
                )
            )
        ).article("Content/mail/send.htm")
        #expect(article.title == "Send mail" && article.language == "en-us" && article.source.format == "flare")
        #expect(article.problems == [])
        #expect(article.outline == "h1 Send with Fjord Mail\np © Fjord & Co. {→../help.htm:Help}")
    }

    @Test func readsDropDownsCodeAndLinksOfTheVocabulary() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "a.htm",
                topic(
                    """
                    <MadCap:dropDown><MadCap:dropDownHead><MadCap:dropDownHotspot>More</MadCap:dropDownHotspot></MadCap:dropDownHead>
                    <MadCap:dropDownBody><ol><li>Open it.<MadCap:keyword term="hidden" /></li></ol></MadCap:dropDownBody></MadCap:dropDown>
                    <p>See <MadCap:xref href="b.htm">Receive</MadCap:xref> or <MadCap:glossaryTerm>IMAP</MadCap:glossaryTerm>.</p>
                    <MadCap:codeSnippet><MadCap:codeSnippetBody style="mc-code-lang: Bash;">ls
                      -l</MadCap:codeSnippetBody></MadCap:codeSnippet><MadCap:miniTocProxy />
                    """)
            )
        ).article("a.htm")
        #expect(
            article.outline == """
                details More
                  ol
                    -
                      p Open it.
                p See {→b.htm:Receive} or IMAP.
                code(bash) "ls\\n  -l"
                """)
    }

    @Test(arguments: [
        ("include[Set.Screen] exclude[Set.Print]", "p both\np screen\np plain"),
        ("exclude[Set.Print or Set.Screen]", "p plain"),
        ("not Set.Screen", "p print\np plain"),
        ("(Set.Screen and Set.Print) or not (Set.Screen or Set.Print)", "p both\np plain"),
        ("include[Set.Screen], exclude[Set.Print, Set.None]", "p both\np screen\np plain"),
    ]) func leavesOutWhatTheTargetDoesNotShow(expression: String, outline: String) async throws {
        let article = try await Folder(
            dictionaryLiteral: ("Project/Targets/Web.fltar", "<CatapultTarget ConditionTagExpression=\"\(expression)\" />"),
            (
                "Content/a.htm",
                topic(
                    """
                    <p MadCap:conditions="Set.Screen,Set.Print">both</p><p MadCap:conditions="Set.Screen">screen</p>
                    <p MadCap:conditions="Set.Print">print</p><p>plain</p>
                    """)
            )
        ).article("Content/a.htm")
        #expect(article.outline == outline)
        #expect(article.problems == [])
    }

    @Test func leavesOutTopicsThatTheTargetDoesNotShow() async {
        let result = await Folder(
            dictionaryLiteral: ("Project/Targets/Web.fltar", "<CatapultTarget ConditionTagExpression=\"exclude[Set.Draft]\" />"),
            ("Content/a.htm", topic("<p>text</p>", attributes: "MadCap:conditions=\"Set.Draft\""))
        ).ingest()
        #expect(result.articles.isEmpty && result.notArticles == 2 && result.unread.isEmpty)
    }

    @Test func saysThatWithoutATargetAllConditionsAreRead() async throws {
        let article = try await Folder(dictionaryLiteral: ("a.htm", topic("<p MadCap:conditions=\"Set.Print\">print</p>"))).article("a.htm")
        #expect(article.outline == "p print")
        #expect(article.problems.map(\.kind) == ["conditional-text"])
    }

    @Test func namesWhatIsMissing() async throws {
        let article = try await Folder(
            dictionaryLiteral: ("Project/VariableSets/General.flvar", variables),
            (
                "Content/a.htm",
                topic(
                    """

                    <p>On <MadCap:variable name="General.Today" /> in <span data-mc-variable="Other.City">Bergen</span>.</p>
                    <MadCap:snippetBlock src="gone.flsnp" />
                    """)
            )
        ).article("Content/a.htm")
        #expect(article.outline == "p On … in Bergen.")
        #expect(article.problems.map(\.kind) == Array(repeating: "unresolved-reference", count: 3))
        #expect(article.problems.map(\.line) == [3, 3, 4])
    }

    @Test func takesTheVariableSetNearestToTheTopic() async throws {
        let result = await Folder(
            dictionaryLiteral: ("a/Project/General.flvar", variables),
            (
                "b/Project/General.flvar",
                "<CatapultVariableSet><Variable Name=\"Product\" Definition=\"Fell Mail\" /></CatapultVariableSet>"
            ),
            ("a/Content/t.htm", topic("<p><MadCap:variable name=\"General.Product\" /></p>")),
            ("b/Content/t.htm", topic("<p><MadCap:variable name=\"Product\" /></p>"))
        ).ingest()
        #expect(result.articles.map(\.text) == ["Fjord Mail", "Fell Mail"])
    }

    @Test func readsTopicsThatAreNoXML() async throws {
        let article = try await Folder(
            dictionaryLiteral: (
                "a.htm", "<html><body><p>One <MadCap:variable name=\"X.Y\"/> two<br>three<p MadCap:conditions=\"A.B\">four</body></html>"
            )
        ).article("a.htm")
        #expect(article.outline == "p One … two\nthree\np four")
        #expect(article.problems.map(\.kind) == ["unresolved-reference", "conditional-text"])
    }

    @Test func tellsTopicsByContentAndLeavesPublishedPagesToHTML() async throws {
        let published =
            "<html \(Self.namespace) data-mc-target-type=\"WebHelp2\"><head><title>T</title></head><body><p>Text</p></body></html>"
        let result = await Folder(dictionaryLiteral: ("a", topic("<p>Text</p>")), ("b.html", published)).ingest()
        #expect(result.articles.map(\.source.format) == ["flare", "html"])
    }

    @Test func namesADamagedVariableSet() async {
        let result = await Folder(dictionaryLiteral: ("Project/G.flvar", "<CatapultVariableSet><Variable Name=\"a\"")).ingest()
        #expect(result.unread.map(\.path) == ["kb/Project/G.flvar"])
    }
}
