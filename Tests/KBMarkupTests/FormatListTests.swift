import Foundation
import KBMarkup
import KBTestSupport
import Testing

@Suite struct FormatListTests {
    @Test func theManualNamesEveryFormatAndNoOther() throws {
        let manual = try String(contentsOf: Repository.root().appendingPathComponent("docs/formats.md"), encoding: .utf8)
        let named = manual.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap {
            $0.split(separator: "`").dropFirst().first.map(String.init)
        }
        #expect(named == ArticleReaders.all.map(\.format).sorted())
    }
}
