import Foundation
import KBDrafts
import KBModel
import KBTestSupport
import Testing

@Suite struct TemplateTests {
    @Test func everyFileOfTheFolderIsBuiltIn() throws {
        let folder = Repository.root().appendingPathComponent("templates/drafts")
        #expect(try Repository.fileNames(below: "templates/drafts") == BuiltInTemplates.sources.map { "\($0.name).html" })
        for (name, html) in BuiltInTemplates.sources {
            #expect(try Data(contentsOf: folder.appendingPathComponent("\(name).html")) == Data(html))
        }
    }

    @Test func namesUnknownSlots() {
        let blocks = [Block(.paragraph([Inline("{{stepz}}")]))]
        #expect(throws: DraftTemplate.Invalid.self) { try DraftTemplate(name: "own", blocks: blocks) }
        #expect(throws: DraftTemplate.Invalid.self) { try DraftTemplate(name: "own", blocks: [Block(.paragraph([Inline("no slot")]))]) }
    }
}
