import KBModel
import KBText

/// A key, token or password in an article.
struct SecretInArticle: ArticleRule {
    let manual = RuleManual(
        id: "secret", group: .safety, severity: .error,
        summary: "The article holds a key, token or password.",
        rationale: "Whoever reads it can use it; it has to be changed as well as taken out.",
        bad: "<h1>Headers</h1><p>Send the header with the key AKIAQ7XN2MWDP5RJT3KB in it.</p>",
        good: "<h1>Headers</h1><p>Send the header with your access key in it.</p>",
        fix: "Revoke it now, then take it out of the article and its history.")

    let reads: ArticleParts = .personalData

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.personalData.compactMap { found in
            guard found.kind == .secret, SecretShape.isSecret(found.value) else { return nil }
            return article.observation(
                "a secret stands in the text: \(SecretShape.name(of: found.value))", at: article.units[found.unit], subject: found.value)
        }
    }
}

/// What kind of secret a value looks like.
private enum SecretShape {
    private static let known: [(prefix: String, name: String)] = [
        ("AKIA", "an AWS access key"), ("ASIA", "an AWS session key"), ("sk_live_", "a Stripe secret key"), ("rk_live_", "a Stripe key"),
        ("ghp_", "a GitHub token"), ("gho_", "a GitHub token"), ("ghs_", "a GitHub token"), ("github_pat_", "a GitHub token"),
        ("glpat-", "a GitLab token"), ("xoxb-", "a Slack token"), ("xoxp-", "a Slack token"), ("AIza", "a Google API key"),
        ("eyJ", "a JSON Web Token"), ("-----BEGIN", "a private key"), ("SG.", "a SendGrid key"), ("npm_", "an npm token"),
    ]

    static func name(of value: String) -> String { known.first { value.hasPrefix($0.prefix) }?.name ?? "a key or token" }

    /// A known prefix, or letters and digits mixed over at least 16 characters: a password in an example is neither.
    static func isSecret(_ value: String) -> Bool {
        if known.contains(where: { value.hasPrefix($0.prefix) }) { return true }
        let bytes = value.utf8
        return bytes.count >= 16 && bytes.contains(where: \.isASCIIDigit) && bytes.contains(where: \.isASCIILetter)
    }
}
