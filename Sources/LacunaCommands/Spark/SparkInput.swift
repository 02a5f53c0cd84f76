import ArgumentParser
import Foundation
import KBSignals

/// What Spark reads contacts from.
struct SparkInput {
    enum Form: String, ExpressibleByArgument, CaseIterable { case csv, json, parquet, table }

    /// The name under which the SQL knows it.
    static let view = "lacuna_contacts"

    private let place: String
    private let form: Form
    private let mapping: Mapping

    /// The form follows from the name's ending; a name without slashes and ending is a table.
    init(_ place: String, form: Form?, mapping: Mapping) {
        self.place = place
        self.mapping = mapping
        self.form = form ?? Self.form(of: place)
    }

    private static func form(of place: String) -> Form {
        let name = place.lowercased()
        for suffix in ["", ".gz", ".bz2", ".zst"] {
            if name.hasSuffix(".csv" + suffix) { return .csv }
            if name.hasSuffix(".json" + suffix) || name.hasSuffix(".jsonl" + suffix) { return .json }
        }
        return name.contains("/") || name.hasSuffix(".parquet") ? .parquet : .table
    }

    /// The columns: asked of Spark, but of JSON the ones that the mapping reads, as text.
    func columns(_ spark: SparkSQL, _ console: Console) throws -> [String] {
        guard form != .json else { return mapping.columns }
        let described = try spark.lines(of: viewStatements([]) + ["DESCRIBE TABLE \(Self.view)"], console)
        return described.compactMap { $0.split(separator: "\t").first.map { $0.trimmingCharacters(in: .whitespaces) } }.filter {
            !$0.hasPrefix("#")
        }
    }

    /// Makes the view; nothing is read yet.
    func viewStatements(_ columns: [String]) -> [String] {
        let path = quoted(place)
        let source =
            switch form {
            case .table: "AS SELECT * FROM \(place)"
            case .parquet: "USING parquet OPTIONS (path \(path))"
            case .csv:
                "USING csv OPTIONS (path \(path), header 'true', sep \(quoted(separator)), quote '\"', escape '\"', multiLine 'true')"
            case .json: "(\(mapping.columns.map { "`\($0)` STRING" }.joined(separator: ", "))) USING json OPTIONS (path \(path))"
            }
        return ["CREATE OR REPLACE TEMPORARY VIEW \(Self.view) \(source)"]
    }

    private var separator: String { mapping.separator.map { String(decoding: [$0], as: UTF8.self) } ?? "," }

    private func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
