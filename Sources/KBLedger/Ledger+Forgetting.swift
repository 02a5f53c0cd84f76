import GRDB
import KBModel

/// What a ledger held of a person.
public struct Forgotten: Sendable, Hashable {
    /// Memberships of contacts in gaps.
    public var contacts = 0
    /// Drafts that named conversations of the person among their sources.
    public var drafts: [String] = []
}

extension Ledger {
    /// Removes a person from everything remembered: which gaps the contacts belong to, and the conversations from the sources of drafts. What
    /// the drafts say stays, as nobody's. All of it happens or nothing.
    /// - Parameter contacts: ids of the person's contacts and conversations.
    public func forgetPerson(contacts: [String]) throws(LedgerError) -> Forgotten {
        let ids = Set(contacts)
        return try write("forgetting a person") { db in
            var forgotten = Forgotten()
            for contact in ids.sorted() {
                try db.execute(sql: "DELETE FROM gapContact WHERE contact = ?", arguments: [contact])
                forgotten.contacts += db.changesCount
            }
            for row in try Row.fetchAll(db, sql: "SELECT id, content FROM draft ORDER BY id") {
                let (id, content): (String, String) = (row["id"], row["content"])
                let draft = try JSONValue(parsing: content)
                let rest = draft.without(ids)
                guard rest != draft else { continue }
                try db.execute(sql: "UPDATE draft SET content = ? WHERE id = ?", arguments: [rest.serialized(), id])
                forgotten.drafts.append(id)
            }
            return forgotten
        }
    }
}

extension JSONValue {
    /// Without the elements of lists that are one of these ids, or name one as their transcript.
    fileprivate func without(_ ids: Set<String>) -> JSONValue {
        switch self {
        case .array(let elements):
            .array(
                elements.filter { element in
                    !(element.string.map(ids.contains) ?? false) && !(element["transcript"]?.string.map(ids.contains) ?? false)
                }.map { $0.without(ids) })
        case .object(let members): .object(members.map { Member($0.key, $0.value.without(ids)) })
        case .null, .bool, .number, .string: self
        }
    }
}
