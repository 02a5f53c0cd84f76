import KBAudit
import KBModel

/// What an audit needs of the files beside the articles: which there are, and the suppressions written in them.
struct AuditSources {
    /// The full paths of all files below the PATHs.
    private(set) var files: Set<String> = []
    private(set) var suppressions: [SuppressionEntry] = []

    /// Files that cannot be read are left out: loading the articles has already said so.
    init(paths: [String], articles: [Article]) {
        let sources = Set(articles.map(\.source.path))
        for path in paths where path != "-" {
            guard let tree = try? FileTree.tree(at: path) else { continue }
            for relative in tree.paths {
                let full = tree.fullPath(relative)
                files.insert(full)
                guard sources.contains(full), let bytes = try? tree.read(relative) else { continue }
                suppressions += SuppressionScanner.entries(in: bytes, path: full)
            }
        }
    }
}
