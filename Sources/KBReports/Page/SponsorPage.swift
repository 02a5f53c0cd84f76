import KBModel

/// What a sponsor asked for against what was reached.
package struct SponsorPage: Sendable {
    package var title: String
    package var period: String
    package var rows: [Row]

    package struct Row: Sendable, Hashable {
        package var measure: String
        /// At most this share is wanted.
        package var target: Double
        package var events: Int
        package var exposure: Int

        package init(measure: String, target: Double, events: Int, exposure: Int) {
            self.measure = measure
            self.target = target
            self.events = events
            self.exposure = exposure
        }
    }

    package init(title: String, period: String, rows: [Row]) {
        self.title = title
        self.period = period
        self.rows = rows
    }

    package func html(_ templates: PageTemplates = PageTemplates()) throws(ReportError) -> String {
        try templates.render("sponsor.mustache", View(self, css: templates.style()))
    }

    /// The one sentence at the top.
    package var headline: String {
        let reached = rows.filter { $0.verdict == .reached }.count
        return "\(NumberText.whole(reached)) of \(NumberText.counted(rows.count, "target")) "
            + (rows.count == 1 ? "is reached." : "are reached.")
    }
}

extension SponsorPage.Row {
    package enum Verdict: String, Sendable {
        case reached, missed
        case open = "too little data to say"
    }

    /// The share with its 90 % interval (Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212); `nil` without exposure.
    package var share: GapPage.Estimate? {
        guard exposure > 0 else { return nil }
        let (n, z) = (Double(exposure), 1.6449)
        let share = Double(events) / n
        let denominator = 1 + z * z / n
        let centre = (share + z * z / (2 * n)) / denominator
        let half = z / denominator * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return GapPage.Estimate(share, low: max(0, centre - half), high: min(1, centre + half))
    }

    package var verdict: Verdict {
        guard let share else { return .open }
        if share.high <= target { return .reached }
        return share.low > target ? .missed : .open
    }
}

private struct View {
    struct RowView {
        var measure: String
        var target: String
        var reached: String
        var interval: String
        var exposure: String
        var verdict: String
    }

    let title: String
    let period: String
    let headline: String
    let css: String
    let rows: [RowView]

    init(_ page: SponsorPage, css: String) {
        title = page.title
        period = page.period
        headline = page.headline
        self.css = css
        rows = page.rows.map { row in
            let share = row.share
            return RowView(
                measure: row.measure, target: "≤ " + NumberText.percent(row.target),
                reached: share.map { NumberText.percent($0.estimate) } ?? "–",
                interval: share.map { "\(NumberText.percent($0.low)) – \(NumberText.percent($0.high))" } ?? "–",
                exposure: NumberText.whole(row.exposure), verdict: row.verdict.rawValue)
        }
    }
}
