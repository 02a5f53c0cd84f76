import KBModel
import KBText

/// Rows → edits of articles that readers saw.
package struct RevisionReader {
    /// States of a revision in which nobody but its author reads it.
    private static let unpublished: Set<String> = [
        "rejected", "unreviewed", "draft", "deferred", "pending", "review", "in review", "work in progress",
    ]

    private let rows: RowReader
    private let times: TimeReading
    private let mapping: Mapping

    package init(mapping: Mapping, zones: ZoneRules = .fixedOffsets) throws(SignalError) {
        self.mapping = mapping
        rows = RowReader(mapping: mapping, fields: [.article, .time, .revision, .status])
        times = try TimeReading(mapping: mapping, zones: zones)
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Revision) -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { row, source, problems in
            if let status = row.text(.status, in: source, mapping), Self.unpublished.contains(Folding.folded(status)) {
                problems.count(.unpublished, line: row.line)
                return
            }
            guard let article = row.text(.article, in: source, mapping) else {
                problems.count(.noArticle, line: row.line)
                return
            }
            guard let written = row.text(.time, in: source, mapping) else {
                problems.count(.noTime, line: row.line)
                return
            }
            guard let time = times.time(written) else {
                problems.count(.badTime, line: row.line)
                return
            }
            body(Revision(article: article, time: time, id: row.text(.revision, in: source, mapping)))
        }
    }
}
