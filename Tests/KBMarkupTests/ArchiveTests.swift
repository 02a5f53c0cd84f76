import KBMarkup
import KBModel
import KBTestSupport
import Testing

/// Zip files made here byte by byte, stored without packing, so that what they declare can be wrong.
@Suite struct ArchiveTests {
    struct File {
        var name: String
        var text: String
        /// The size that the table of contents says; the true one unless told.
        var declared: Int?
    }

    private static func zip(_ files: [File]) -> [UInt8] {
        func number(_ value: Int, _ length: Int) -> [UInt8] { (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let content = Array(file.text.utf8)
            let name = Array(file.name.utf8)
            let sizes = number(content.count, 4) + number(content.count, 4)
            directory += [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + number(0, 8) + number(checksum(content), 4)
            directory += number(content.count, 4) + number(file.declared ?? content.count, 4)
            directory += number(name.count, 2) + number(0, 12) + number(bytes.count, 4) + name
            bytes += [0x50, 0x4B, 3, 4, 20, 0] + number(0, 8) + number(checksum(content), 4) + sizes + number(name.count, 2) + number(0, 2)
            bytes += name + content
        }
        let counts = number(files.count, 2) + number(files.count, 2)
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + counts + number(directory.count, 4) + number(bytes.count, 4) + [0, 0]
        return bytes + directory + end
    }

    /// CRC-32, as zip files hold it.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return Int(sum ^ 0xFFFF_FFFF)
    }

    private func ingest(_ bytes: [UInt8]) async -> IngestResult { await Folder(["a.zip": bytes]).ingest() }

    @Test func readsFilesInTheOrderOfTheirPaths() async {
        let result = await ingest(Self.zip([File(name: "b/2.html", text: "<p>two</p>"), File(name: "a/1.html", text: "<p>one</p>")]))
        #expect(result.articles.map(\.source.path) == ["kb/a.zip/a/1.html", "kb/a.zip/b/2.html"])
        #expect(result.articles.map(\.text) == ["one", "two"])
    }

    @Test(arguments: ["../evil.html", "/etc/evil.html", "a/../../evil.html", "a\\b.html"])
    func namesAPathThatLeadsOut(path: String) async {
        let result = await ingest(Self.zip([File(name: path, text: "<p>evil</p>"), File(name: "good.html", text: "<p>good</p>")]))
        #expect(result.articles.map(\.text) == ["good"])
        #expect(result.unread.map(\.reason) == ["its path leads out of the archive"])
    }

    @Test func doesNotTrustADeclaredSize() async {
        let long = "<p>" + String(repeating: "word ", count: 100) + "</p>"
        let result = await ingest(Self.zip([File(name: "lie.html", text: long, declared: 10)]))
        #expect(result.articles.isEmpty)
        #expect(result.unread.count == 1)
        #expect(result.unread[0].reason.contains("more comes out of it than the archive declares"))
    }

    @Test func refusesDeclaredSizesThatAreABomb() async {
        let result = await ingest(Self.zip([File(name: "bomb.html", text: "x", declared: 200 << 20)]))
        #expect(result.unread.first?.reason.contains("zip bomb") == true)
    }

    /// Reading many files costs one walk, not one for each: 3,000 files in a debug build.
    @Test(.timeLimit(.minutes(1))) func readsManyFiles() async {
        let result = await ingest(Self.zip((0..<3_000).map { File(name: "\($0).html", text: "<p>page \($0)</p>") }))
        #expect(result.articles.count == 3_000)
        #expect(result.unread.isEmpty)
    }

    @Test func mutatedArchivesAreNamedOrRead() async {
        var random = SeededGenerator(seed: 5)
        let source = Self.zip([File(name: "a.html", text: "<p>one</p>"), File(name: "b.html", text: "<p>two</p>")])
        for _ in 0..<300 {
            var bytes = source
            for _ in 0..<3 { bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
            let result = await ingest(bytes)
            #expect(result.articles.count + result.unread.count + result.notArticles > 0)
        }
    }
}
