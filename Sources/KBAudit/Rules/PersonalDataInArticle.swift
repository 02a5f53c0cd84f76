import KBModel
import KBText

/// Somebody's data in an article: it must not be published.
struct PersonalDataInArticle: ArticleRule {
    let manual = RuleManual(
        id: "personal-data", group: .safety, severity: .error,
        summary: "The article holds personal data: an e-mail address, a phone, account, card or identity number.",
        rationale: "It was copied out of a case; published, it harms a person and breaks the law.",
        bad: "<h1>Refunds</h1><p>If this fails, write to anna.lindqvist@nordkontor.se and give the date.</p>",
        good: "<h1>Refunds</h1><p>If this fails, write to anna.example@example.com and give the date.</p>",
        fix: "Take it out, or put an invented value in its place (example.com, 555-0100).")

    let reads: ArticleParts = .personalData

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.personalData.compactMap { found in
            guard let word = found.kind.wordInFinding else { return nil }
            let unit = article.units[found.unit]
            guard !PublicContacts.isPublic(found.value, kind: found.kind, after: found.before(in: unit.text)) else { return nil }
            var observation = article.observation("personal data: \(word)", at: unit, subject: found.value)
            if found.kind == .email, PublicContacts.mayBeDesk(found.value) {
                observation.message += ", unless it is a desk's"
                observation.severity = .suggestion
            }
            return observation
        }
    }
}

extension PersonalData.Kind {
    /// What a finding calls it; `nil` for kinds that articles name on purpose, and for secrets, which have a rule of their own.
    fileprivate var wordInFinding: String? {
        switch self {
        case .email: "an e-mail address"
        case .phone: "a phone number"
        case .iban: "a bank account number (IBAN)"
        case .card: "a payment card number"
        case .nationalID: "a national identity number"
        case .name, .address, .order, .account, .ip, .mac, .uuid, .secret, .user, .device: nil
        }
    }
}
