import KBModel
import KBText

/// Rows → votes on articles.
package struct FeedbackReader {
    private static let up: Set<String> = ["up", "1", "+1", "yes", "true", "helpful", "1.0"]
    private static let down: Set<String> = ["down", "-1", "0", "no", "false", "unhelpful", "not helpful", "-1.0"]

    private let rows: RowReader
    private let times: TimeReading

    package init(mapping: Mapping) throws(SignalError) {
        rows = RowReader(mapping: mapping, fields: [.article, .time, .vote, .comment])
        times = try TimeReading(mapping: mapping)
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (Feedback) -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { values, problems in
            guard let article = values[.article] else {
                problems.count(.noArticle, line: values.line)
                return
            }
            let vote = values[.vote].map { Folding.folded($0) } ?? ""
            guard Self.up.contains(vote) || Self.down.contains(vote) else {
                problems.count(.badVote, line: values.line)
                return
            }
            let time = values[.time].flatMap(times.time)
            if time == nil, values[.time] != nil { problems.count(.badValue, line: values.line) }
            body(Feedback(article: article, time: time, helpful: Self.up.contains(vote), comment: values[.comment]))
        }
    }
}
