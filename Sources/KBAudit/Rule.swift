import KBModel

/// One thing an audit looks for. A rule is one file below `Rules/`: what, why, a bad and a good example, the check, its messages.
package protocol Rule: Sendable {
    var manual: RuleManual { get }
    /// What it reads beyond the units and sentences of articles.
    var reads: ArticleParts { get }
    /// What is wrong with one article of this base at this time, in reading order. Called for many articles at once.
    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation]
    /// What only the whole knowledge base shows. Called once.
    func check(_ base: AuditedBase) -> [Observation]
}

extension Rule {
    package var id: String { manual.id }
    package var reads: ArticleParts { [] }
    package func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] { [] }
    package func check(_ base: AuditedBase) -> [Observation] { [] }
}

/// A rule that looks at one article alone: whatever other articles say, and whenever it is asked, it sees the same. What it saw is kept from
/// one audit to the next (`ArticleMemory`).
package protocol ArticleRule: Rule {
    /// What is wrong with one article, in reading order. Called for many articles at once.
    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation]
}

/// What `lacuna rules ID` prints. The examples are tests as well: the bad one gives a finding of this rule, the good one gives none.
package struct RuleManual: Sendable {
    /// Permanent: people put it into baselines and configurations.
    package let id: String
    package let group: RuleGroup
    package let severity: Severity
    /// `false` for rules that run only when the settings ask for them by name.
    package let isDefault: Bool
    /// One sentence: what the rule reports.
    package let summary: String
    /// Why it matters, to people or to retrieval.
    package let rationale: String
    package let bad: RuleExample
    package let good: RuleExample
    /// What an editor does about it.
    package let fix: String

    package init(
        id: String, group: RuleGroup, severity: Severity, isDefault: Bool = true, summary: String, rationale: String, bad: RuleExample,
        good: RuleExample, fix: String
    ) {
        self.id = id
        self.group = group
        self.severity = severity
        self.isDefault = isDefault
        self.summary = summary
        self.rationale = rationale
        self.bad = bad
        self.good = good
        self.fix = fix
    }
}

package enum RuleGroup: String, Sendable, CaseIterable {
    case structure
    case selfContained = "self-contained"
    case accessibility, freshness, consistency, findability, safety, language, governance
}

/// HTML as an editor would see it: the body of one page, or several files by name (pages, and `index.csv` for what pages cannot say).
package struct RuleExample: Sendable, ExpressibleByStringLiteral {
    package let files: [(name: String, text: String)]

    package init(stringLiteral body: String) { files = [("page.html", body)] }

    package init(_ files: KeyValuePairs<String, String>) { self.files = files.map { ($0.key, $0.value) } }
}

/// What a rule saw, before the auditor makes a `Finding` of it.
package struct Observation: Sendable {
    /// The article's index in the base.
    package var article: Int
    package var line: Int?
    /// One clause that states the fact.
    package var message: String
    /// The content that the observation is about: what the fingerprint is made of. Empty when it is the article as a whole.
    package var subject: String
    /// What to do, where it can be said better than in the manual.
    package var fix: String?
    package var related: [Place]
    /// Where it weighs less than its rule says.
    package var severity: Severity?
    /// What can be written in place of a link's target without anybody having to decide.
    package var replacement: Finding.Replacement?

    package struct Place: Sendable, Hashable {
        package var article: Int
        package var line: Int?

        package init(article: Int, line: Int? = nil) {
            self.article = article
            self.line = line
        }
    }

    package init(
        article: Int, line: Int?, message: String, subject: String, fix: String? = nil, related: [Place] = [],
        replacement: Finding.Replacement? = nil
    ) {
        self.article = article
        self.line = line
        self.message = message
        self.subject = subject
        self.fix = fix
        self.related = related
        self.replacement = replacement
    }
}
