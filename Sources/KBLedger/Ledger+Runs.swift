import GRDB
import KBModel

/// One run of the report: when, over which period, from which input.
public struct RunRecord: Sendable, Hashable {
    public var at: Timestamp
    public var from: Timestamp?
    public var to: Timestamp?
    /// A hash of all input and settings: the same input is one run, however often the job is started.
    public var input: String
    public var observations: [Observation]

    public init(at: Timestamp, from: Timestamp?, to: Timestamp?, input: String, observations: [Observation]) {
        self.at = at
        self.from = from
        self.to = to
        self.input = input
        self.observations = observations
    }

    /// Where an article or a gap stood in a run.
    public struct Observation: Sendable, Hashable {
        public enum Kind: String, Sendable { case article, gap }

        public var kind: Kind
        /// An article's or a gap's id.
        public var subject: String
        public var rank: Int
        /// Contacts about it.
        public var size: Double
        /// Avoidable contacts with their 90 % interval.
        public var estimate: Double?
        public var low: Double?
        public var high: Double?
        public var flagged: Bool

        public init(
            kind: Kind, subject: String, rank: Int, size: Double, estimate: Double?, low: Double?, high: Double?, flagged: Bool
        ) {
            self.kind = kind
            self.subject = subject
            self.rank = rank
            self.size = size
            self.estimate = estimate
            self.low = low
            self.high = high
            self.flagged = flagged
        }
    }
}

/// A need without an article, as it is known over time.
public struct GapRecord: Sendable, Hashable {
    public var id: String
    public var label: String
    public var terms: [String]
    public var contacts: Set<String>
    public var firstSeen: Timestamp?

    public init(id: String, label: String, terms: [String], contacts: Set<String>, firstSeen: Timestamp? = nil) {
        self.id = id
        self.label = label
        self.terms = terms
        self.contacts = contacts
        self.firstSeen = firstSeen
    }
}

extension Ledger {
    /// Every gap ever seen, by id: what new topics are matched with so that ids stay.
    public func gaps() throws(LedgerError) -> [GapRecord] {
        try read("reading the gaps") { db in
            var contacts: [String: Set<String>] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT gap, contact FROM gapContact") {
                contacts[row["gap"], default: []].insert(row["contact"])
            }
            let sql = "SELECT gap.id, label, terms, run.at FROM gap JOIN run ON run.id = firstRun ORDER BY gap.id"
            return try Row.fetchAll(db, sql: sql).map { row in
                let terms: String = row["terms"]
                return GapRecord(
                    id: row["id"], label: row["label"], terms: terms.split(separator: "\n").map(String.init),
                    contacts: contacts[row["id"]] ?? [], firstSeen: Timestamp(seconds: row["at"]))
            }
        }
    }

    /// Keeps a run and its gaps. A run of the same input replaces the one before, so that a repeated job counts once.
    public func record(_ run: RunRecord, gaps: [GapRecord]) throws(LedgerError) {
        try write("recording a run") { db in
            if let known = try Int64.fetchOne(db, sql: "SELECT id FROM run WHERE input = ?", arguments: [run.input]) {
                try db.execute(sql: "DELETE FROM observation WHERE run = ?", arguments: [known])
                try db.execute(
                    sql: #"UPDATE run SET at = ?, "from" = ?, "to" = ? WHERE id = ?"#,
                    arguments: [run.at.seconds, run.from?.seconds, run.to?.seconds, known])
                try insert(run.observations, run: known, db)
                try insert(gaps, run: known, db)
                return
            }
            try db.execute(
                sql: #"INSERT INTO run (at, "from", "to", input) VALUES (?, ?, ?, ?)"#,
                arguments: [run.at.seconds, run.from?.seconds, run.to?.seconds, run.input])
            let id = db.lastInsertedRowID
            try insert(run.observations, run: id, db)
            try insert(gaps, run: id, db)
        }
    }

    private func insert(_ observations: [RunRecord.Observation], run: Int64, _ db: Database) throws {
        let statement = try db.makeStatement(
            sql: """
                INSERT INTO observation (run, kind, subject, rank, size, estimate, low, high, flagged)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for o in observations {
            try statement.execute(arguments: [run, o.kind.rawValue, o.subject, o.rank, o.size, o.estimate, o.low, o.high, o.flagged])
        }
    }

    private func insert(_ gaps: [GapRecord], run: Int64, _ db: Database) throws {
        for gap in gaps {
            try db.execute(
                sql: """
                    INSERT INTO gap (id, label, terms, firstRun) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET label = excluded.label, terms = excluded.terms
                    """,
                arguments: [gap.id, gap.label, gap.terms.joined(separator: "\n"), run])
            for contact in gap.contacts.sorted() {
                try db.execute(sql: "INSERT OR IGNORE INTO gapContact VALUES (?, ?)", arguments: [gap.id, contact])
            }
        }
    }

    /// The newest run with another input than `input`; `nil` before the first. What a report compares itself with.
    public func run(before input: String) throws(LedgerError) -> RunRecord? {
        try read("reading the run before") { db in
            let sql = #"SELECT id, at, "from", "to", input FROM run WHERE input <> ? ORDER BY at DESC, id DESC LIMIT 1"#
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [input]) else { return nil }
            let id: Int64 = row["id"]
            let observations = try Row.fetchAll(
                db, sql: "SELECT * FROM observation WHERE run = ? ORDER BY kind, rank, subject", arguments: [id]
            ).compactMap(Self.observation)
            return RunRecord(
                at: Timestamp(seconds: row["at"]), from: Self.time(row["from"]), to: Self.time(row["to"]), input: row["input"],
                observations: observations)
        }
    }

    private static func observation(_ row: Row) -> RunRecord.Observation? {
        guard let kind = RunRecord.Observation.Kind(rawValue: row["kind"]) else { return nil }
        return RunRecord.Observation(
            kind: kind, subject: row["subject"], rank: row["rank"], size: row["size"], estimate: row["estimate"], low: row["low"],
            high: row["high"], flagged: row["flagged"])
    }

    static func time(_ seconds: Int64?) -> Timestamp? { seconds.map(Timestamp.init(seconds:)) }
}
