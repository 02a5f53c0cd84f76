import Foundation
import KBMarkup
import KBModel

/// One file of the knowledge base, read as the whole would be read: with the metadata beside it, and the id it has there.
struct SingleFile {
    private let path: String
    private let root: String
    private let relative: String

    init(_ path: String, in settings: Configuration) {
        self.path = path
        let folders = ((try? settings.expanded(settings.sources.articles)) ?? []).filter {
            path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/")
        }
        root = folders.max { $0.utf8.count < $1.utf8.count } ?? path
        relative = root == path ? "" : String(path.dropFirst(root.utf8.count + (root.hasSuffix("/") ? 0 : 1)))
    }

    /// The articles that these bytes in the place of the file give.
    func articles(in bytes: [UInt8]) async -> [Article] {
        guard var tree = try? FileTree.tree(at: root) else { return [] }
        // Files that the format needs beside it (maps, snippets, an index) stay in reach; only this one is read for articles.
        let (read, head) = (tree.read, tree.head)
        if !tree.paths.contains(relative) { tree.paths.append(relative) }
        tree.read = { [relative] path in path == relative ? bytes : try read(path) }
        tree.head = { [relative] path, count in path == relative ? Array(bytes.prefix(count)) : try head(path, count) }
        return await Ingest().read(relative, of: tree).articles
    }
}
