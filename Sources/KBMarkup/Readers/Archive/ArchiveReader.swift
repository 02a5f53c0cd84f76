import KBModel

/// Zip and gzip files (a `.tar.gz` as well): what is inside is read as a folder.
package struct ArchiveReader: ArticleReader {
    package let format = "archive"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        file.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || file.bytes.starts(with: [0x1F, 0x8B]) ? .certain : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        do throws(Archive.Failure) {
            let archive = try Archive(file.bytes, name: file.path)
            guard !archive.paths.isEmpty || !archive.refused.isEmpty else { return .unreadable(reason: "the archive is empty", line: nil) }
            var tree = SourceTree(root: file.path, paths: archive.paths) { try archive.read($0) }
            tree.refused = archive.refused
            return .tree(tree)
        } catch {
            return .unreadable(reason: error.description, line: nil)
        }
    }
}
