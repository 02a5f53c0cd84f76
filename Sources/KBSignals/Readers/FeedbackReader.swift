import KBModel
import KBText

/// Rows → votes on articles.
package struct FeedbackReader {
    private static let up: Set<String> = ["up", "1", "+1", "yes", "true", "helpful", "1.0"]
    private static let down: Set<String> = ["down", "-1", "0", "no", "false", "unhelpful", "not helpful", "-1.0"]

    private let rows: RowReader
    private let times: TimeReading
    private let mapping: Mapping

    package init(mapping: Mapping, zones: ZoneRules = .fixedOffsets) throws(SignalError) {
        self.mapping = mapping
        rows = RowReader(mapping: mapping, fields: [.article, .time, .vote, .comment])
        times = try TimeReading(mapping: mapping, zones: zones)
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Feedback) -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { row, source, problems in
            guard let article = row.text(.article, in: source, mapping) else {
                problems.count(.noArticle, line: row.line)
                return
            }
            let vote = row.text(.vote, in: source, mapping).map { Folding.folded($0) } ?? ""
            guard Self.up.contains(vote) || Self.down.contains(vote) else {
                problems.count(.badVote, line: row.line)
                return
            }
            let time = row.text(.time, in: source, mapping).flatMap(times.time)
            if time == nil, row.text(.time, in: source, mapping) != nil { problems.count(.badValue, line: row.line) }
            body(Feedback(article: article, time: time, helpful: Self.up.contains(vote), comment: row.text(.comment, in: source, mapping)))
        }
    }
}
