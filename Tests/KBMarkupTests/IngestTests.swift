import KBMarkup
import KBModel
import Testing

@Suite struct IngestTests {
    /// Pages, topics that refer to each other and files that cannot be read, in sizes that make the order of finishing another one each time.
    private static let folder: Folder = {
        var files: [String: [UInt8]] = [:]
        for number in 0..<60 {
            let text = String(repeating: "word \(number) ", count: number * number)
            files["\(number).html"] = Array("<h1>Page \(number)</h1><p>\(text)</p>".utf8)
            files["\(number).dita"] = Array(
                "<topic id='t\(number)'><title>Topic \(number)</title><body><p>\(text)<xref href='\((number + 7) % 60).dita'/></p></body></topic>"
                    .utf8)
        }
        files["empty.html"] = []
        files["cut.dita"] = Array("<topic id='x'><title>".utf8)
        return Folder(files)
    }()

    @Test(arguments: [2, 8]) func givesTheSameWithAnyNumberOfTasks(tasks: Int) async {
        let alone = await Ingest(tasks: 1).read(Self.folder.tree)
        let together = await Ingest(tasks: tasks).read(Self.folder.tree)
        #expect(alone.articles.count >= 120)
        #expect(together.articles == alone.articles)
        #expect(together.unread.map(\.path) == alone.unread.map(\.path))
    }
}
