import KBModel
import KBText

/// What an audit is asked to do. Decoded once from the configuration and the command line; the audit trusts it.
package struct AuditSettings: Sendable, Hashable {
    /// The time that review dates are compared with; rules about age say nothing without it.
    package var now: Timestamp?
    package var selection = RuleSelection()
    package var severities: [String: Severity] = [:]
    package var limits = Limits()
    /// Later ones win over earlier ones.
    package var overrides: [Override] = []
    package var suppressions: [SuppressionEntry] = []
    package var vocabulary = AuditVocabulary()
    /// What is known about addresses of other sites; empty: nobody looked.
    package var externalLinks: [String: LinkVerdict] = [:]

    package init() {}

    /// Other settings for the articles that all the given conditions fit; an empty condition fits every article.
    package struct Override: Sendable, Hashable {
        /// Globs as of a shell: `*` within a folder, `**` across folders.
        package var paths: [String] = []
        package var locales: [String] = []
        /// Article types, which are labels.
        package var types: [String] = []
        package var off: Set<String> = []
        package var on: Set<String> = []
        package var severities: [String: Severity] = [:]
        package var limits = Limits()

        package init() {}

        func fits(_ article: Article) -> Bool {
            (paths.isEmpty || paths.contains { PathGlob($0).matches(article.source.path) })
                && (locales.isEmpty || locales.contains { LocaleRange.fits($0, article.language) })
                && (types.isEmpty || types.contains { article.labels.contains($0) })
        }
    }

    func limits(for article: Article) -> Limits {
        overrides.reduce(into: limits) { if $1.fits(article) { $0.merge($1.limits) } }
    }
}

/// Which rules run: all by default, but those that must be asked for.
package struct RuleSelection: Sendable, Hashable {
    /// When not nil, only these.
    package var only: Set<String>?
    package var on: Set<String> = []
    package var off: Set<String> = []

    package init() {}

    /// Narrows it as `--rules` says: `a,b` runs only those, `-a` all but that. An unknown id is an error that names the nearest.
    package mutating func narrow(to list: String) throws(UnknownName) {
        for part in list.split(separator: ",").map({ String($0.drop { $0 == " " }) }) {
            let isOff = part.hasPrefix("-")
            let id = try AuditRules.rule(isOff ? String(part.dropFirst()) : part).id
            if isOff {
                off.insert(id)
            } else {
                only = (only ?? []).union([id])
                off.remove(id)
            }
        }
    }

    func runs(_ manual: RuleManual) -> Bool {
        if off.contains(manual.id) { return false }
        if let only { return only.contains(manual.id) }
        return manual.isDefault || on.contains(manual.id)
    }

    /// Whether a rule that does not run everywhere may run where an override turns it on.
    func allows(_ id: String) -> Bool { only?.contains(id) ?? true }
}

/// The words an organisation uses, for the rules that compare with them.
package struct AuditVocabulary: Sendable, Hashable {
    package var terms: [GlossaryTerm] = []
    /// Acronyms that need no explanation.
    package var acronyms: Set<String> = []
    /// Products and roles of which every article has to name one; empty: not asked.
    package var products: [String] = []
    /// Labels of the user interface as they are now; empty: not asked.
    package var interfaceLabels: Set<String> = []
    /// Names of customers that must not stand in an article.
    package var customerNames: [String] = []
    /// Hosts that only employees reach, beside the well-known forms.
    package var internalHosts: [String] = []
    /// Labels that make an article internal.
    package var internalLabels: [String] = ["internal", "intern", "staff-only", "confidential"]
    /// Headings that an article of a type must have, each as its accepted wordings: `["troubleshooting": [["symptom", "issue"], ["cause"]]]`.
    package var parts: [String: [[String]]] = [:]
    /// By article id: words that customers use for what it is about.
    package var customerWords: [String: [String]] = [:]

    package init() {}

    package struct GlossaryTerm: Sendable, Hashable {
        package var preferred: String
        package var avoid: [String]
        package var expansion: String?

        package init(preferred: String, avoid: [String] = [], expansion: String? = nil) {
            self.preferred = preferred
            self.avoid = avoid
            self.expansion = expansion
        }
    }
}
