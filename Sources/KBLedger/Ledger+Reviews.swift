import GRDB
import KBModel

/// A draft that waits for a person, or that a person has decided on.
public struct DraftRecord: Sendable, Hashable {
    public var id: String
    public var gap: String?
    /// The article that the draft revises; `nil` for a new one.
    public var revises: String?
    public var title: String
    /// `pending`, `needs-evidence`, `accepted` or `dismissed`.
    public var status: String
    public var at: Timestamp
    /// The draft as `lacuna draft --format json` gives it.
    public var content: String

    public init(id: String, gap: String?, revises: String?, title: String, status: String, at: Timestamp, content: String) {
        self.id = id
        self.gap = gap
        self.revises = revises
        self.title = title
        self.status = status
        self.at = at
        self.content = content
    }
}

/// What a person decided about a draft, gap, article or finding.
public struct Decision: Sendable, Hashable {
    public enum Action: String, Sendable { case accept, dismiss }

    public var subject: String
    public var action: Action
    public var because: String?
    /// A dismissal ends then; `nil` holds until the demand changes.
    public var until: Timestamp?
    /// What was asked for when it was dismissed (`Demand.text`): more, or something else, raises the subject again. `nil` raises nothing.
    public var fingerprint: String?
    public var by: String?
    public var at: Timestamp

    public init(
        subject: String, action: Action, because: String? = nil, until: Timestamp? = nil, fingerprint: String? = nil, by: String? = nil,
        at: Timestamp
    ) {
        self.subject = subject
        self.action = action
        self.because = because
        self.until = until
        self.fingerprint = fingerprint
        self.by = by
        self.at = at
    }

    /// Whether this dismissal still silences its subject at `time`, when `now` is asked for it.
    public func silences(_ now: Demand?, at time: Timestamp) -> Bool {
        guard action == .dismiss else { return false }
        if let until, time >= until { return false }
        guard let now, let then = fingerprint.flatMap(Demand.init(text:)) else { return true }
        return !then.hasChanged(to: now)
    }
}

extension Ledger {
    /// Keeps drafts; one with a known id replaces it unless a person has decided on that one.
    public func keep(_ drafts: [DraftRecord]) throws(LedgerError) {
        try write("keeping drafts") { db in
            for draft in drafts {
                try db.execute(
                    sql: """
                        INSERT INTO draft (id, gap, revises, title, status, at, content) VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET gap = excluded.gap, revises = excluded.revises, title = excluded.title,
                            status = excluded.status, at = excluded.at, content = excluded.content
                        WHERE draft.status IN ('pending', 'needs-evidence')
                        """,
                    arguments: [draft.id, draft.gap, draft.revises, draft.title, draft.status, draft.at.seconds, draft.content])
            }
        }
    }

    /// The drafts with one of these states, oldest first; all when `statuses` is nil.
    public func drafts(statuses: Set<String>? = nil) throws(LedgerError) -> [DraftRecord] {
        try read("reading the drafts") { db in
            try Row.fetchAll(db, sql: "SELECT * FROM draft ORDER BY at, id").map { row in
                DraftRecord(
                    id: row["id"], gap: row["gap"], revises: row["revises"], title: row["title"], status: row["status"],
                    at: Timestamp(seconds: row["at"]), content: row["content"])
            }.filter { statuses?.contains($0.status) ?? true }
        }
    }

    /// Records a decision, and gives a draft that it is about its new state, together or not at all.
    public func decide(_ decision: Decision) throws(LedgerError) {
        try write("recording a decision") { db in try Self.insert(decision, db) }
    }

    static func insert(_ decision: Decision, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO decision (subject, action, because, until, fingerprint, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                decision.subject, decision.action.rawValue, decision.because, decision.until?.seconds, decision.fingerprint,
                decision.by, decision.at.seconds,
            ])
        let status = decision.action == .accept ? "accepted" : "dismissed"
        try db.execute(sql: "UPDATE draft SET status = ? WHERE id = ?", arguments: [status, decision.subject])
    }

    /// The newest decision on each subject.
    public func decisions() throws(LedgerError) -> [String: Decision] {
        try read("reading the decisions") { db in
            var newest: [String: Decision] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT * FROM decision ORDER BY id") {
                guard let action = Decision.Action(rawValue: row["action"]) else { continue }
                let decision = Decision(
                    subject: row["subject"], action: action, because: row["because"], until: Self.time(row["until"]),
                    fingerprint: row["fingerprint"], by: row["by"], at: Timestamp(seconds: row["at"]))
                newest[decision.subject] = decision
            }
            return newest
        }
    }

    /// Removes a person's contacts from everything remembered. Returns how many memberships went.
    public func forget(contacts: [String]) throws(LedgerError) -> Int {
        try write("forgetting contacts") { db in
            var removed = 0
            for contact in contacts {
                try db.execute(sql: "DELETE FROM gapContact WHERE contact = ?", arguments: [contact])
                removed += db.changesCount
            }
            return removed
        }
    }
}
