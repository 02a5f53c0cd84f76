import Foundation
import KBLedger

/// The ledger that the configuration names.
enum LedgerFile {
    /// Opens it, making its folder and the file (readable by its owner alone) when there is none.
    static func open(_ settings: Configuration) throws(CommandFailure) -> Ledger {
        let path = settings.resolved(settings.ledger)
        let folder = (path as NSString).deletingLastPathComponent
        do {
            if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
            let ledger = try Ledger(path: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            return ledger
        } catch let error as LedgerError {
            throw CommandFailure("the ledger: \(error)")
        } catch {
            throw CommandFailure(
                "the ledger \(path): \(CommandFailure.reason(of: error)). Name another one in the configuration (ledger:).")
        }
    }

    /// Opens it when there is one.
    static func existing(_ settings: Configuration) throws(CommandFailure) -> Ledger? {
        FileManager.default.fileExists(atPath: settings.resolved(settings.ledger)) ? try open(settings) : nil
    }

    /// Runs `body`; what the ledger says on failure becomes the command's message.
    static func using<T>(_ ledger: Ledger, _ body: (Ledger) throws(LedgerError) -> T) throws(CommandFailure) -> T {
        do throws(LedgerError) { return try body(ledger) } catch { throw CommandFailure("the ledger: \(error)") }
    }
}
