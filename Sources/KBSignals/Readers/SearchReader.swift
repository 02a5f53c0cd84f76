import KBModel

/// Rows → searches in the help centre.
package struct SearchReader {
    private let rows: RowReader
    private let times: TimeReading

    package init(mapping: Mapping) throws(SignalError) {
        rows = RowReader(mapping: mapping, fields: [.query, .time, .results, .clicked])
        times = try TimeReading(mapping: mapping)
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (SearchEvent) -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { values, problems in
            guard let query = values[.query] else {
                problems.count(.noQuery, line: values.line)
                return
            }
            let time = values[.time].flatMap(times.time)
            let results = values[.results].flatMap { SignalValues.int($0).flatMap { $0 >= 0 ? $0 : nil } }
            if (time == nil && values[.time] != nil) || (results == nil && values[.results] != nil) {
                problems.count(.badValue, line: values.line)
            }
            body(SearchEvent(query: query, time: time, results: results, clicked: values[.clicked]))
        }
    }
}
