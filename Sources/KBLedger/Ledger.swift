import GRDB
import GRDBSQLite
import KBModel

/// What Lacuna remembers between runs, in one SQLite file: runs, gaps, drafts, and what people decided. It never holds a customer's key
/// or words, except the redacted quotes inside drafts.
public final class Ledger: Sendable {
    let database: DatabaseQueue

    /// Opens the file, making it (readable by its owner alone) and bringing its schema up to date when needed.
    public init(path: String) throws(LedgerError) {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.foreignKeysEnabled = true
            configuration.publicStatementArguments = false
            database = try DatabaseQueue(path: path, configuration: configuration)
            try Self.migrations.migrate(database)
        } catch {
            throw LedgerError(error, doing: "opening \(path)")
        }
    }

    /// A ledger that lives as long as this value: for tests and dry runs.
    public init() throws(LedgerError) {
        do {
            database = try DatabaseQueue()
            try Self.migrations.migrate(database)
        } catch {
            throw LedgerError(error, doing: "making a ledger in memory")
        }
    }

    /// The version of SQLite that runs.
    public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }

    func read<T>(_ doing: String, _ body: (Database) throws -> T) throws(LedgerError) -> T {
        do { return try database.read(body) } catch { throw LedgerError(error, doing: doing) }
    }

    /// One transaction: all of `body` happens or nothing.
    func write<T>(_ doing: String, _ body: (Database) throws -> T) throws(LedgerError) -> T {
        do { return try database.write(body) } catch { throw LedgerError(error, doing: doing) }
    }
}

/// Why the ledger could not be used: what was being done, and what SQLite said.
public struct LedgerError: Error, Sendable, CustomStringConvertible {
    public var description: String

    init(_ error: any Error, doing: String) {
        guard let error = error as? DatabaseError else {
            description = "\(doing): \(error)"
            return
        }
        let advice =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: "another job is using it; try again when that has ended"
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: "the file is damaged; restore it from a copy, or move it away to start a new one"
            case .SQLITE_FULL: "the disk is full; make room and run again, nothing was half-written"
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: "check that the folder exists and may be written to"
            default: "run again; if it stays, move the file away to start a new one"
            }
        description = "\(doing): \(error.message ?? "SQLite error \(error.resultCode.rawValue)"); \(advice)"
    }
}
