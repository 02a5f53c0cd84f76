/// The SQL of a database, as far as databases differ in what standard SQL has in common for them.
package enum SQLDialect: String, Sendable, Hashable, CaseIterable {
    case spark, duckdb, postgres, sqlite

    /// A name as it stands.
    func name(_ name: String) -> String {
        let mark = self == .spark ? "`" : "\""
        return mark + name.replacing(mark, with: mark + mark) + mark
    }

    /// Before the body of a named subquery: that it be made once. PostgreSQL would put each into the next where it is read, and those that
    /// take a time apart name the one before several times: the plan of 10,000 contacts then grew beyond 6 GB.
    var once: String { self == .postgres ? "MATERIALIZED " : "" }

    /// A text. Backslashes stand for themselves everywhere but in Spark.
    func text(_ text: String) -> String {
        let escaped = self == .spark ? text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") : text.replacing("'", with: "''")
        return "'" + escaped + "'"
    }

    func substring(_ text: String, from start: String, length: String? = nil) -> String {
        guard self != .sqlite else { return "SUBSTR(\(text), \(start)\(length.map { ", " + $0 } ?? ""))" }
        return "SUBSTRING(\(text) FROM \(start)\(length.map { " FOR " + $0 } ?? ""))"
    }

    func substring(_ text: String, from start: Int, length: Int? = nil) -> String {
        substring(text, from: String(start), length: length.map(String.init))
    }

    /// Where a part stands in a text, from 1; 0 when it does not.
    func position(of part: String, in text: String) -> String {
        self == .sqlite ? "INSTR(\(text), \(part))" : "POSITION(\(part) IN \(text))"
    }

    /// Without white space around it.
    func trimmed(_ text: String) -> String {
        switch self {
        case .spark: "TRIM(BOTH ' \\t\\n\\r' FROM \(text))"
        case .postgres: "TRIM(BOTH E' \\t\\n\\r' FROM \(text))"
        case .duckdb: "TRIM(\(text), ' ' || CHR(9) || CHR(10) || CHR(13))"
        case .sqlite: "TRIM(\(text), ' ' || CHAR(9) || CHAR(10) || CHAR(13))"
        }
    }

    func asText(_ value: String) -> String {
        self == .spark ? "CAST(\(value) AS STRING)" : "CAST(\(value) AS \(self == .sqlite ? "TEXT" : "VARCHAR"))"
    }

    func asInteger(_ value: String) -> String { "CAST(\(value) AS \(self == .sqlite ? "INTEGER" : "BIGINT"))" }

    /// A number, `NULL` where the text is none.
    func number(_ text: String) -> String {
        switch self {
        case .spark, .duckdb: "TRY_CAST(REPLACE(\(text), ',', '.') AS DOUBLE)"
        case .postgres: "CASE WHEN \(text) ~ '^[+-]?[0-9]+([.,][0-9]+)?$' THEN CAST(REPLACE(\(text), ',', '.') AS DOUBLE PRECISION) END"
        case .sqlite:
            "CASE WHEN \(text) GLOB '[0-9]*' OR \(text) GLOB '[-+][0-9]*' THEN CAST(REPLACE(\(text), ',', '.') AS REAL) END"
        }
    }

    func remainder(_ a: String, _ b: String) -> String { self == .sqlite ? "((\(a)) % (\(b)))" : "MOD(\(a), \(b))" }

    /// Whole times that `b` goes into `a`, both not negative.
    func quotient(_ a: String, _ b: String) -> String { asInteger("((\(a)) - \(remainder(a, b))) / (\(b))") }

    /// A text to sort by as bytes are sorted.
    func sortable(_ text: String) -> String { self == .postgres ? "\(text) COLLATE \"C\"" : text }

    /// Nothing, of a column's type: parts of a union have to agree.
    func nothing(_ type: ColumnType) -> String { type == .text ? asText("NULL") : asInteger("NULL") }

    enum ColumnType { case text, integer }
}
