import Foundation
import KBTestSupport
import Testing

/// Input made to use up time or memory, read by the real binary. The bound is the specification's: four times the input and 64 MB, seconds.
/// `Benchmarks/hostile.py` runs larger ones on the release build.
@Suite(.serialized) struct HostileInputTests {
    struct Hostile: CustomTestStringConvertible, Sendable {
        var name: String
        var bytes: @Sendable () -> [UInt8]
        /// What has to be in the text all the same.
        var text: String
        var problem: String?

        init(_ name: String, _ text: String, problem: String? = nil, _ source: @escaping @Sendable () -> String) {
            self.name = name
            self.text = text
            self.problem = problem
            bytes = { Array(source().utf8) }
        }

        var testDescription: String { name }
    }

    private static func topic(_ body: String) -> String { "<topic id=\"a\"><title>t</title><body>\(body)</body></topic>" }

    static let pages: [Hostile] = [
        Hostile("paragraphs.html", "x", problem: "too-many-elements") { "<html><body>" + String(repeating: "<p>x", count: 120_000) },
        Hostile("cells.html", "x", problem: "too-many-elements") { "<table><tr>" + String(repeating: "<td>x", count: 120_000) },
        Hostile("text.html", "word word") { "<p>" + String(repeating: "word ", count: 400_000) },
        Hostile("attributes.html", "deep", problem: "too-many-attributes") {
            "<p " + (0..<30_000).map { "a\($0)=x" }.joined(separator: " ") + ">deep</p>"
        },
        Hostile("attributes.xml", "deep", problem: "too-many-attributes") {
            topic("<p " + (0..<30_000).map { "a\($0)=\"x\"" }.joined(separator: " ") + ">deep</p>")
        },
        Hostile("braces.xml", "{{") { wiki(String(repeating: "{{", count: 40_000)) },
        Hostile("brackets.xml", "[[ b") { wiki(String(repeating: "a [[ b ", count: 20_000)) },
        Hostile("lines.xml", "{{") { wiki(String(repeating: "a {{ b\n", count: 10_000)) },
        Hostile("addresses.xml", "[http") { wiki(String(repeating: "[http://a ", count: 10_000)) },
        Hostile("code.xml", "end") { wiki(String(repeating: "&lt;pre&gt;\n", count: 10_000) + "end") },
        Hostile("references.xml", "end") { wiki(String(repeating: "&lt;ref&gt;", count: 10_000) + "end") },
        Hostile("lists.xml", "a list") { wiki(String(repeating: "*#:", count: 20_000) + " a list") },
        Hostile("shortcodes.xml", "[abc") { post((0..<20_000).map { "[abc\($0)x] " }.joined()) },
        Hostile("ancestors.xml", "P1999") { space(2_000) },
    ]

    private static func wiki(_ text: String) -> String {
        """
        <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/"><page><title>T</title><ns>0</ns><id>1</id><revision><id>1</id>\
        <text>\(text)</text></revision></page></mediawiki>
        """
    }

    private static func post(_ body: String) -> String {
        """
        <rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel><item><title>t</title><wp:post_id>1</wp:post_id>\
        <wp:post_type>post</wp:post_type><content:encoded><![CDATA[\(body)]]></content:encoded></item></channel></rss>
        """
    }

    /// Pages each below the one before.
    private static func space(_ count: Int) -> String {
        let pages = (0..<count).map { n in
            let parent = n == 0 ? "" : "<property name=\"parent\" class=\"Page\"><id name=\"id\">\(n - 1)</id></property>"
            return """
                <object class="Page"><id name="id">\(n)</id><property name="title">P\(n)</property>\
                <property name="contentStatus">current</property>\(parent)</object>
                """
        }
        return "<hibernate-generic>\(pages.joined())</hibernate-generic>"
    }

    @Test(arguments: pages)
    func isReadWithinTheBounds(page: Hostile) throws {
        let binary = try Binary()
        let bytes = page.bytes()
        try Data(bytes).write(to: binary.folder.appendingPathComponent(page.name))
        let run = try binary.measured("ingest", page.name)
        #expect(run.code == 0)
        #expect(run.output.contains(page.text))
        if let problem = page.problem { #expect(run.output.contains(problem)) }
        #expect(run.peakBytes < 4 * bytes.count + 64 << 20, "\(run.peakBytes >> 20) MB for \(bytes.count >> 10) kB")
        #expect(run.seconds < 20, "in a debug build")
    }
}
