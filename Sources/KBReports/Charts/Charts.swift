import KBModel

/// Inline SVG that needs no script; every chart carries its text alternative. Colours come from the page's style sheet, so that light, dark
/// and print each have their own.
enum Charts {
    /// An interval as a line with a dot, on the common scale 0…`maximum`.
    static func interval(_ value: GapPage.Estimate, maximum: Double) -> String {
        let width = 180.0
        let scale = maximum > 0 ? (width - 10) / maximum : 0
        func x(_ value: Double) -> String { coordinate(5 + max(0, value) * scale) }
        let text = "\(NumberText.short(value.estimate)) avoidable contacts, 90 % interval \(NumberText.range(value.low, value.high))"
        return """
            <svg class="interval" viewBox="0 0 180 16" width="180" height="16" role="img" aria-label="\(text)"><title>\(text)</title>\
            <line class="axis" x1="5" y1="8" x2="175" y2="8"/><line class="range" x1="\(x(value.low))" y1="8" x2="\(x(value.high))" y2="8"/>\
            <line class="range" x1="\(x(value.low))" y1="4" x2="\(x(value.low))" y2="12"/>\
            <line class="range" x1="\(x(value.high))" y1="4" x2="\(x(value.high))" y2="12"/>\
            <circle class="dot" cx="\(x(value.estimate))" cy="8" r="4"/></svg>
            """
    }

    /// Counts over time as one line; nothing when there are fewer than three.
    static func sparkline(_ values: [Double]) -> String {
        guard values.count >= 3, let top = values.max(), top > 0 else { return "" }
        let step = 96.0 / Double(values.count - 1)
        let points = values.enumerated().map { "\(coordinate(2 + Double($0.offset) * step)),\(coordinate(18 - $0.element / top * 16))" }
        let text =
            "contacts a week: first \(NumberText.short(values[0])), last \(NumberText.short(values[values.count - 1])), most \(NumberText.short(top))"
        return """
            <svg class="spark" viewBox="0 0 100 20" width="100" height="20" role="img" aria-label="\(text)"><title>\(text)</title>\
            <polyline points="\(points.joined(separator: " "))"/></svg>
            """
    }

    /// Gaps by size as bars, with the cumulative share as a line and the 80 % mark.
    static func pareto(_ gaps: [GapPage.Missing]) -> String {
        let shown = gaps.prefix(20)
        guard shown.count >= 2 else { return "" }
        let step = 660.0 / Double(shown.count)
        var bars = ""
        var points: [String] = []
        for (i, gap) in shown.enumerated() {
            let height = gap.share * 150
            let left = 40 + Double(i) * step
            bars += """
                <rect class="bar" x="\(coordinate(left + 2))" y="\(coordinate(180 - height))" width="\(coordinate(step - 4))" \
                height="\(coordinate(height))"><title>\(gap.rank). \(Markup.escaped(gap.label)): \(NumberText.percent(gap.share))</title></rect>\
                <text class="label" x="\(coordinate(left + step / 2))" y="195" text-anchor="middle">\(gap.rank)</text>
                """
            points.append("\(coordinate(left + step / 2)),\(coordinate(180 - gap.cumulativeShare * 150))")
        }
        let last = shown[shown.endIndex - 1].cumulativeShare
        let text = "The first \(shown.count) needs without an article hold \(NumberText.percent(last)) of the demand that nothing covers."
        return """
            <svg class="pareto" viewBox="0 0 740 205" role="img" aria-label="\(text)"><title>\(text)</title>\
            <line class="axis" x1="40" y1="180" x2="700" y2="180"/>\(bars)\
            <line class="mark" x1="40" y1="60" x2="700" y2="60"/><text class="label" x="705" y="64">80 %</text>\
            <polyline class="cumulative" points="\(points.joined(separator: " "))"/></svg>
            """
    }

    /// The order, from met to unmet, in which outcomes are stacked.
    static let outcomeOrder: [Contact.Outcome] = [.confirmed, .assumed, .unknown, .abandoned, .negative, .escalated]

    /// Weeks as stacked bars of outcomes.
    static func outcomes(_ weeks: [GapPage.Week]) -> String {
        let shown = weeks.suffix(53)
        guard shown.count >= 2, let top = shown.map(total).max(), top > 0 else { return "" }
        let step = 660.0 / Double(shown.count)
        var bars = ""
        for (i, week) in shown.enumerated() {
            var y = 180.0
            for outcome in outcomeOrder {
                let count = week.outcomes[outcome] ?? 0
                guard count > 0 else { continue }
                let height = Double(count) / Double(top) * 160
                y -= height
                bars += """
                    <rect class="\(outcome.rawValue)" x="\(coordinate(40 + Double(i) * step + step * 0.1))" y="\(coordinate(y))" \
                    width="\(coordinate(step * 0.8))" height="\(coordinate(height))"><title>Week of \(NumberText.date(week.start)): \
                    \(NumberText.whole(count)) \(outcome.rawValue)</title></rect>
                    """
            }
        }
        let first = shown[shown.startIndex].start
        let last = shown[shown.index(before: shown.endIndex)].start
        let text =
            "Contacts a week by how the need ended, \(NumberText.date(first)) to \(NumberText.date(last)); the table below has the figures."
        return """
            <svg class="outcomes" viewBox="0 0 740 205" role="img" aria-label="\(text)"><title>\(text)</title>\
            <line class="axis" x1="40" y1="180" x2="700" y2="180"/><text class="label" x="36" y="26" text-anchor="end">\(NumberText.whole(top))</text>\
            \(bars)<text class="label" x="40" y="196">\(NumberText.date(first))</text>\
            <text class="label" x="700" y="196" text-anchor="end">\(NumberText.date(last))</text></svg>
            """
    }

    private static func total(_ week: GapPage.Week) -> Int { week.outcomes.values.reduce(0, +) }

    /// At most one decimal: enough for a screen, small in the file.
    private static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
