import KBModel

/// Runs the rules over a knowledge base. Deterministic: articles are read in parallel, findings are sorted.
package struct Auditor: Sendable {
    private let settings: AuditSettings
    private let rules: [any Rule]

    package init(_ settings: AuditSettings) {
        self.settings = settings
        let wanted = settings.overrides.reduce(into: Set<String>()) { $0.formUnion($1.on) }
        rules = AuditRules.all.filter {
            settings.selection.runs($0.manual) || (wanted.contains($0.id) && settings.selection.allows($0.id))
        }
    }

    /// `files` are the paths of all files around the articles, where known: without them a relative link to nothing cannot be told from
    /// one to a file that is no article. `suppressions` are those found in the sources. With a `focus`, only what concerns it is told.
    package func audit(
        _ base: KnowledgeBase, files: Set<String>? = nil, suppressions: [SuppressionEntry] = [], focus: AuditFocus? = nil
    ) async -> AuditResult {
        var memory: ArticleMemory?
        return await audit(base, files: files, suppressions: suppressions, focus: focus, memory: &memory)
    }

    /// The same result, with the help of what an earlier audit with the same settings saw; then `memory` is that of this audit.
    package func audit(
        _ base: KnowledgeBase, files: Set<String>?, suppressions: [SuppressionEntry], focus: AuditFocus?, memory: inout ArticleMemory?
    ) async -> AuditResult {
        let house = HouseStyle(base.articles, settings)
        let known = await memory?.recall(base.articles, house.metadata) ?? Array(repeating: nil, count: base.articles.count)
        let views = await views(of: base, known: known)
        let audited = await AuditedBase(base, articles: views, files: files, settings: settings, parts: Self.parts(rules))
        let reach = focus?.articles(of: audited)
        async let together = observations(in: audited, reach)
        async let alone = observations(in: views, by: house, known: known, reach)
        memory?.replace(with: await alone)
        let observed = await together + alone.flatMap { seen in (seen ?? []).compactMap(withRule) }
        let filter = OverrideFilter(settings: settings, articles: base.articles)
        let findings = FindingBuilder(base: base).findings(of: observed) { rule, article in filter.severity(of: rule, in: article) }
        let entries = suppressions + settings.suppressions
        var result = SuppressionPass(entries: entries, now: settings.now, ran: Set(rules.map(\.id)), focus: focus)
            .apply(to: findings, articles: base.articles.count)
        result.titles = Dictionary(base.articles.map { ($0.id, $0.title) }) { first, _ in first }
        result.isPartial = focus != nil
        result.validUntil = Self.nextChange(of: base, settings: settings, suppressions: entries)
        return result
    }

    private static func parts(_ rules: [any Rule]) -> ArticleParts { rules.reduce(into: []) { $0.formUnion($1.reads) } }

    /// Of an article that is known, only what rules about the whole base read is found.
    private func views(of base: KnowledgeBase, known: [[SeenInArticle]?]) async -> [ArticleView] {
        let (parts, ofKnown) = (Self.parts(rules), Self.parts(rules.filter { !($0 is any ArticleRule) }))
        return await concurrentMap(base.articles.count) { index in
            ArticleView(
                base.articles[index], index: index, limits: settings.limits(for: base.articles[index]),
                parts: known[index] == nil ? parts : ofKnown)
        }
    }

    private func withRule(_ seen: SeenInArticle) -> (any Rule, Observation)? {
        rules.first { $0.id == seen.rule }.map { ($0, seen.observation) }
    }

    /// What rules see that look at more than one article.
    private func observations(in base: AuditedBase, _ reach: AuditFocus.Reach?) async -> [(any Rule, Observation)] {
        let rules = rules.filter { !($0 is any ArticleRule) }
        async let ofBase = concurrentMap(rules.count, chunk: 1) { index in rules[index].check(base).map { (rules[index], $0) } }
        async let ofArticles = concurrentMap(base.articles.count) { index in
            rules.filter { reach?.concerns(index, $0) ?? true }.flatMap { rule in
                rule.check(base.articles[index], in: base).map { (rule, $0) }
            }
        }
        return await ofBase.flatMap(\.self).filter { reach?.concerns($0.1) ?? true } + ofArticles.flatMap(\.self)
    }

    /// What rules about single articles see in each; `nil` where the focus is elsewhere.
    private func observations(
        in views: [ArticleView], by house: HouseStyle, known: [[SeenInArticle]?], _ reach: AuditFocus.Reach?
    ) async -> [[SeenInArticle]?] {
        let rules = rules.compactMap { $0 as? any ArticleRule }
        return await concurrentMap(views.count) { index in
            guard reach?.changed.contains(index) ?? true else { return nil }
            return known[index] ?? rules.flatMap { rule in rule.check(views[index], by: house).map { SeenInArticle(rule, $0) } }
        }
    }
}

/// Whether and how loudly a rule speaks about an article.
private struct OverrideFilter: Sendable {
    let settings: AuditSettings
    let overrides: [[AuditSettings.Override]]

    init(settings: AuditSettings, articles: [Article]) {
        self.settings = settings
        overrides = settings.overrides.isEmpty ? [] : articles.map { article in settings.overrides.filter { $0.fits(article) } }
    }

    /// `nil` when the rule is off for this article.
    func severity(of rule: any Rule, in article: Int) -> Severity? {
        var runs = settings.selection.runs(rule.manual)
        var severity = settings.severities[rule.id] ?? rule.manual.severity
        if !overrides.isEmpty {
            for override in overrides[article] {
                if override.on.contains(rule.id) { runs = settings.selection.allows(rule.id) }
                if override.off.contains(rule.id) { runs = false }
                severity = override.severities[rule.id] ?? severity
            }
        }
        return runs ? severity : nil
    }
}

/// Observations → findings, sorted by place.
private struct FindingBuilder {
    let base: KnowledgeBase

    func findings(of observed: [(any Rule, Observation)], severity: (any Rule, Int) -> Severity?) -> [Finding] {
        var findings = observed.compactMap { rule, observation -> Finding? in
            guard let severity = severity(rule, observation.article) else { return nil }
            return Finding(
                rule: rule.id, severity: observation.severity.map { min($0, severity) } ?? severity,
                location: location(observation.article, observation.line), message: observation.message,
                explanation: rule.manual.rationale, fix: observation.fix ?? rule.manual.fix,
                fingerprint: Fingerprint.of(rule: rule.id, subject: observation.subject),
                related: observation.related.map { location($0.article, $0.line) }, replacement: observation.replacement)
        }
        findings.sort(by: FindingOrder.precedes)
        return Self.numbered(findings)
    }

    private func location(_ article: Int, _ line: Int?) -> Finding.Location {
        let article = base.articles[article]
        return Finding.Location(path: article.source.path, line: line, article: article.id)
    }

    /// The second, third, … finding of the same rule about the same content of the same article gets a number, so that each can be named.
    private static func numbered(_ findings: [Finding]) -> [Finding] {
        var seen: [[String]: Int] = [:]
        return findings.map { finding in
            var finding = finding
            let count = seen[[finding.location.article, finding.rule, finding.fingerprint], default: 0] + 1
            seen[[finding.location.article, finding.rule, finding.fingerprint]] = count
            if count > 1 { finding.fingerprint += "-\(count)" }
            return finding
        }
    }
}
