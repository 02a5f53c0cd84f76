/// One text that somebody asked or said.
package struct Question: Sendable, Hashable {
    package var id: String
    package var text: String
    package var language: String?

    package init(id: String, text: String, language: String? = nil) {
        self.id = id
        self.text = text
        self.language = language
    }
}

/// Rows → questions: an id and one text field, whatever its name; no time is needed. A row without id or text is left out and counted.
package struct QuestionReader {
    private let rows: RowReader

    /// `field` is the column or key that holds the text.
    package init(field: String) {
        var mapping = Mapping()
        mapping.fields[.question] = Mapping.Source(columns: [field])
        rows = RowReader(mapping: mapping, fields: [.id, .question, .language])
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Question) -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { row, source, problems in
            guard let id = row.text(.id, in: source, rows.mapping) else {
                problems.count(.noID, line: row.line)
                return
            }
            guard let text = row.text(.question, in: source, rows.mapping) else {
                problems.count(.noQuery, line: row.line)
                return
            }
            body(Question(id: id, text: text, language: row.text(.language, in: source, rows.mapping)))
        }
    }
}
