import KBDiff

/// Several articles' comparison in a few words.
package enum CollectionSummary {
    /// `12 articles: 1 added, 2 changed, 9 equal.`
    package static func headline(of diff: CollectionDiff) -> String {
        let counts = CollectionDiff.Status.allCases.compactMap { status in
            let count = diff.entries.reduce(0) { $0 + ($1.status == status ? 1 : 0) }
            return count == 0 ? nil : "\(count) \(status.rawValue)"
        }
        return "\(DiffSummary.count(diff.entries.count, "article"))\(counts.isEmpty ? "" : ": ")\(counts.joined(separator: ", "))."
    }

    package static func line(of entry: CollectionDiff.Entry) -> String {
        let words = "+\(entry.diff.stats.wordsInserted) −\(entry.diff.stats.wordsDeleted) words"
        switch entry.status {
        case .added, .removed, .equal: return "\(entry.status.rawValue)  \(entry.id)"
        case .renamed: return "renamed  \(entry.formerID ?? "") → \(entry.id)  \(entry.diff.isEqual ? "" : words)"
        case .changed:
            return "changed  \(entry.id)  \(DiffSummary.count(entry.diff.changes.count, "change")), \(words)"
        }
    }
}
