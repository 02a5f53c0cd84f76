import Foundation
import KBMarkup
import KBModel
import KBTestSupport
import Testing

@Suite struct SourceRevisionTests {
    private static let page = """
        <!DOCTYPE html>
        <html lang="en"><head><title>Restart</title><!-- keep --></head>
        <body class="help"><main id="m">
        <p class="lead">When the <em data-x="1">printer</em> hangs &amp; waits, restart it.</p>
        <ol class="steps big"><li data-step="1">Press the <b>power</b> button.</li>
        <li data-step="2">Wait 30 seconds.</li></ol>
        <p id="end">Call support.</p>
        </main></body></html>

        """
    private static let topic = """
        <?xml version="1.0"?>
        <!DOCTYPE concept PUBLIC "-//OASIS//DTD DITA Concept//EN" "concept.dtd">
        <concept id="c" rev="7"><title>Restart</title>
        <conbody><!-- keep -->
        <p otherprops="x">Hold the <uicontrol>Power</uicontrol> key.</p>
        <ul compact="yes"><li id="a">Wait 30 seconds.</li></ul>
        <p>Call support.</p>
        </conbody></concept>

        """

    private func revise(_ text: String, _ name: String, _ change: (inout [Block]) -> Void) async throws -> String {
        let bytes = Array(text.utf8)
        func read(_ bytes: [UInt8]) async -> [Article] { await Folder([name: bytes]).ingest().articles }
        let old = try #require(await read(bytes).first)
        var new = old
        change(&new.blocks)
        let revision = try await SourceRevision(of: bytes, from: old, to: new, read: read)
        return String(decoding: revision.bytes, as: UTF8.self)
    }

    private func paragraph(_ text: String) -> Block { Block(.paragraph([Inline(text)])) }

    @Test(
        arguments: [
            (0, "restart it.", "restart it at once.", "hangs &amp; waits, restart it.</p>", "hangs &amp; waits, restart it at once.</p>"),
            (2, "Call support.", "Call <us>.", "Call support.</p>", "Call &lt;us&gt;.</p>"),
        ])
    func changesWordsWhereTheyStand(block: Int, old: String, new: String, before: String, after: String) async throws {
        let result = try await revise(Self.page, "a.html") { blocks in
            guard case .paragraph(var runs) = blocks[block].kind, let last = runs.indices.last else { return }
            runs[last].text = runs[last].text.replacingOccurrences(of: old, with: new)
            blocks[block].kind = .paragraph(runs)
        }
        #expect(result == Self.page.replacingOccurrences(of: before, with: after))
    }

    @Test func leavesItemsThatStayed() async throws {
        let result = try await revise(Self.page, "a.html") { blocks in
            guard case .list(var list) = blocks[1].kind else { return }
            list.items[1] = [paragraph("Wait 45 seconds.")]
            list.items.append([paragraph("Try again.")])
            blocks[1].kind = .list(list)
        }
        let wanted = Self.page.replacingOccurrences(of: "Wait 30", with: "Wait 45")
            .replacingOccurrences(of: "seconds.</li></ol>", with: "seconds.</li>\n<li>Try again.</li></ol>")
        #expect(result == wanted)
    }

    @Test func putsABlockBehindItsNeighbourAndTakesOneOut() async throws {
        let result = try await revise(Self.page, "a.html") { blocks in
            blocks.insert(paragraph("Unplug it first."), at: 1)
            blocks.removeLast()
        }
        let wanted = Self.page.replacingOccurrences(of: "restart it.</p>", with: "restart it.</p>\n<p>Unplug it first.</p>")
            .replacingOccurrences(of: "<p id=\"end\">Call support.</p>", with: "")
        #expect(result == wanted)
    }

    @Test func keepsWhatADITATopicHasBesideItsText() async throws {
        let result = try await revise(Self.topic, "a.dita") { blocks in
            guard case .paragraph(var runs) = blocks[0].kind else { return }
            runs[2].text = " key for 5 seconds."
            blocks[0].kind = .paragraph(runs)
            blocks.append(paragraph("Or wait."))
        }
        let wanted = Self.topic.replacingOccurrences(of: "</uicontrol> key.", with: "</uicontrol> key for 5 seconds.")
            .replacingOccurrences(of: "<p>Call support.</p>", with: "<p>Call support.</p>\n<p>Or wait.</p>")
        #expect(result == wanted)
    }

    @Test func refusesExportsOtherEncodingsAndFilesThatChanged() async throws {
        let record = ZendeskWriter().write([
            Article(id: "7", title: "T", source: Article.Source(path: "a", format: "x"), blocks: [paragraph("x")])
        ]).text
        await #expect(throws: SourceRevision.Failure.container(format: "zendesk")) {
            try await revise(record, "a.json") { $0.append(paragraph("y")) }
        }
        let bytes = Array(Self.page.utf8)
        let old = try #require(await Folder(["a.html": bytes]).ingest().articles.first)
        await #expect(throws: SourceRevision.Failure.otherArticle) {
            try await SourceRevision(of: bytes, from: old, to: old) { _ in [] }
        }
    }

    /// Real pages, changed at random: the result reads as wanted or is refused, mostly in place, and untouched text stays byte for byte.
    @Test func revisesTheShippedKnowledgeBaseMostlyInPlace() async throws {
        let names = try Repository.fileNames(below: "kb/articles").filter { $0.hasSuffix(".html") }
        var random = SeededGenerator(seed: 3)
        var (inPlace, all) = (0, 0)
        for name in names.prefix(25) {
            let bytes = Array(try Data(contentsOf: Repository.root().appendingPathComponent("kb/articles/" + name)))
            let text = String(decoding: bytes, as: UTF8.self)
            let added = "A sentence that nobody wrote before."
            do {
                let result = try await revise(text, name) { blocks in
                    let places = blocks.indices.filter { if case .paragraph = blocks[$0].kind { true } else { false } }
                    blocks.insert(paragraph(added), at: (places.randomElement(using: &random) ?? 0) + 1)
                }
                #expect(result.replacingOccurrences(of: "\n<p>\(added)</p>", with: "") == text)
                inPlace += 1
            } catch let failure as SourceRevision.Failure {
                #expect(failure == .notInPlace)
            }
            all += 1
        }
        #expect(inPlace * 10 >= all * 9, "\(inPlace) of \(all) in place")
    }
}
