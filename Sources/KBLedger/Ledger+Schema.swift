import GRDB

extension Ledger {
    /// Every migration ever shipped, in order; a shipped one is never edited.
    static var migrations: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.create(table: "run") { t in
                t.autoIncrementedPrimaryKey("id")
                t.column("at", .integer).notNull()
                t.column("from", .integer)
                t.column("to", .integer)
                t.column("input", .text).notNull().unique()
                t.column("published", .text)
            }
            try db.create(table: "gap") { t in
                t.primaryKey("id", .text)
                t.column("label", .text).notNull()
                t.column("terms", .text).notNull()
                t.column("firstRun", .integer).notNull().references("run")
            }
            try db.create(table: "gapContact", options: .withoutRowID) { t in
                t.column("gap", .text).notNull().references("gap")
                t.column("contact", .text).notNull()
                t.primaryKey(["gap", "contact"])
            }
            try db.create(table: "observation", options: .withoutRowID) { t in
                t.column("run", .integer).notNull().references("run", onDelete: .cascade)
                t.column("kind", .text).notNull()
                t.column("subject", .text).notNull()
                t.column("rank", .integer).notNull()
                t.column("size", .double).notNull()
                t.column("estimate", .double)
                t.column("low", .double)
                t.column("high", .double)
                t.column("flagged", .boolean).notNull()
                t.primaryKey(["run", "kind", "subject"])
            }
            try db.create(table: "draft") { t in
                t.primaryKey("id", .text)
                t.column("gap", .text)
                t.column("revises", .text)
                t.column("title", .text).notNull()
                t.column("status", .text).notNull()
                t.column("at", .integer).notNull()
                t.column("content", .text).notNull()
            }
            try db.create(table: "decision") { t in
                t.autoIncrementedPrimaryKey("id")
                t.column("subject", .text).notNull().indexed()
                t.column("action", .text).notNull()
                t.column("because", .text)
                t.column("until", .integer)
                t.column("fingerprint", .text)
                t.column("by", .text)
                t.column("at", .integer).notNull()
            }
        }
        migrator.registerMigration("acceptances") { db in
            try db.create(table: "acceptance") { t in
                t.primaryKey("draft", .text)
                t.column("gap", .text)
                t.column("article", .text).notNull()
                t.column("path", .text).notNull()
                t.column("changes", .text)
                t.column("by", .text).notNull()
                t.column("at", .integer).notNull()
                t.column("before", .text)
                t.column("after", .text).notNull()
                t.column("finished", .boolean).notNull()
            }
        }
        return migrator
    }
}
