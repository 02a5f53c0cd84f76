import KBModel

extension GapPage {
    /// One self-contained page: no script, no network, light, dark and print. Throws when a layout of the user's own is not Mustache.
    package func html(_ templates: PageTemplates = PageTemplates()) throws(ReportError) -> String {
        try templates.render("gaps.mustache", GapPageView(self, css: templates.style()))
    }
}

/// The page's strings, as its layout names them.
private struct GapPageView {
    struct Tile {
        var label: String
        var value: String
    }

    struct SinceView {
        var at: String
        var lines: [String]
    }

    struct Row {
        var start: String
        var cells: [String]
    }

    struct EffectView {
        var title: String
        var at: String
        var verdict: String
        var detail: String
    }

    struct NoteView {
        var fact: String
        var advice: String?
    }

    let title: String
    let css: String
    let period: String
    let headline: String
    let windowDays: Int
    let tiles: [Tile]
    let since: SinceView?
    let hasMend: Bool
    let mendCaption: String
    let mendRest: String
    let mend: [MendView]
    let hasMissing: Bool
    let pareto: String
    let paretoChart: String
    let missing: [MissingView]
    let hasWeeks: Bool
    let needs: String
    let weeksChart: String
    let legend: [String]
    let weeks: [Row]
    let hasEffects: Bool
    let effects: [EffectView]
    let hasConsistency: Bool
    let consistency: [NoteView]
    let quality: [NoteView]

    init(_ page: GapPage, css: String) {
        title = page.title
        self.css = css
        period = page.periodText
        headline = page.headline
        windowDays = page.windowDays
        tiles = page.tiles.map { Tile(label: $0.label, value: $0.value) }
        since = page.since.map { SinceView(at: NumberText.date($0.at), lines: $0.lines) }
        let credible = page.credible
        hasMend = !credible.isEmpty
        mendCaption = "Contacts about each article that ended badly beyond what such contacts do anyway, over the period."
        mendRest = page.restSentence
        let maximum = credible.map(\.avoidable.high).max() ?? 0
        mend = credible.map { MendView($0, maximum: maximum, cost: page.cost) }
        hasMissing = !page.missing.isEmpty
        pareto = page.paretoSentence
        paretoChart = Charts.pareto(page.missing)
        missing = page.missing.map(MissingView.init)
        hasWeeks = page.weeks.count >= 2
        needs = page.needsSentence
        weeksChart = Charts.outcomes(page.weeks)
        legend = Charts.outcomeOrder.map(\.rawValue)
        weeks = page.weeks.map { week in
            let cells = Charts.outcomeOrder.map { NumberText.whole(week.outcomes[$0] ?? 0) }
            return Row(start: NumberText.date(week.start), cells: cells + [NumberText.whole(week.cameBack)])
        }
        hasEffects = !page.effects.isEmpty
        effects = page.effects.map { EffectView(title: $0.title, at: NumberText.date($0.at), verdict: $0.verdict, detail: $0.detail) }
        hasConsistency = !page.consistency.isEmpty
        consistency = page.consistency.map { NoteView(fact: $0.fact, advice: $0.advice) }
        quality = page.quality.map { NoteView(fact: $0.fact, advice: $0.advice) }
    }
}

private struct MendView {
    struct SignalView {
        var name: String
        var events: String
        var expected: String
        var exposure: String
    }

    let rank: Int
    let anchor: String
    let title: String
    let path: String
    let owner: String?
    let contacts: String
    let estimate: String
    let cost: String?
    let interval: String
    let chart: String
    let sparkline: String
    let trend: String?
    let isNew: Bool
    let why: String
    let signals: [SignalView]
    let evidence: String?
    let page: String?

    init(_ mend: GapPage.Mend, maximum: Double, cost: GapPage.Cost) {
        rank = mend.rank
        anchor = "article-\(mend.rank)"
        title = mend.title
        path = mend.path
        owner = mend.owner
        contacts = NumberText.counted(Int(mend.contacts.rounded()), "contact")
        estimate = NumberText.short(mend.avoidable.estimate)
        self.cost = cost.text(contacts: mend.avoidable.estimate)
        interval = NumberText.range(mend.avoidable.low, mend.avoidable.high)
        chart = Charts.interval(mend.avoidable, maximum: maximum)
        sparkline = Charts.sparkline(mend.weekly)
        trend = mend.trend
        isNew = mend.isNew
        why = mend.why
        signals = mend.signals.map {
            SignalView(
                name: $0.name, events: NumberText.short($0.events), expected: NumberText.short($0.expected),
                exposure: NumberText.short($0.exposure))
        }
        evidence = mend.evidence.isEmpty ? nil : mend.evidence.joined(separator: ", ")
        page = mend.page
    }
}

private struct MissingView {
    let rank: Int
    let anchor: String
    let label: String
    let size: String
    let avoidable: String?
    let share: String
    let nearest: String
    let hasQuestions: Bool
    let questions: [String]
    let page: String?
    let isNew: Bool

    init(_ gap: GapPage.Missing) {
        rank = gap.rank
        anchor = "gap-\(gap.rank)"
        label = gap.label
        size = NumberText.whole(gap.size)
        avoidable = gap.avoidable.high > 0 ? "avoidable \(NumberText.range(gap.avoidable.low, gap.avoidable.high))" : nil
        share = NumberText.percent(gap.share)
        nearest = gap.nearest.first ?? "none"
        hasQuestions = !gap.questions.isEmpty
        questions = gap.questions
        page = gap.page
        isNew = gap.isNew
    }
}
