/// Why a change deserves a second look, however small it is.
public enum Risk: String, Sendable, Hashable, CaseIterable, Comparable {
    case number, date, unit, price, version, negation, condition, warning, link
    case stepOrder = "step-order"

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (a: Risk, b: Risk) -> Bool { a.rank < b.rank }

    static func sorted(_ risks: [Risk]) -> [Risk] { Set(risks).sorted() }
}

/// What changed attributes mean for a reader.
enum AttributeRisks {
    static func risks(of attributes: [Change.Attribute]) -> [Risk] {
        attributes.contains { $0.name == "link" } ? [.link] : []
    }
}
