/// Every rule, sorted by name of the type. A test compares this list with the folder.
package enum AuditRules {
    package static let all: [any Rule] = [
        BrokenAnchor(),
        BrokenLink(),
        ConflictingNumber(),
        ConflictingPolarity(),
        ContextOpening(),
        DuplicateArticle(),
        DuplicateTitle(),
        EmptySection(),
        GenericHeading(),
        IneffectiveSuppression(),
        MissingAlt(),
        MissingTitle(),
        NearDuplicateArticle(),
        PersonalDataInArticle(),
        RetiredLink(),
        ReviewOverdue(),
        SecretInArticle(),
        SkippedHeading(),
        UndefinedAcronym(),
        VagueLink(),
        WallOfText(),
        WrongLanguage(),
    ]

    /// What every rule is about, sorted by id.
    package static let manuals: [RuleManual] = all.map(\.manual).sorted { $0.id < $1.id }

    package static func rule(_ id: String) throws(UnknownName) -> any Rule {
        guard let rule = all.first(where: { $0.id == id }) else { throw UnknownName(kind: "rule", name: id, known: all.map(\.id)) }
        return rule
    }
}
