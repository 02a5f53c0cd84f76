import KBAudit
import KBModel

/// A baseline on disk.
enum BaselineFile {
    static func read(_ path: String) throws(CommandFailure) -> Baseline {
        let bytes: [UInt8]
        do { bytes = try FileTree.bytes(of: path) } catch {
            throw CommandFailure("\(path): the baseline cannot be read: \(CommandFailure.reason(of: error)). --write-baseline makes one.")
        }
        do { return try Baseline(json: JSONValue(parsing: bytes)) } catch {
            throw CommandFailure("\(path): the baseline cannot be used: \(error). Write it again with --write-baseline.")
        }
    }

    static func write(_ baseline: Baseline, to path: String, console: Console) throws {
        try console.result(baseline.json.serialized(pretty: true) + "\n", to: path)
        console.remark("lacuna: \(path): \(baseline.entries.count) findings are accepted from now on with --baseline \(path).")
    }

    /// Lets known findings rest and says which entries are no longer needed.
    static func rest(_ baseline: Baseline, in result: inout AuditResult, console: Console) {
        result.rest(baseline)
        guard let first = result.staleBaseline.first else { return }
        let count = result.staleBaseline.count
        console.remark(
            "lacuna: \(count) \(count == 1 ? "entry" : "entries") of the baseline no longer found (first: \(first.rule) in \(first.path)). Write the baseline again to drop them."
        )
    }
}
