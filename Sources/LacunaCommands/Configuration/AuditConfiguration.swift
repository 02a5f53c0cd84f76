import KBAudit
import KBModel

/// The section `audit:` of `lacuna.yaml`: what an audit is asked to do, and what surrounds it.
struct AuditConfiguration: Sendable, Hashable {
    var settings = AuditSettings()
    /// The severity from which an audit fails; `nil` when the configuration does not say.
    var failOn: FailingLevel?
    /// A file of accepted findings.
    var baseline: String?
    /// A glossary; without it `terms.yaml` at the top of the knowledge base is read where there is one.
    var terms: String?
    /// The folder of results kept from earlier runs, or `off`.
    var cache: String?
    var links = LinkCheckSettings()
}

extension Configuration {
    /// What an audit of these PATHs at `now` is asked to do, the glossary included.
    func auditSettings(of paths: [String], now: Timestamp) throws -> AuditSettings {
        var settings = audit.settings
        settings.now = now
        settings.vocabulary.terms = try TermsFile.load(audit.terms.map(resolved), besides: paths)
        return settings
    }

    /// The article with the owner that the configuration gives it.
    func owned(_ article: Article) -> Article {
        var article = article
        article.owner = owner(path: article.source.path, labels: article.labels, stated: article.owner)
        return article
    }
}
