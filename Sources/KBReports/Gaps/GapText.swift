import KBGaps
import KBModel
import KBText

/// The gaps on a terminal: what to mend and what to write, one line each, the intervals drawn to one scale.
package struct GapText {
    private let report: GapReport
    private let limit: Int
    private let color: Bool
    private let width: Int

    /// `width`: columns of the terminal.
    package init(_ report: GapReport, limit: Int, color: Bool, width: Int) {
        self.report = report
        self.limit = limit
        self.color = color
        self.width = max(60, width)
    }

    private static let barWidth = 20

    package var text: String {
        var lines = [summary, ""]
        lines += articleLines + [""]
        lines += topicLines
        lines += effectLines
        lines += report.limits.map(faint)
        if let next { lines += ["", next] }
        return lines.joined(separator: "\n") + "\n"
    }

    private var summary: String {
        let counts = report.counts
        var read = "Read \(NumberText.counted(counts.articles, "article")), \(NumberText.counted(counts.total, "contact"))"
        if let from = report.from, let to = report.to { read += " (\(NumberText.period(from, to)))" }
        if counts.votes > 0 { read += ", \(NumberText.counted(counts.votes, "vote"))" }
        guard counts.total > 0 else { return read + "." }
        func share(_ count: Int) -> String { NumberText.percent(Double(count) / Double(counts.total)) }
        var parts = ["\(share(counts.attributed)) of contacts name an article"]
        if counts.inferred > 0 { parts.append("\(share(counts.inferred)) were matched by their words") }
        parts.append("\(share(counts.uncovered)) nothing covers")
        if counts.notContent > 0 { parts.append("\(share(counts.notContent)) were not content's fault") }
        return "\(read). \(parts.joined(separator: ", "))."
    }

    private var articleLines: [String] {
        let shown = report.articles.filter(\.excess.isFlagged).prefix(limit)
        var lines = [bold("ARTICLES TO MEND") + days]
        let highest = shown.map(\.excess.avoidable.high).max() ?? 1
        let figures = shown.map { NumberText.whole($0.excess.avoidable.estimate) }
        let figureWidth = figures.map(\.count).max() ?? 0
        let titleWidth = min(42, max(20, width - 70), shown.map { DisplayWidth.columns(of: $0.title) }.max() ?? 20)
        for (article, figure) in zip(shown, figures) {
            let range = article.excess.avoidable
            let title = DisplayWidth.truncated(article.title, to: titleWidth)
            var line = Self.padded("\(article.rank)", to: 3, left: true) + "  " + Self.padded(title, to: titleWidth) + "  "
            line += bold(Self.padded(figure, to: figureWidth, left: true)) + "  " + Self.bar(range, highest: highest)
            line += "  " + faint(Self.padded("(\(NumberText.whole(range.low)) – \(NumberText.whole(range.high)))", to: 15))
            if let sign = Self.sign(article.trend.direction) { line += " \(sign)" }
            if let reason = article.reasons.first { line += "  " + reason.message }
            lines.append(line)
        }
        lines.append(faint("    " + rest(shown: shown.count)))
        return lines
    }

    private var days: String {
        guard let from = report.from, let to = report.to else { return "" }
        return "   avoidable contacts in \(NumberText.counted(Int(to.day - from.day) + 1, "day")) (90 % interval)"
    }

    private func rest(shown: Int) -> String {
        let credible = report.articles.filter(\.excess.isFlagged).count
        let others = NumberText.counted(report.articles.count - credible, "article")
        let verb = report.articles.count - credible == 1 ? "is" : "are"
        let tail = "\(others) \(verb) not distinguishable from what such contacts have anyway"
        if credible > shown { return "… \(NumberText.whole(credible - shown)) more are credible; \(tail)" }
        return credible == 0 ? "none is credible; \(tail)" : tail
    }

    private var topicLines: [String] {
        guard !report.missing.isEmpty else { return [] }
        let shown = report.missing.prefix(limit)
        var lines = [bold("NO ARTICLE YET") + "   contacts, share of what nothing covers (added up)"]
        let sizes = shown.map { NumberText.whole($0.size) }
        let sizeWidth = sizes.map(\.count).max() ?? 0
        let labelWidth = min(46, max(20, width - 50))
        let highest = max(shown.map(\.share).max() ?? 1, .leastNonzeroMagnitude)
        for (topic, size) in zip(shown, sizes) {
            let label = DisplayWidth.truncated(topic.topic.label, to: labelWidth)
            var line = Self.padded("\(topic.rank)", to: 3, left: true) + "  " + Self.padded(label, to: labelWidth) + "  "
            line += bold(Self.padded(size, to: sizeWidth, left: true)) + "  " + Self.padded(Self.blocks(topic.share / highest), to: 8)
            line += " " + Self.padded(NumberText.percent(topic.cumulativeShare), to: 5, left: true)
            if let sign = Self.sign(topic.trend.direction) { line += "  \(sign)" }
            if topic.topic.searches > 0 { line += "  + \(NumberText.whole(topic.topic.searches)) searches" }
            lines.append(line)
        }
        if let count = report.missing.firstIndex(where: { $0.cumulativeShare >= 0.8 }) {
            lines.append(faint("    \(NumberText.counted(count + 1, "gap")) make up 80 % of what nothing covers"))
        }
        return lines
    }

    /// The changes that can be judged; how many cannot is said.
    private var effectLines: [String] {
        guard !report.effects.isEmpty else { return [] }
        let judged = report.effects.filter { $0.effect.verdict != .tooLittleData }
        var lines = ["", bold("DID IT WORK?") + "   changed articles, against untouched ones of like volume"]
        let titleWidth = min(42, max(20, width - 90))
        for change in judged.prefix(limit) {
            let title = DisplayWidth.truncated(change.title, to: titleWidth)
            let verdict = Self.padded(change.effect.verdictText, to: 11)
            lines.append(
                "     \(Self.padded(title, to: titleWidth))  \(NumberText.date(change.effect.change.last))  \(bold(verdict))  "
                    + change.effect.figures)
        }
        if judged.count > limit { lines.append(faint("    … \(NumberText.counted(judged.count - limit, "more change"))")) }
        let rest = report.effects.count - judged.count
        if rest > 0 {
            let which = judged.isEmpty ? NumberText.counted(rest, "change") : NumberText.counted(rest, "further change")
            lines.append(faint("    of \(which) there is too little data to say"))
        }
        return lines
    }

    private var next: String? {
        guard let first = report.articles.first else { return nil }
        var steps = ["lacuna gaps explain \(first.rank)"]
        if let gap = report.missing.first { steps.append("lacuna draft --gap \(gap.topic.gap)") }
        return faint("Next: ") + steps.joined(separator: faint(" · "))
    }

    /// `├───●───┤` where the interval lies between nought and the highest of all.
    static func bar(_ range: Interval, highest: Double) -> String {
        func cell(_ value: Double) -> Int { min(barWidth - 1, max(0, Int(value / max(highest, 1e-9) * Double(barWidth - 1)))) }
        let (low, high, middle) = (cell(range.low), cell(range.high), cell(range.estimate))
        let cells = (0..<barWidth).map { i -> Character in
            if i == middle { return "●" }
            if i == low { return "├" }
            if i == high { return "┤" }
            return i > low && i < high ? "─" : " "
        }
        return String(cells)
    }

    /// A bar of eighths of a column, eight columns at most.
    static func blocks(_ share: Double) -> String {
        let eighths = Int((min(max(share, 0), 1) * 64).rounded())
        let partial: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + (eighths % 8 == 0 ? "" : String(partial[eighths % 8 - 1]))
    }

    private static func sign(_ direction: ArticleTrend.Direction) -> String? {
        switch direction {
        case .rising: "▲ rising"
        case .falling: "▼ falling"
        case .new: "✦ new"
        case .bursting: "✸ bursting"
        case .steady, .unknown: nil
        }
    }

    private static func padded(_ text: String, to width: Int, left: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
        return left ? space + text : text + space
    }

    private func bold(_ text: String) -> String { color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    private func faint(_ text: String) -> String { color ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
