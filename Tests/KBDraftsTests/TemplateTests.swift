import Foundation
import KBDrafts
import KBModel
import KBTestSupport
import Testing

@Suite struct TemplateTests {
    @Test func builtInTemplatesEqualTheirFiles() throws {
        let folder = Repository.root().appendingPathComponent("templates/drafts")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".html") }.sorted()
        #expect(files == BuiltInTemplates.sources.map { "\($0.name).html" })
        for (name, html) in BuiltInTemplates.sources {
            let file = try String(contentsOf: folder.appendingPathComponent("\(name).html"), encoding: .utf8)
            #expect(html + "\n" == file || html == file, "run Scripts/embed-draft-templates.sh: \(name)")
        }
    }

    @Test func namesUnknownSlots() {
        let blocks = [Block(.paragraph([Inline("{{stepz}}")]))]
        #expect(throws: DraftTemplate.Invalid.self) { try DraftTemplate(name: "own", blocks: blocks) }
        #expect(throws: DraftTemplate.Invalid.self) { try DraftTemplate(name: "own", blocks: [Block(.paragraph([Inline("no slot")]))]) }
    }
}
