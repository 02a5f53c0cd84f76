import KBMarkup
import KBModel
import Testing

/// Text that a page has in its JSON-LD alone.
@Suite struct LinkedBodyTests {
    private func article(_ data: String, body: String) async throws -> Article {
        let page =
            "<!doctype html><html lang=en><head><title>Help</title><script type=\"application/ld+json\">\(data)</script></head><body>\(body)</body></html>"
        return try await Folder(["a.html": Array(page.utf8)]).article("a.html")
    }

    private let faq = """
        {"@context": "https://schema.org", "@graph": [{"@type": ["FAQPage"], "mainEntity": [
        {"@type": "Question", "name": "How do I pay?", "acceptedAnswer": {"@type": "Answer", "text": "<p>By <b>card</b>.</p><ul><li>Visa</li></ul>"}},
        {"@type": "Question", "name": "Why?", "acceptedAnswer": {"@type": "Answer", "text": "Because."}},
        {"@type": "Question", "name": "Empty?"}]}]}
        """

    @Test func readsAnswersThatThePageDoesNotShow() async throws {
        let article = try await article(
            faq, body: "<h1>Help</h1><p>Find answers to questions about payment, cards and invoices on this page.</p>")
        #expect(
            article.outline == """
                h1 Help
                p Find answers to questions about payment, cards and invoices on this page.
                h2 How do I pay?
                p By {strong:card}.
                ul
                  -
                    p Visa
                h2 Why?
                p Because.
                """)
    }

    @Test func doesNotRepeatAnswersThatThePageShows() async throws {
        let article = try await article(
            faq,
            body:
                "<h1>Help</h1><p>Find answers to questions about payment on this page.</p><h2>How do I pay?</h2><p>By card.</p><ul><li>Visa</li></ul>"
        )
        let headings = article.blocks.compactMap { if case .heading(_, let runs) = $0.kind { runs.plainText } else { nil } }
        #expect(headings == ["Help", "How do I pay?", "Why?"])
    }

    @Test func readsTheStepsOfAHowTo() async throws {
        let article = try await article(
            """
            {"@type": "HowTo", "name": "Change a fuse", "step": [
              {"@type": "HowToStep", "name": "Off", "text": "Switch the power off."}, "Open the box.",
              {"@type": "HowToSection", "name": "After", "itemListElement": [
                {"@type": "HowToStep", "itemListElement": [{"@type": "HowToDirection", "text": "Close the box."}]}]}]}
            """, body: "<h1>Fuses</h1><p>What everybody should know about fuses and how to change one at home.</p>")
        #expect(
            article.outline.hasSuffix(
                """
                h2 Change a fuse
                steps
                  -
                    p Off
                    p Switch the power off.
                  -
                    p Open the box.
                h3 After
                steps
                  -
                    p Close the box.
                """))
    }
}
