import KBGaps
import KBModel

extension ChangeEffect {
    /// `improved`, `no evidence`, … as people say it.
    package var verdictText: String {
        switch verdict {
        case .improved: "improved"
        case .worse: "worse"
        case .noEvidence: "no evidence"
        case .tooLittleData: "too little data"
        }
    }

    /// `41 of 90 contacts went badly in the 56 days before, 12 of 85 in the 56 after; spared 24 (11–36)`.
    package var figures: String {
        let sides =
            "\(NumberText.short(before.bad)) of \(NumberText.short(before.contacts)) contacts went badly in the \(before.days) days before, "
            + "\(NumberText.short(after.bad)) of \(NumberText.short(after.contacts)) in the \(after.days) after"
        guard verdict != .tooLittleData, let spared, let detectable else { return "\(sides); \(lacking ?? "nothing can be said")" }
        let sense =
            switch verdict {
            case .improved:
                "spared \(NumberText.short(spared.estimate)) (\(NumberText.range(spared.low, spared.high))) against \(controls) untouched articles"
            case .worse:
                "cost \(NumberText.short(-spared.estimate)) (\(NumberText.range(-spared.high, -spared.low))) against \(controls) untouched articles"
            case .noEvidence, .tooLittleData:
                "a change of less than \(NumberText.percent(detectable)) of contacts would not have shown"
            }
        return "\(sides); \(sense)"
    }
}

extension GapReport.MeasuredChange {
    var json: JSONValue {
        let change = effect.change
        return .members([
            "article": .string(id), "title": .string(title), "from": .string(change.first.iso8601), "to": .string(change.last.iso8601),
            "revisions": change.revisions.isEmpty ? nil : .strings(change.revisions), "verdict": .string(effect.verdict.rawValue),
            "before": effect.before.json, "after": effect.after.json, "controls": .int(effect.controls),
            "difference": effect.difference.map { $0.json(unit: "bad outcomes per contact") } ?? .null,
            "spared": effect.spared.map(\.json) ?? .null,
            "detectable": effect.detectable.map { .number(Rounding.thousandths($0)) } ?? .null,
            "lacking": effect.lacking.map(JSONValue.string),
        ])
    }
}

extension ChangeEffect.Side {
    fileprivate var json: JSONValue {
        .members([
            "days": .int(days), "contacts": .number(Rounding.thousandths(contacts)), "bad": .number(Rounding.thousandths(bad)),
            "expected": .number(Rounding.thousandths(expected)),
        ])
    }
}
