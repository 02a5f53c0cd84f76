import KBDiff
import KBReports

/// A comparison in the form that was asked for.
struct DiffForm {
    var format: DiffCommand.Format
    var showsAll: Bool
    var color: Bool
    var width: Int
    var isSideBySide = false
    /// Whose style sheet the page has.
    var templates = PageTemplates()

    func render(_ diff: CollectionDiff) -> [UInt8] {
        switch format {
        case .json:
            var bytes: [UInt8] = []
            diff.json.write(to: &bytes)
            return bytes + [0x0A]
        case .text:
            return Array(TerminalDiff(color: color, width: width, showsAll: showsAll, isSideBySide: isSideBySide).text(of: diff).utf8)
        case .html: return Array(DiffPage.html(of: diff, templates).utf8)
        case .markdown: return Array(DiffMarkdown.text(of: diff).utf8)
        }
    }
}
