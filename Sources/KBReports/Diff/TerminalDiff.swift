import KBDiff
import KBModel
import KBText

/// A comparison for a terminal or a pipe: the summary, then each change with its place, its risks and its words.
package struct TerminalDiff: Sendable {
    /// Colours, or `[-…-]{+…+}` where there are none.
    package var color: Bool
    /// Columns to wrap at.
    package var width: Int
    /// Lists what was ignored, and shows unchanged words in full.
    package var showsAll: Bool
    /// Old and new words in two columns.
    package var isSideBySide: Bool

    package init(color: Bool, width: Int, showsAll: Bool = false, isSideBySide: Bool = false) {
        self.color = color
        self.width = width
        self.showsAll = showsAll
        self.isSideBySide = isSideBySide
    }

    package func text(of diff: ArticleDiff) -> String {
        var lines = [paint(title(of: diff), .bold), DiffSummary.headline(of: diff)]
        if let risks = DiffSummary.risks(of: diff) { lines.append(paint(risks, .yellow)) }
        for (i, change) in diff.changes.enumerated() {
            lines += ["", heading(of: change, number: i, in: diff)] + body(of: change, in: diff)
        }
        if showsAll, !diff.ignored.isEmpty { lines += [""] + ignored(diff.ignored) }
        for limit in diff.limits { lines += ["", "Note: \(limit.message)."] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Several articles: a line for each, then the changed ones one after another.
    package func text(of diff: CollectionDiff) -> String {
        if let single = diff.single { return text(of: single) }
        let shown = diff.entries.filter { $0.status != .equal }
        var result = CollectionSummary.headline(of: diff) + "\n"
        for entry in shown { result += "  \(CollectionSummary.line(of: entry))\n" }
        for entry in shown where entry.status == .changed || (entry.status == .renamed && !entry.diff.isEqual) {
            result += "\n" + text(of: entry.diff)
        }
        return result
    }

    private func title(of diff: ArticleDiff) -> String {
        let name = diff.new.title.isEmpty ? diff.new.id : diff.new.title
        let (from, to) = (diff.old.source.path, diff.new.source.path)
        return from == to || from.isEmpty || to.isEmpty ? name : "\(name)  (\(from) → \(to))"
    }

    private func heading(of change: Change, number: Int, in diff: ArticleDiff) -> String {
        let place = diff.place(of: change)
        var text = "\(number + 1)/\(diff.changes.count)  \(place.description) \(DiffSummary.verb(of: change.kind))"
        if let section = place.section { text += ", in “\(section)”" }
        if change.kind == .move {
            let former = diff.formerPlace(of: change)
            text += "; before: \(former.description)" + (former.section.map { ", in “\($0)”" } ?? "")
        }
        let risks = change.risks.map(DiffSummary.name(of:)).joined(separator: ", ")
        return paint(text, .bold) + (risks.isEmpty ? "" : "  " + paint("! " + risks, .yellow))
    }

    private func body(of change: Change, in diff: ArticleDiff) -> [String] {
        var lines: [String] = []
        switch change.kind {
        case .insert: lines = wrapped([WordRun(.insert, change.new?.text ?? "")])
        case .delete: lines = wrapped([WordRun(.delete, change.old?.text ?? "")])
        case .move where change.words.isEmpty: lines = wrapped([WordRun(.equal, change.new?.text ?? "")])
        case .metadata where change.words.isEmpty:
            lines = wrapped([WordRun(.delete, change.old?.text ?? ""), WordRun(.insert, change.new?.text ?? "")])
        case .replace, .move, .metadata: lines = wrapped(change.words)
        }
        lines += change.attributes.map { "     " + DiffSummary.text(of: $0) }
        if let evidence = diff.evidence(of: change) { lines.append("     ← \(evidence)") }
        return lines
    }

    private func ignored(_ changes: [Change]) -> [String] {
        [paint("Ignored: \(DiffSummary.count(changes.count, "difference"))", .bold)]
            + changes.map { change in
                let place = change.new.map { $0.path.map(String.init).joined(separator: ".") } ?? ""
                return "     \(change.subject)\(place.isEmpty ? "" : " " + place): \(change.noise.map(\.rawValue).joined(separator: ", "))"
            }
    }

    // MARK: Words

    private func wrapped(_ runs: [WordRun]) -> [String] {
        let shortened = showsAll ? runs : RunShortening.shortened(runs)
        if isSideBySide {
            return SideBySide(width: max(30, width - 5), color: color).lines(of: shortened).map { "     " + $0 }
        }
        return TerminalText.wrapped(shortened, width: max(20, width - 5), color: color).map { "     " + $0 }
    }

    private func paint(_ text: String, _ style: TerminalText.Style) -> String { color ? TerminalText.painted(text, style) : text }
}
