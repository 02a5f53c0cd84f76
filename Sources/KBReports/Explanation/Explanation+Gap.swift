import KBGaps
import KBModel

extension Explanation {
    /// Of a need that no article answers.
    package init(_ gap: GapReport.RankedTopic, of analysis: GapAnalysis) {
        let topic = gap.topic
        self.init(
            title: "\(gap.rank)  \(topic.label)", id: topic.gap, weekly: gap.volumes,
            sections: [
                Section(strata: analysis.strata(of: topic.contacts)), Self.demand(gap), Self.nearest(gap),
                Section(items: topic.questions.map { "“\($0)”" }, lead: "What people ask, redacted"),
                Section(contacts: analysis.evidence(topic.contacts, most: Self.mostContacts), lead: "The most telling contacts"),
            ])
    }

    private static func demand(_ gap: GapReport.RankedTopic) -> Section {
        let range = gap.topic.avoidable
        var section = Section(heading: "How much it is asked for")
        section.sentences = [
            "Demand: \(NumberText.counted(gap.size, "contact")), \(NumberText.percent(gap.share)) of what nothing covers; with the "
                + "needs before it \(NumberText.percent(gap.cumulativeShare)).",
            "An article would have spared \(NumberText.short(range.estimate)) contacts, between \(NumberText.short(range.low)) and "
                + "\(NumberText.short(range.high)) with 90 % probability, if it met the need as well as articles meet such needs elsewhere.",
            trend(gap.trend),
        ]
        if gap.topic.searches > 0 {
            section.sentences.append("\(NumberText.counted(gap.topic.searches, "search")) of the help centre for it found nothing.")
        }
        return section
    }

    private static func trend(_ trend: ArticleTrend) -> String {
        guard let change = trend.change else { return "Trend: too few contacts to say." }
        func signed(_ change: Double) -> String { change < 0 ? "−" + NumberText.percent(-change) : "+" + NumberText.percent(change) }
        return "Trend: \(trend.direction.rawValue); from the first half of the period to the second its share of all contacts changed by "
            + "\(signed(change.estimate)) (90 % interval \(signed(change.low)) to \(signed(change.high)))."
    }

    private static func nearest(_ gap: GapReport.RankedTopic) -> Section? {
        var sentences: [String] = []
        if !gap.topic.terms.isEmpty { sentences.append("Words that set it apart: \(gap.topic.terms.joined(separator: ", ")).") }
        guard !gap.nearest.isEmpty || !sentences.isEmpty else { return nil }
        var section = Section(heading: "Why no article answers it", sentences: sentences)
        if !gap.nearest.isEmpty {
            section.table = [["nearest article", "likeness"]] + gap.nearest.map { [$0.title, NumberText.percent($0.score)] }
        }
        return section
    }
}
