import ArgumentParser
import Foundation
import KBDiff
import KBLedger
import KBModel

/// Options that all steps of a review share.
struct ReviewOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration (default: lacuna.yaml here or above).", valueName: "file"))
    var config: String?
    @Option(help: ArgumentHelp("Who decides (default: the name of the user account).", valueName: "name"))
    var by: String?
    @Option(help: ArgumentHelp("The time of the decision, in place of the clock's.", valueName: "iso8601"))
    var now: TimeArgument?
}

/// The ledger with what waits in it, opened for one person.
struct ReviewDesk {
    let settings: Configuration
    let ledger: Ledger
    let console: Console
    let by: String
    let now: Timestamp

    /// Opens the ledger, and settles first what a killed job left open.
    init(_ options: ReviewOptions, _ console: Console) throws {
        settings = try ConfigurationFile.load(options.config)
        ledger = try LedgerFile.open(settings)
        self.console = console
        by = options.by ?? NSUserName()
        now = options.now?.time ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        try settle()
    }

    /// An acceptance that was begun and not finished: the file itself tells whether it was written.
    private func settle() throws {
        for acceptance in try LedgerFile.using(ledger, { ledger throws(LedgerError) in try ledger.acceptances(finished: false) }) {
            // A file that is gone was not written by this; one that cannot be read stops here, and says why.
            let isThere = FileManager.default.fileExists(atPath: acceptance.path)
            let hash = isThere ? FileHash.of(try FileTree.content(of: acceptance.path)) : nil
            try LedgerFile.using(ledger) { ledger throws(LedgerError) in
                if hash == acceptance.after { try ledger.finish(acceptance) } else { try ledger.abandon(acceptance) }
            }
            console.remark(
                hash == acceptance.after
                    ? "lacuna: accepting \(acceptance.draft) was interrupted after \(acceptance.path) was written; it is recorded now."
                    : "lacuna: accepting \(acceptance.draft) was interrupted before \(acceptance.path) was written; the draft waits again.")
        }
    }

    /// The waiting draft with this id, or whose id begins so.
    func draft(_ id: String) throws -> WaitingDraft {
        let drafts = try LedgerFile.using(ledger) { ledger throws(LedgerError) in try ledger.drafts() }
        let found = drafts.first { $0.id == id }.map { [$0] } ?? drafts.filter { $0.id.hasPrefix(id) }
        guard let record = found.first else {
            throw CommandFailure("there is no draft \(id). 'lacuna review' lists what waits.")
        }
        guard found.count == 1 else {
            let ids = found.prefix(5).map(\.id).joined(separator: ", ")
            throw CommandFailure("\(id) begins the ids of \(found.count) drafts (\(ids)). Write more of it.")
        }
        return try WaitingDraft(record)
    }

    /// All drafts that nobody has decided on.
    func waiting() throws -> [WaitingDraft] {
        let records = try LedgerFile.using(ledger) { ledger throws(LedgerError) in
            try ledger.drafts(statuses: ["pending", "needs-evidence"])
        }
        return try records.map { record throws(CommandFailure) in try WaitingDraft(record) }
    }

    /// The articles that the configuration names.
    func articles() async throws -> [Article] {
        let paths = try settings.expanded(settings.sources.articles)
        guard !paths.isEmpty else {
            throw CommandFailure("no knowledge base is known. Name it in lacuna.yaml (sources: articles:), or run 'lacuna init'.")
        }
        return try await ArticleLoading.load(paths: paths, console: console).articles
    }

    /// The article that a draft revises, as it is now.
    func current(_ draft: WaitingDraft) async throws -> Article? {
        guard let id = draft.record.revises else { return nil }
        let base = KnowledgeBase(try await articles())
        guard let index = base.index(of: id) else {
            throw CommandFailure("the article \(id), which the draft \(draft.id) revises, is not in the knowledge base. Dismiss the draft.")
        }
        return base.articles[index]
    }
}

/// Names the content of a file: equal for equal bytes, good against chance.
enum FileHash {
    static func of(_ bytes: [UInt8]) -> String {
        var hash = ContentHash()
        bytes.withUnsafeBufferPointer { hash.add($0) }
        return String(hash.value, radix: 16)
    }
}
