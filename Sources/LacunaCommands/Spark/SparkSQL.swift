import Foundation
import KBSignals

/// An installed Spark, run as a process of its own: statements in, lines out. What it says goes into a log of its own; only its progress and
/// the one line that tells what failed are shown, without what may be a credential.
struct SparkSQL {
    private let program: String
    private let arguments: [String]

    /// Throws when there is no Spark.
    init(_ settings: Configuration.Spark, resolved: (String) -> String) throws {
        guard let home = settings.home.map(resolved) ?? ProcessInfo.processInfo.environment["SPARK_HOME"], !home.isEmpty else {
            throw CommandFailure("no Spark is known: set SPARK_HOME, or write spark: home: in lacuna.yaml. docs/spark.md tells how.")
        }
        program = (home as NSString).appendingPathComponent("bin/spark-sql")
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw CommandFailure(
                "\(program): there is no such program. SPARK_HOME, or home: under spark: in lacuna.yaml, names another folder.")
        }
        var arguments: [String] = []
        if let master = settings.master { arguments += ["--master", master] }
        if !settings.packages.isEmpty { arguments += ["--packages", settings.packages.joined(separator: ",")] }
        // The warehouse of tables nobody makes: else Spark leaves folders where it is started.
        var conf = [
            "spark.ui.showConsoleProgress": "true", "spark.sql.catalogImplementation": "in-memory", "spark.sql.session.timeZone": "UTC",
            // Spark would write each nested expression out wherever it is used, and not come to an end.
            "spark.sql.optimizer.excludedRules": Self.excludedRules.map { "org.apache.spark.sql.catalyst.optimizer.\($0)" }
                .joined(separator: ","),
        ]
        conf.merge(settings.conf) { _, own in own }
        for (name, value) in conf.sorted(by: { $0.key < $1.key }) { arguments += ["--conf", "\(name)=\(value)"] }
        self.arguments = arguments
    }

    private static let excludedRules = ["CollapseProject", "PushPredicateThroughNonJoin", "PushDownPredicates"]

    /// The aggregates that the last statement gives. Throws when Spark failed or was ended before it was done.
    func aggregates(of statements: [String], _ console: Console) throws -> Aggregates {
        let lines = try lines(of: statements, console).filter { $0.hasPrefix("{") }
        var stream = ByteStream(name: "Spark's result", bytes: Array(lines.joined(separator: "\n").utf8))
        do { return try Aggregates(reading: &stream) } catch let error as SignalError { throw CommandFailure(error.description) }
    }

    /// What the statements print.
    func lines(of statements: [String], _ console: Console) throws -> [String] {
        let name = "lacuna-spark-\(ProcessInfo.processInfo.processIdentifier)"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func file(_ name: String, _ text: String = "") throws -> URL {
            let url = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: url)
            return url
        }
        let script = try file("count.sql", statements.joined(separator: ";\n\n") + ";\n")
        let (output, log) = (try file("rows"), try file("spark.log"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments + ["-f", script.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        let errors = Pipe()
        process.standardError = errors
        do { try process.run() } catch {
            throw CommandFailure("\(program) cannot be started: \(CommandFailure.reason(of: error)).")
        }
        let failure = try follow(errors.fileHandleForReading, into: try FileHandle(forWritingTo: log), console)
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let how = process.terminationReason == .exit ? "failed" : "was ended by signal \(process.terminationStatus)"
            let why = failure.map { ": \($0)" } ?? " before it was done"
            throw CommandFailure("Spark \(how)\(why). Nothing was written. Its log: \(log.path)")
        }
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        try FileManager.default.removeItem(at: folder)
        return text.split(separator: "\n").map(String.init)
    }

    /// Keeps what Spark says in the log, shows its progress, and returns the line that tells best what went wrong.
    private func follow(_ pipe: FileHandle, into log: FileHandle, _ console: Console) throws -> String? {
        var rest: [UInt8] = []
        var failure: String?
        while true {
            let piece = pipe.availableData
            if piece.isEmpty { break }
            try log.write(contentsOf: piece)
            rest += piece
            while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                let line = String(decoding: rest[..<end], as: UTF8.self).trimmingCharacters(in: .whitespaces)
                rest.removeFirst(end + 1)
                if line.hasPrefix("[Stage") {
                    console.progress(line)
                } else if failure == nil, Self.tellsFailure(line) {
                    failure = Self.sentence(line)
                }
            }
        }
        try log.close()
        console.progress("")
        return failure
    }

    private static func tellsFailure(_ line: String) -> Bool {
        if ["Error in query", "Exception in thread", "Caused by:"].contains(where: line.hasPrefix) { return true }
        // An error class: [TABLE_OR_VIEW_NOT_FOUND] …
        return line.prefixMatch(of: #/\[[A-Z][A-Z0-9_.]+\] /#) != nil
    }

    /// A line of Spark's, short, without what stands before an at-sign in addresses and after names of secrets.
    static func sentence(_ line: String) -> String {
        var text = line.replacing(/:\/\/[^\/@\s]+@/, with: "://…@")
        text = text.replacing(/(?i)((?:secret|password|token|access|key)[\w.]*\s*[=:]\s*)\S+/) { "\($0.output.1)…" }
        return text.count > 300 ? String(text.prefix(300)) + "…" : text
    }
}
