import Foundation
import KBMarkup
import KBModel

/// One file of the knowledge base, read as the whole would be read: with the metadata beside it, and the id it has there.
struct SingleFile {
    private let tree: SourceTree
    /// Below the tree's root; empty when the root is the file itself.
    private let relative: String

    /// The file need not be there yet. The tree is the configured folder of articles that holds it, else the file's own folder.
    init(_ path: String, in settings: Configuration) throws {
        let sources = try settings.expanded(settings.sources.articles)
        let folders = sources.filter { path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
        let parent = (path as NSString).deletingLastPathComponent
        let root = sources.contains(path) ? path : folders.max { $0.utf8.count < $1.utf8.count } ?? (parent.isEmpty ? "." : parent)
        tree = try FileTree.tree(at: root)
        if root == path {
            relative = ""
        } else if folders.contains(root) {
            relative = String(path.dropFirst(root.utf8.count + (root.hasSuffix("/") ? 0 : 1)))
        } else {
            relative = (path as NSString).lastPathComponent
        }
    }

    /// The articles that these bytes in the place of the file give.
    func articles(in bytes: [UInt8]) async -> [Article] {
        // Files that the format needs beside it (maps, snippets, an index) stay in reach; only this one is read for articles.
        var tree = tree
        let (read, head) = (tree.read, tree.head)
        if !tree.paths.contains(relative) { tree.paths.append(relative) }
        tree.read = { [relative] path in path == relative ? bytes : try read(path) }
        tree.head = { [relative] path, count in path == relative ? Array(bytes.prefix(count)) : try head(path, count) }
        return await Ingest().read(relative, of: tree).articles
    }
}
