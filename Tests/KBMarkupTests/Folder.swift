import KBMarkup
import KBModel

/// A folder of files in memory.
struct Folder: ExpressibleByDictionaryLiteral {
    private let files: [String: [UInt8]]

    init(dictionaryLiteral elements: (String, String)...) {
        files = Dictionary(elements.map { ($0, Array($1.utf8)) }, uniquingKeysWith: { _, last in last })
    }

    init(_ files: [String: [UInt8]]) { self.files = files }

    struct Missing: Error {}

    var tree: SourceTree {
        let files = files
        return SourceTree(root: "kb", paths: files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { path in
            guard let bytes = files[path] else { throw Missing() }
            return bytes
        }
    }

    func ingest() async -> IngestResult { await Ingest().read(tree) }

    /// The article read from this file.
    func article(_ path: String) async throws -> Article {
        let result = await ingest()
        guard let article = result.articles.first(where: { $0.source.path == "kb/" + path }) else { throw Missing() }
        return article
    }
}

extension Article {
    /// The blocks in short, one a line, indented by depth: what tests compare.
    var outline: String { Outline.lines(blocks, depth: 0).joined(separator: "\n") }
}

private enum Outline {
    static func lines(_ blocks: [Block], depth: Int) -> [String] { blocks.flatMap { lines($0, depth: depth) } }

    private static func lines(_ block: Block, depth: Int) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        func inside(_ head: String, _ groups: [(String, [Block])]) -> [String] {
            [indent + head] + groups.flatMap { [indent + "  " + $0] + lines($1, depth: depth + 2) }
        }
        return switch block.kind {
        case .heading(let level, let runs): ["\(indent)h\(level) \(text(runs))"]
        case .paragraph(let runs): ["\(indent)p \(text(runs))"]
        case .code(let language, let text): ["\(indent)code\(language.map { "(" + $0 + ")" } ?? "") \(text.debugDescription)"]
        case .image(let src, let alt): ["\(indent)image \(src) \(alt?.debugDescription ?? "-")"]
        case .quote(let blocks): [indent + "quote"] + lines(blocks, depth: depth + 1)
        case .note(let note, let blocks): [indent + "note(\(note))"] + lines(blocks, depth: depth + 1)
        case .details(let summary, let blocks): [indent + "details \(text(summary))"] + lines(blocks, depth: depth + 1)
        case .list(let list):
            inside(list.steps ? (list.ordered ? "steps" : "unordered steps") : list.ordered ? "ol" : "ul", list.items.map { ("-", $0) })
        case .definitions(let definitions): inside("definitions", definitions.map { ("= " + text($0.term), $0.blocks) })
        case .table(let table):
            [indent + "table header \(table.header)"]
                + table.rows.map { row in
                    indent + "  "
                        + row.map { cell in
                            let span = cell.columns * cell.rows == 1 ? "" : "[\(cell.columns)x\(cell.rows)]"
                            return "|" + span + " " + cell.blocks.map(\.text).joined(separator: " / ")
                        }.joined(separator: " ")
                }
        }
    }

    private static func text(_ runs: [Inline]) -> String {
        runs.map { run in
            let marks = run.marks.map(\.rawValue).joined(separator: ",")
            let image = run.image.map { "!\($0.src)(\($0.alt ?? "-"))" } ?? ""
            let text = image + run.text
            if run.marks.isEmpty, run.link == nil { return text }
            return "{\([marks, run.link.map { "→" + $0 } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")):\(text)}"
        }.joined()
    }
}
