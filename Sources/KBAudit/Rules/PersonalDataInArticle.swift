import KBModel
import KBText

/// Somebody's data in an article: it must not be published.
struct PersonalDataInArticle: Rule {
    let manual = RuleManual(
        id: "personal-data", group: .safety, severity: .error,
        summary: "The article holds personal data: an e-mail address, a phone, account, card or identity number.",
        rationale: "It was copied out of a case; published, it harms a person and breaks the law.",
        bad: "<h1>Refunds</h1><p>If this fails, write to anna.lindqvist@nordkontor.se and give the date.</p>",
        good: "<h1>Refunds</h1><p>If this fails, write to anna.example@example.com and give the date.</p>",
        fix: "Take it out, or put an invented value in its place (example.com, 555-0100).")

    private static let detector = PersonalDataDetector()

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        article.units.flatMap { unit -> [Observation] in
            guard unit.text.utf8.contains(where: { $0 == 0x40 || $0.isASCIIDigit }) else { return [] }
            let bytes = Array(unit.text.utf8)
            return Self.detector.spans(in: unit.text).compactMap { span in
                guard let word = span.kind.wordInFinding else { return nil }
                let value = String(decoding: bytes[span.range], as: UTF8.self)
                let before = String(decoding: bytes[..<span.range.lowerBound], as: UTF8.self)
                guard !PublicContacts.isPublic(value, kind: span.kind, after: before[...]) else { return nil }
                return article.observation("personal data: \(word)", at: unit, subject: value)
            }
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
