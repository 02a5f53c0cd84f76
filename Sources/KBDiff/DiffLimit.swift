/// Where a comparison stopped short of the best answer, and what it did instead. The result is right all the same, only longer.
public enum DiffLimit: String, Sendable, Hashable, CaseIterable, Comparable {
    /// So many blocks changed in a row that not all were compared with all.
    case blockComparison = "block-comparison"
    /// A text was too long and too different to find the fewest changed words.
    case wordComparison = "word-comparison"

    public var message: String {
        switch self {
        case .blockComparison:
            "too many blocks in a row changed to compare each with each; some are shown as removed and inserted instead of changed"
        case .wordComparison: "a text is too long and too different to find the fewest changed words; a longer stretch is marked"
        }
    }

    public static func < (a: DiffLimit, b: DiffLimit) -> Bool { a.rawValue < b.rawValue }
}
