import KBModel

extension BlockBuilder {
    /// What a reader opens and closes.
    package enum Container: Sendable, Hashable {
        case heading(level: Int)
        /// Text is taken as it stands; see `appendCode`.
        case code(language: String?)
        case list(ordered: Bool, steps: Bool)
        case item
        case table
        /// What a table, a list or definitions are called: stands as paragraphs before them.
        case caption
        case row(header: Bool)
        case cell(columns: Int, rows: Int)
        case quote
        case note(Block.Note)
        case definitions
        case term
        case definition
        case details
        case summary
    }
}
