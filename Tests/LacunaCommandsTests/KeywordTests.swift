import KBModel
import KBTestSupport
import Testing

@Suite struct KeywordTests {
    @Test func theKeywordsOfAPageAreItsLabels() throws {
        let binary = try Binary()
        try binary.write(
            "<!DOCTYPE html><html><head><title>T</title><meta name=\"keywords\" content=\"mail, setup ,,\"></head><body><p>Hello.</p></body></html>",
            to: "page.html")
        let article = try JSONValue(parsing: try binary.run("ingest", "page.html").output)
        #expect(article["labels"] == ["mail", "setup"])
    }
}
