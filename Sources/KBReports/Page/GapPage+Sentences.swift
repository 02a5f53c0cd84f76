import KBModel

/// The sentences that every readable form of the report shares.
extension GapPage {
    package var periodText: String {
        guard let from, let to else { return "No dated contacts" }
        return NumberText.period(from, to)
    }

    package var tiles: [(label: String, value: String)] {
        var tiles = [
            (label: "contacts", value: NumberText.whole(counts.contacts)),
            (label: "articles in the knowledge base", value: NumberText.whole(counts.articles)),
            (label: "of contacts name their article", value: share(counts.named)),
            (label: "matched by their words", value: share(counts.inferred)),
            (label: "nothing covers", value: share(counts.uncovered)),
        ]
        if counts.notContent > 0 { tiles.append((label: "not a matter of content", value: share(counts.notContent))) }
        return tiles
    }

    private func share(_ count: Int) -> String {
        counts.contacts == 0 ? "–" : NumberText.percent(Double(count) / Double(counts.contacts))
    }

    package var restSentence: String {
        notDistinguishable == 0
            ? ""
            : "\(NumberText.counted(notDistinguishable, credible.isEmpty ? "article" : "more article")) with contacts cannot be told apart from what such contacts have anyway."
    }

    package var paretoSentence: String {
        let uncovered = NumberText.percent(missing.reduce(0) { $0 + $1.share })
        guard let count = paretoCount else {
            return "\(NumberText.counted(missing.count, "need")) together hold \(uncovered) of the demand that nothing covers."
        }
        return count == 1
            ? "One need makes up 80 % of the demand that nothing covers."
            : "The first \(NumberText.whole(count)) needs make up 80 % of the demand that nothing covers."
    }

    package var needsSentence: String {
        var total = 0
        var met = 0
        var cameBack = 0
        for week in weeks {
            total += week.outcomes.values.reduce(0, +)
            met += week.outcomes[.confirmed] ?? 0
            cameBack += week.cameBack
        }
        guard total > 0 else { return "No contact says how it ended." }
        return "In \(NumberText.percent(Double(met) / Double(total))) of contacts the customer confirmed that the need was met; "
            + "\(NumberText.whole(cameBack)) came back with the same need within \(windowDays) days."
    }
}

extension GapPage.Mend {
    /// Why the article fails, in one line.
    package var why: String {
        if let first = reasons.first { return first }
        guard !missingTerms.isEmpty else { return "The reason does not show in the contacts’ words." }
        return "Lacks: " + missingTerms.prefix(5).map { "“\($0)”" }.joined(separator: ", ")
    }
}

extension GapPage.Since {
    package var lines: [String] {
        func line(_ titles: [String], _ fact: (String) -> String) -> String? {
            guard !titles.isEmpty else { return nil }
            let more = titles.count > 8 ? "; …" : ""
            return fact(NumberText.whole(titles.count)) + ": " + titles.prefix(8).joined(separator: "; ") + more
        }
        let all = [
            line(newArticles) { "\($0) newly to mend" }, line(fixedArticles) { "\($0) no longer stand out" },
            line(newGaps) { "\($0) new without an article" }, line(closedGaps) { "\($0) no longer asked for" },
        ].compactMap(\.self)
        return all.isEmpty ? ["Nothing: the same articles and needs as before."] : all
    }
}
