/// The counting of contacts as one SQL query: standard SQL with window functions, that gives the rows of `Aggregates`' file form.
///
/// What SQL does otherwise than the built-in engine, all told in docs/spark.md: questions are not compared, so that contacts with neither
/// topic nor article are no repeats; of an id delivered twice the latest by time counts; letters beyond ASCII are compared as the
/// database's LOWER has them; of a list of articles the first `listedArticles` are compared.
package struct ContactSQL: Sendable {
    package static let listedArticles = 8

    let dialect: SQLDialect
    let mapping: Mapping
    let table: String
    let windowSeconds: Int64
    let windowDays: Int
    let sample: Int
    let period: CountedPeriod
    let hasDistinctIDs: Bool
    /// The table's columns of each field that it has.
    let sources: [SignalField: [String]]

    /// - Parameters:
    ///   - table: a table or view with one contact a row, as the dialect writes its name.
    ///   - columns: its columns.
    ///   - hasDistinctIDs: no id occurs twice, so that nobody has to look.
    /// Throws when the mapping names a column that the table lacks, or a time that SQL cannot read.
    package init(
        dialect: SQLDialect, table: String, columns: [String], mapping: Mapping, window: RepeatWindows, sample: Int,
        period: CountedPeriod = CountedPeriod(), hasDistinctIDs: Bool = false
    ) throws(SignalError) {
        self.dialect = dialect
        self.mapping = mapping
        self.table = table
        windowDays = window.chosen
        windowSeconds = window.chosenSeconds
        self.sample = sample
        self.period = period
        self.hasDistinctIDs = hasDistinctIDs
        var sources: [SignalField: [String]] = [:]
        for found in try FieldColumns.all(EventReader.fields, header: columns, mapping: mapping, name: table) {
            sources[found.field] = found.columns.map { columns[$0] }
        }
        self.sources = sources
        for field in [SignalField.id, .time] where sources[field] == nil {
            throw SignalError("\(table): no column holds the contact's \(field.name). Name it in --mapping under fields:.")
        }
        times = try SQLTime(mapping: mapping, dialect: dialect)
    }

    let times: SQLTime

    func has(_ field: SignalField) -> Bool { sources[field] != nil }

    var samplesQuestions: Bool { sample > 0 && has(.question) }

    /// The query, without a semicolon.
    package var query: String { with(readingSteps + repeatSteps + countingSteps) + results }

    /// The same as statements that read the contacts once: the first keeps them under a name, the last gives the rows, each as one line of
    /// JSON. For Spark, whose engine would else read them again for every kind of row.
    package var statements: [String] {
        let kept = "lacuna_returns"
        let reading = with(readingSteps + repeatSteps) + "SELECT * FROM returns"
        let counting = with([Step(name: "returns", body: "  SELECT * FROM \(kept)")] + countingSteps) + results
        return ["CACHE TABLE \(kept) AS\n\(reading)", "SELECT TO_JSON(STRUCT(*)) FROM (\n\(counting)\n) counted"]
    }

    private func with(_ steps: [Step]) -> String {
        "WITH " + steps.map { "\($0.name) AS \(dialect.once)(\n\($0.body)\n)" }.joined(separator: ",\n") + "\n"
    }

    /// One named subquery.
    struct Step {
        var name: String
        var body: String
    }

    func select(_ columns: [(expression: String, name: String)], _ rest: String) -> String {
        "  SELECT " + columns.map { $0.expression == $0.name ? $0.name : "\($0.expression) AS \($0.name)" }.joined(separator: ",\n    ")
            + "\n  " + rest
    }

    func list(_ values: some Sequence<String>) -> String { values.map(dialect.text).joined(separator: ", ") }
}
