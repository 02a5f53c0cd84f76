import ArgumentParser
import KBSignals
import KBText

/// Counting by something else than lacuna itself.
struct EngineOptions: ParsableArguments {
    enum Engine: String, ExpressibleByArgument, CaseIterable { case embedded, spark }

    @Option(help: "Who counts: embedded, or spark (spark-sql of SPARK_HOME or of spark: in lacuna.yaml).")
    var engine = Engine.embedded

    @Option(
        help: ArgumentHelp(
            "What Spark reads: a CSV, JSON Lines or Parquet path of any file system it knows, or a table.", valueName: "path|table"))
    var input: String?

    @Option(help: ArgumentHelp("The input's form, when its name does not say (csv, json, parquet, table).", valueName: "form"))
    var inputFormat: SparkInput.Form?

    @Flag(name: .customLong("print-sql"), help: "Print the SQL that counts, to be run by hand; its result is what --aggregates reads.")
    var printSql = false

    @Option(help: "The database that the SQL is for: spark, duckdb, postgres or sqlite.")
    var dialect = SQLDialect.spark

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("The table's columns; else a given file's, else the mapping's.", valueName: "name"))
    var columns: [String] = []

    @Flag(help: "No id occurs twice: do not look for later deliveries of a contact.")
    var uniqueIds = false

    @Option(help: ArgumentHelp("The configuration (default: lacuna.yaml here or above).", valueName: "file"))
    var config: String?

    var isUsed: Bool { printSql || engine == .spark }

    func validate() throws {
        if engine == .spark, !printSql, input == nil { throw ValidationError("--engine spark needs --input PATH or TABLE.") }
    }

    /// The SQL for a table named by --input, `contacts` unless told.
    func sql(_ files: [String], mapping: Mapping, window: Int, _ part: CountingOptions) throws -> ContactSQL {
        var columns = columns
        if columns.isEmpty, let file = files.first { columns = try Self.header(of: file, mapping) }
        if columns.isEmpty { columns = mapping.columns }
        let table = input ?? "contacts"
        return try contactSQL(dialect, table, columns, mapping, window, part)
    }

    func countBySpark(_ mapping: Mapping, window: Int, _ part: CountingOptions, _ console: Console) throws -> Aggregates {
        let settings = try ConfigurationFile.load(config)
        let spark = try SparkSQL(settings.spark, resolved: settings.resolved)
        let input = SparkInput(input ?? "", form: inputFormat, mapping: mapping)
        let columns = columns.isEmpty ? try input.columns(spark, console) : columns
        let sql = try contactSQL(.spark, SparkInput.view, columns, mapping, window, part)
        return try spark.aggregates(of: input.viewStatements(columns) + sql.statements, console)
    }

    private func contactSQL(
        _ dialect: SQLDialect, _ table: String, _ columns: [String], _ mapping: Mapping, _ window: Int, _ part: CountingOptions
    ) throws -> ContactSQL {
        do {
            return try ContactSQL(
                dialect: dialect, table: table, columns: columns, mapping: mapping, window: RepeatWindows(chosen: window),
                sample: part.sample, period: part.period, hasDistinctIDs: uniqueIds)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// The names in a CSV file's first record, or those of its objects in JSON Lines.
    static func header(of file: String, _ mapping: Mapping) throws -> [String] {
        do {
            var stream = try FileBytes.stream(file)
            while !stream.isAtEnd, !stream.bytes.contains(0x0A) { try stream.refill(from: 0) }
            if stream.bytes.first == UInt8(ascii: "{") { return mapping.columns }
            let end = stream.bytes.firstIndex(of: 0x0A) ?? stream.bytes.count
            return CSVTable(parsing: Array(stream.bytes[..<end]), separator: mapping.separator).columns
        } catch let error as SignalError {
            throw CommandFailure(error.description)
        } catch {
            throw CommandFailure("\(file): \(CommandFailure.reason(of: error)). Check the path.")
        }
    }
}

extension SQLDialect: ExpressibleByArgument {}
