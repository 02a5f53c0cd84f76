import Foundation
import KBTestSupport
import Testing

/// Spark as the program sees it: a process that prints rows, fails or is ended. `make test-spark` runs the real one.
@Suite struct SparkCommandTests {
    private static let header = #"{"kind":"header","version":2,"window":7,"first":1767225600,"last":1767225600,"contacts":2}"#
    private static let row = #"{"kind":"contacts","topic":"mail","has_customer":1,"came_back":0,"followed":1,"day":20454,"contacts":2}"#

    private static func prepared(_ script: String) throws -> Binary {
        let binary = try Binary()
        try binary.write("#!/bin/sh\n\(script)\n", to: "spark/bin/spark-sql")
        let program = binary.folder.appendingPathComponent("spark/bin/spark-sql").path
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        try binary.write("spark: {home: spark, master: local, conf: {spark.hadoop.fs.s3a.secret.key: hunter2}}\n", to: "lacuna.yaml")
        return binary
    }

    private static func count(_ binary: Binary) throws -> Binary.Run {
        try binary.run("contacts", "--engine", "spark", "--input", "lake.jsonl", "--output", "counts.jsonl")
    }

    @Test func writesWhatSparkCounted() throws {
        let binary = try Self.prepared("echo 'Setting default log level' >&2; echo '\(Self.header)'; echo '\(Self.row)'")
        let run = try Self.count(binary)
        #expect(run.code == 0, "\(run.errors)")
        let counts = try binary.read("counts.jsonl")
        #expect(counts.contains(#""topic":"mail","has_customer":true,"followed":true,"day":"2026-01-01","contacts":2"#))
    }

    @Test(arguments: [
        ("echo '[PATH_NOT_FOUND] Path does not exist: s3a://key:hunter2@lake/c' >&2; exit 1", "PATH_NOT_FOUND"),
        ("echo '\(Self.header)'; kill -9 $$", "signal 9"), ("echo '\(Self.header)'; exit 0", "cut off"), ("exit 3", "failed"),
        ("", "no whole file"),
    ])
    func writesNothingWhenSparkFails(script: String, message: String) throws {
        let binary = try Self.prepared(script)
        let run = try Self.count(binary)
        #expect(run.code == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(!run.errors.contains("hunter2"))
        #expect(!FileManager.default.fileExists(atPath: binary.folder.appendingPathComponent("counts.jsonl").path))
    }

    @Test func saysWhereSparkIsMissing() throws {
        let binary = try Binary()
        try binary.write("spark: {home: nowhere}\n", to: "lacuna.yaml")
        let run = try Self.count(binary)
        #expect(run.code == 2 && run.errors.contains("nowhere/bin/spark-sql"))
    }

    @Test(arguments: ["spark", "duckdb", "postgres", "sqlite"])
    func printsTheSQL(dialect: String) throws {
        let binary = try Binary()
        try binary.write("id,time,customer,topic\n1,2026-01-01,a,x\n", to: "c.csv")
        let run = try binary.run("contacts", "c.csv", "--print-sql", "--dialect", dialect)
        // Where steps were put into one another the plan would grow without bound.
        let head = dialect == "postgres" ? "AS MATERIALIZED (" : "AS ("
        #expect(run.code == 0 && run.output.hasPrefix("WITH written \(head)") && run.output.hasSuffix(";\n"))
    }
}
