import KBModel

/// Rows → searches in the help centre.
package struct SearchReader {
    private let rows: RowReader
    private let times: TimeReading
    private let mapping: Mapping

    package init(mapping: Mapping, zones: ZoneRules = .fixedOffsets) throws(SignalError) {
        self.mapping = mapping
        rows = RowReader(mapping: mapping, fields: [.query, .time, .results, .clicked])
        times = try TimeReading(mapping: mapping, zones: zones)
    }

    package func read(_ stream: inout ByteStream, problems: inout SignalProblems, _ body: (SearchEvent) -> Void) throws {
        try rows.forEachRow(in: &stream, problems: &problems) { row, source, problems in
            guard let query = row.text(.query, in: source, mapping) else {
                problems.count(.noQuery, line: row.line)
                return
            }
            let time = row.text(.time, in: source, mapping).flatMap(times.time)
            let results = row.text(.results, in: source, mapping).flatMap { SignalValues.int($0).flatMap { $0 >= 0 ? $0 : nil } }
            if (time == nil && row.text(.time, in: source, mapping) != nil)
                || (results == nil && row.text(.results, in: source, mapping) != nil)
            {
                problems.count(.badValue, line: row.line)
            }
            body(SearchEvent(query: query, time: time, results: results, clicked: row.text(.clicked, in: source, mapping)))
        }
    }
}
