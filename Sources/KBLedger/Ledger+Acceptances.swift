import GRDB
import KBModel

/// That a draft was written into the knowledge base: who did it, when, into which file; and the article that now answers the draft's gap,
/// so that its effect can be measured.
public struct Acceptance: Sendable, Hashable {
    public var draft: String
    public var gap: String?
    /// The article's id after the file was written.
    public var article: String
    public var path: String
    /// The numbers of the accepted changes from 1, such as `1,3`; `nil` for all.
    public var changes: String?
    public var by: String
    public var at: Timestamp
    /// Hashes of the file before (`nil` when there was none) and after.
    public var before: String?
    public var after: String

    public init(
        draft: String, gap: String?, article: String, path: String, changes: String?, by: String, at: Timestamp, before: String?,
        after: String
    ) {
        self.draft = draft
        self.gap = gap
        self.article = article
        self.path = path
        self.changes = changes
        self.by = by
        self.at = at
        self.before = before
        self.after = after
    }
}

extension Ledger {
    /// Notes that a file is about to be written. Until `finish` it counts for nothing; after a crash the file tells whether it was written.
    public func begin(_ acceptance: Acceptance) throws(LedgerError) {
        try write("noting an acceptance") { db in
            try db.execute(sql: "DELETE FROM acceptance WHERE draft = ?", arguments: [acceptance.draft])
            try db.execute(
                sql: """
                    INSERT INTO acceptance (draft, gap, article, path, changes, "by", at, "before", "after", finished)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                    """,
                arguments: [
                    acceptance.draft, acceptance.gap, acceptance.article, acceptance.path, acceptance.changes, acceptance.by,
                    acceptance.at.seconds, acceptance.before, acceptance.after,
                ])
        }
    }

    /// The file was written: the draft is accepted, and its gap has an article.
    public func finish(_ acceptance: Acceptance) throws(LedgerError) {
        try write("recording an acceptance") { db in
            try db.execute(sql: "UPDATE acceptance SET finished = 1 WHERE draft = ?", arguments: [acceptance.draft])
            try Self.insert(
                Decision(subject: acceptance.draft, action: .accept, by: acceptance.by, at: acceptance.at), db)
            if let gap = acceptance.gap {
                try Self.insert(
                    Decision(subject: gap, action: .accept, because: acceptance.article, by: acceptance.by, at: acceptance.at), db)
            }
        }
    }

    /// The file was not written: the draft waits again.
    public func abandon(_ acceptance: Acceptance) throws(LedgerError) {
        try write("taking an acceptance back") { db in
            try db.execute(sql: "DELETE FROM acceptance WHERE draft = ? AND finished = 0", arguments: [acceptance.draft])
        }
    }

    /// All acceptances that were finished, oldest first; or those that a killed job left open.
    public func acceptances(finished: Bool = true) throws(LedgerError) -> [Acceptance] {
        try read("reading the acceptances") { db in
            try Row.fetchAll(db, sql: "SELECT * FROM acceptance WHERE finished = ? ORDER BY at, draft", arguments: [finished]).map { row in
                Acceptance(
                    draft: row["draft"], gap: row["gap"], article: row["article"], path: row["path"], changes: row["changes"],
                    by: row["by"], at: Timestamp(seconds: row["at"]), before: row["before"], after: row["after"])
            }
        }
    }

    /// The newest run; `nil` before the first.
    public func newestRun() throws(LedgerError) -> RunRecord? { try run(before: "") }
}
