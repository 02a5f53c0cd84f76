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
