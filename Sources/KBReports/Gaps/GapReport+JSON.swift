import KBGaps
import KBModel

extension GapReport {
    /// CONTRACT's object. `limit` cuts each list.
    package func json(limit: Int?) -> JSONValue {
        let most = limit ?? .max
        return .members([
            "period": .members([
                "from": from.map { .string($0.iso8601) } ?? .null, "to": to.map { .string($0.iso8601) } ?? .null,
                "windowDays": .int(windowDays),
            ]),
            "contacts": counts.json,
            "articles": .array(articles.prefix(most).map(\.json)),
            "missing": .array(missing.prefix(most).map(\.json)),
            "effects": effects.isEmpty ? nil : .array(effects.prefix(most).map(\.json)),
            "contactsExplained": contacts.isEmpty ? nil : .array(contacts.map(\.json)),
            "limits": limits.isEmpty ? nil : .strings(limits),
        ])
    }
}

extension GapReport.Counts {
    fileprivate var json: JSONValue {
        let reasons = NotContentReason.allCases.compactMap { reason in
            notContentReasons[reason].map { JSONValue.Member(reason.rawValue, .int($0)) }
        }
        return .members([
            "total": .int(total), "attributed": .int(attributed), "inferred": .int(inferred), "uncovered": .int(uncovered),
            "notContent": .int(notContent), "notContentReasons": reasons.isEmpty ? nil : .object(reasons),
            "references": references.json,
        ])
    }
}

extension ReferenceTally {
    /// How many references were found each way, and how many name no article; `nil` without references.
    fileprivate var json: JSONValue? {
        guard !ways.isEmpty || !unknown.isEmpty else { return nil }
        let found = ReferenceKind.allCases.compactMap { kind in
            ways[kind].map { JSONValue.Member(kind.rawValue, .int(Int($0.rounded()))) }
        }
        return .object(found + [JSONValue.Member("unknown", .int(Int(unknown.values.reduce(0, +).rounded())))])
    }
}

extension Interval {
    /// With the level and the unit that the figures have.
    var json: JSONValue { json(unit: "contacts") }

    func json(unit: String) -> JSONValue {
        .members([
            "estimate": .number(Rounding.thousandths(estimate)), "low": .number(Rounding.thousandths(low)),
            "high": .number(Rounding.thousandths(high)), "level": .number(Interval.level), "unit": .string(unit),
        ])
    }
}

extension RankedArticle {
    fileprivate var json: JSONValue {
        .members([
            "rank": .int(rank), "article": .string(id), "title": .string(title), "path": .string(path),
            "owner": owner.map(JSONValue.string),
            "contacts": .number(Rounding.thousandths(excess.contacts)), "bad": .number(Rounding.thousandths(excess.bad)),
            "expected": .number(Rounding.thousandths(excess.expected)), "avoidable": excess.avoidable.json,
            "flagged": .bool(excess.isFlagged),
            "signals": .object(signals.map { JSONValue.Member($0.kind.rawValue, $0.json) }), "kind": .string(kind.rawValue),
            "reasons": .array(
                reasons.map {
                    .members([
                        "kind": .string($0.kind.rawValue), "message": .string($0.message),
                        "share": $0.share.map { .number(Rounding.thousandths($0)) } ?? .null,
                    ])
                }), "missingTerms": .strings(missingTerms), "trend": trend.json, "evidence": .strings(evidence),
        ])
    }
}

extension SignalEvidence {
    fileprivate var json: JSONValue {
        .members([
            "events": .number(Rounding.thousandths(events)), "exposure": .number(Rounding.thousandths(exposure)),
            "rate": .number(Rounding.thousandths(rate)),
            "expected": .number(Rounding.thousandths(exposure > 0 ? expected / exposure : 0)),
            "low": .number(Rounding.thousandths(range.low)), "high": .number(Rounding.thousandths(range.high)),
        ])
    }
}

extension ArticleTrend {
    fileprivate var json: JSONValue {
        .members([
            "direction": .string(direction.rawValue), "change": change.map { .number(Rounding.thousandths($0.estimate)) } ?? .null,
            "low": change.map { .number(Rounding.thousandths($0.low)) } ?? .null,
            "high": change.map { .number(Rounding.thousandths($0.high)) } ?? .null,
        ])
    }
}

extension GapReport.RankedTopic {
    fileprivate var json: JSONValue {
        .members([
            "rank": .int(rank), "gap": .string(topic.gap), "label": .string(topic.label), "size": .int(size),
            "avoidable": topic.avoidable.json, "questions": .strings(topic.questions), "contacts": .strings(contacts),
            "terms": .strings(topic.terms), "searches": topic.searches > 0 ? .int(topic.searches) : nil,
            "nearest": .array(
                nearest.map { .members(["article": .string($0.id), "score": .number(Rounding.thousandths($0.score))]) }),
            "share": .number(Rounding.thousandths(share)), "cumulativeShare": .number(Rounding.thousandths(cumulativeShare)),
            "trend": trend.json,
        ])
    }
}

extension GapReport.ExplainedContact {
    fileprivate var json: JSONValue {
        .members([
            "id": .string(id),
            "need": .members([
                "article": article.map(JSONValue.string) ?? .null, "how": .string(how.rawValue), "score": .number(score),
            ]), "covered": .bool(covered), "bad": .bool(bad), "why": .string(why),
        ])
    }
}

/// Figures with no more digits than they mean.
enum Rounding {
    static func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
