import KBModel

extension BlockBuilder {
    /// What a container means to those in it.
    enum Role: Sendable { case root, title, code, list, table, row, definitions, details, other }

    /// One open container and what it has so far.
    struct Frame: Sendable {
        let container: Container?
        let role: Role
        var line: Int?
        /// Supplied, not opened by the reader: closed as soon as something does not fit.
        var implied = false
        var blocks: [Block] = []
        var items: [[Block]] = []
        var rows: [[Block.Cell]] = []
        var cells: [Block.Cell] = []
        var headerRows = 0
        var definitions: [Block.Definition] = []
        /// Terms that wait for their definition.
        var terms: [[Inline]] = []
        var before: [Block] = []
        var code: [UInt8] = []
        var summary: [Inline] = []
        /// Text of a heading, term or summary before a container inside it.
        var runs: [Inline] = []
        /// The source line of the paragraph that is being read.
        var paragraphLine: Int?

        init(_ container: Container?, line: Int?, implied: Bool = false) {
            self.container = container
            self.line = line
            self.implied = implied
            role =
                switch container {
                case nil: .root
                case .heading, .term, .summary: .title
                case .code: .code
                case .list: .list
                case .table: .table
                case .row: .row
                case .definitions: .definitions
                case .details: .details
                case .item, .caption, .cell, .quote, .note, .definition: .other
                }
        }
    }
}
