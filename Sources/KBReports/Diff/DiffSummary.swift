import KBDiff

/// A comparison in one or two sentences, the same in every form.
package enum DiffSummary {
    /// `3 changes: 1 changed, 1 moved, 1 new.`
    package static func headline(of diff: ArticleDiff) -> String {
        guard !diff.changes.isEmpty else {
            return diff.ignored.contains { $0.noise != [.source] } ? "No change that a reader sees." : "No change."
        }
        let kinds: [(Change.Kind, String)] = [
            (.replace, "changed"), (.insert, "new"), (.delete, "removed"), (.move, "moved"), (.metadata, "in the metadata"),
        ]
        let counts = kinds.compactMap { kind, word in
            let count = diff.changes.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) }
            return count == 0 ? nil : "\(count) \(word)"
        }
        return "\(count(diff.changes.count, "change")): \(counts.joined(separator: ", "))."
    }

    /// `Look closely: 1 number, 2 links.`; `nil` without risks.
    package static func risks(of diff: ArticleDiff) -> String? {
        let counts = diff.riskCounts
        guard !counts.isEmpty else { return nil }
        return "Look closely: "
            + counts.map {
                count($0.count, $0.risk == .stepOrder ? "change" : name(of: $0.risk)) + ($0.risk == .stepOrder ? " of step order" : "")
            }
            .joined(separator: ", ") + "."
    }

    package static func name(of risk: Risk) -> String { risk == .stepOrder ? "step order" : risk.rawValue }

    /// What a change did, as a heading of its entry.
    package static func verb(of kind: Change.Kind) -> String {
        switch kind {
        case .insert: "new"
        case .delete: "removed"
        case .replace, .metadata: "changed"
        case .move: "moved"
        }
    }

    /// `link of “the page”: a → b`.
    package static func text(of attribute: Change.Attribute) -> String {
        let about = attribute.text.isEmpty ? attribute.name : "\(attribute.name) of “\(attribute.text)”"
        func value(_ text: String) -> String { text.isEmpty ? "none" : text }
        return "\(about): \(value(attribute.old)) → \(value(attribute.new))"
    }

    package static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
