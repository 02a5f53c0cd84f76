import KBDiff

/// A comparison as a comment on a pull request: the summary, then each change with its words. `ins` and `del` because they work inside
/// words and in every script, where Markdown's own marks do not.
package enum DiffMarkdown {
    package static func text(of diff: CollectionDiff) -> String {
        if let single = diff.single { return text(of: single, level: 3) }
        let shown = diff.entries.filter { $0.status != .equal }
        var out = "### \(CollectionSummary.headline(of: diff))\n\n"
        for entry in shown { out += "- \(Markup.markdown(CollectionSummary.line(of: entry)))\n" }
        for entry in shown where !entry.diff.isEqual && [.changed, .renamed].contains(entry.status) {
            out += "\n" + text(of: entry.diff, level: 4)
        }
        return out
    }

    private static func text(of diff: ArticleDiff, level: Int) -> String {
        let title = diff.new.title.isEmpty ? diff.new.id : diff.new.title
        var out = "\(String(repeating: "#", count: level)) \(Markup.markdown(title))\n\n**\(DiffSummary.headline(of: diff))**\n"
        if let risks = DiffSummary.risks(of: diff) { out += "\n> ⚠ \(risks)\n" }
        if !diff.changes.isEmpty { out += "\n" }
        for (i, change) in diff.changes.enumerated() { out += item(i, change, in: diff) }
        for limit in diff.limits { out += "\nNote: \(limit.message).\n" }
        return out
    }

    private static func item(_ i: Int, _ change: Change, in diff: ArticleDiff) -> String {
        let place = diff.place(of: change)
        let indent = String(repeating: " ", count: "\(i + 1). ".utf8.count)
        var out = "\(i + 1). **\(Markup.markdown(place.description)) \(DiffSummary.verb(of: change.kind))**"
        if let section = place.section { out += ", in “\(Markup.markdown(section))”" }
        if change.kind == .move { out += "; before: \(Markup.markdown(diff.formerPlace(of: change).description))" }
        if !change.risks.isEmpty { out += " ⚠ " + change.risks.map(DiffSummary.name(of:)).joined(separator: ", ") }
        let words = words(of: change)
        if !words.isEmpty { out += "  \n\(indent)\(words)" }
        for attribute in change.attributes { out += "  \n\(indent)\(Markup.markdown(DiffSummary.text(of: attribute)))" }
        if let evidence = diff.evidence(of: change) { out += "  \n\(indent)← \(Markup.markdown(evidence))" }
        return out + "\n"
    }

    private static func words(of change: Change) -> String {
        let runs: [WordRun] =
            switch change.kind {
            case .insert: [WordRun(.insert, change.new?.text ?? "")]
            case .delete: [WordRun(.delete, change.old?.text ?? "")]
            case .move where change.words.isEmpty: [WordRun(.equal, change.new?.text ?? "")]
            case .metadata where change.words.isEmpty:
                [WordRun(.delete, change.old?.text ?? ""), WordRun(.insert, change.new?.text ?? "")]
            case .replace, .move, .metadata: change.words
            }
        return RunShortening.shortened(runs).filter { !$0.text.isEmpty }.map { run in
            switch run.operation {
            case .equal: Markup.markdown(run.text)
            case .insert: "<ins>\(Markup.markdown(run.text))</ins>"
            case .delete: "<del>\(Markup.markdown(run.text))</del>"
            }
        }.joined()
    }
}
