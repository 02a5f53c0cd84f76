import KBModel

/// What all files of a PATH gave.
package struct IngestResult: Sendable {
    package struct Unread: Sendable, Hashable {
        package var path: String
        package var line: Int?
        /// One clause.
        package var reason: String
        /// Whether the file could be opened at all.
        package var opened: Bool

        package init(path: String, line: Int? = nil, reason: String, opened: Bool = true) {
            self.path = path
            self.line = line
            self.reason = reason
            self.opened = opened
        }
    }

    /// In the order of the files, and of the records inside each.
    package var articles: [Article] = []
    /// Files that should have given an article and did not.
    package var unread: [Unread] = []
    /// Files that are plainly no articles.
    package var notArticles = 0

    /// By full path: the full paths of the files whose content its articles hold.
    var parts: [String: [String]] = [:]

    package init() {}

    package mutating func append(_ other: IngestResult) {
        articles += other.articles
        unread += other.unread
        notArticles += other.notArticles
        parts.merge(other.parts) { $0 + $1 }
    }

    /// Takes out what was read from files that others hold: such a file is a part, not an article of its own, and need not be whole alone.
    mutating func leaveOutParts() {
        let held = heldFiles
        guard !held.isEmpty else { return }
        articles.removeAll { held.contains($0.source.path) }
        unread.removeAll { $0.opened && held.contains($0.path) }
        notArticles += held.count
        parts = [:]
    }

    /// What can be reached from files that no other holds. Of files that hold each other in a ring the first stands for all.
    private var heldFiles: Set<String> {
        let all = Set(parts.values.joined())
        var held: Set<String> = []
        for root in parts.keys.sorted().filter({ !all.contains($0) }) + parts.keys.sorted() where !held.contains(root) {
            var open = parts[root] ?? []
            while let path = open.popLast() {
                guard path != root, held.insert(path).inserted else { continue }
                open += parts[path] ?? []
            }
        }
        return held
    }
}
