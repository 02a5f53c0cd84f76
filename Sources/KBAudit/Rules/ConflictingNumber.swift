import KBModel

/// The same sentence with another number in another article.
struct ConflictingNumber: Rule {
    let manual = RuleManual(
        id: "conflicting-number", group: .consistency, severity: .warning,
        summary: "Two articles say the same with different numbers (limits, prices, dates, versions).",
        rationale: "At least one of them is wrong or out of date, and a reader cannot know which.",
        bad: RuleExample([
            "a.html": "<h1>Aliases</h1><p>You can enroll up to 5 different addresses from a single account.</p>",
            "b.html": "<h1>Addresses</h1><p>You can enroll up to 10 different addresses from a single account.</p>",
        ]),
        good: RuleExample([
            "a.html": "<h1>Aliases</h1><p>You can enroll up to 5 different addresses from a single account.</p>",
            "b.html": "<h1>Addresses</h1><p>You can enroll up to 5 different addresses from a single account.</p>",
        ]),
        fix: "Find out which number holds, and say it in one place that the other links to.")

    let reads: ArticleParts = .claims

    func check(_ base: AuditedBase) -> [Observation] {
        var observations: [Observation] = []
        // One number that is each article's own subject (a version, a year) is enough: what else differs is said of another thing.
        base.claims.forEachPair { pair in
            let (a, b) = (pair.first.claim, pair.second.claim)
            guard a.polarity == b.polarity, base.haveSameReaders(pair.first.article, pair.second.article) else { return }
            let different = zip(a.numbers, b.numbers).filter { !Self.areEqual($0.0, $0.1) }
            guard let (one, other) = different.first, a.numbers.count == b.numbers.count, different.count <= 2,
                !different.contains(where: { base.isOwnSubject($0.0, of: pair.first) && base.isOwnSubject($0.1, of: pair.second) })
            else { return }
            observations.append(
                base.observation(of: pair) { sentence, title in
                    "conflicting number: \(other) here, \(one) in \"\(title)\": \"\(sentence)\""
                })
        }
        return observations
    }

    /// `8` and `8.0` are the same version.
    private static func areEqual(_ a: String, _ b: String) -> Bool {
        a == b || (a.hasSuffix(".0") && a.dropLast(2) == b) || (b.hasSuffix(".0") && b.dropLast(2) == a)
    }
}

extension AuditedBase {
    /// Whether a number belongs to what the article is about (`115` in "Thunderbird 115 FAQ"), so that another one elsewhere is no
    /// contradiction.
    func isOwnSubject(_ number: String, of site: ClaimIndex.Site) -> Bool {
        articles[site.article].article.title.split { !($0.isNumber || $0 == ".") }.contains(Substring(number))
    }

    /// An observation at the later claim that points at the earlier one.
    func observation(of pair: ClaimIndex.Pair, _ message: (_ sentence: String, _ title: String) -> String) -> Observation {
        let view = articles[pair.second.article]
        let sentence = view.sentences[pair.second.claim.sentence]
        let other = articles[pair.first.article]
        var observation = view.observation(
            message(sentence.text.quoted(90), other.article.title.quoted(40)), at: view.units[sentence.unit], subject: String(sentence.text)
        )
        observation.related = [.init(article: other.index, line: other.units[other.sentences[pair.first.claim.sentence].unit].line)]
        return observation
    }
}
