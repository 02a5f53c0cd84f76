import Foundation
import KBDrafts
import KBLedger
import KBModel

/// Keeps drafts in the ledger for `lacuna review`.
enum DraftKeeping {
    /// A revision is kept with the article that it starts from, so that a later change of that article can be told from the draft's own.
    /// Without a configuration there is no ledger, and nothing is kept.
    static func keep(_ drafts: [Draft], of articles: [Article], in settings: Configuration, console: Console) throws {
        guard settings.file != nil, !drafts.isEmpty else { return }
        let ledger = try LedgerFile.open(settings)
        let base = KnowledgeBase(articles)
        let decided = try LedgerFile.using(ledger) { ledger throws(LedgerError) in try ledger.drafts(statuses: ["accepted", "dismissed"]) }
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        let records = drafts.map { draft in
            var members = draft.json.object ?? []
            if let revised = draft.revises.flatMap(base.index(of:)) {
                members.append(JSONValue.Member("base", base.articles[revised].json))
            }
            let content = JSONValue.object(members).serialized()
            return DraftRecord(
                id: free(draft.id, content, among: decided), gap: draft.gap, revises: draft.revises, title: draft.article.title,
                status: draft.status.rawValue, at: now,
                content: content)
        }
        try LedgerFile.using(ledger) { ledger throws(LedgerError) in try ledger.keep(records) }
        console.remark("lacuna: \(records.count == 1 ? "the draft waits" : "\(records.count) drafts wait") in 'lacuna review'.")
    }

    /// A draft that says something new is a new one, whatever was decided on an earlier one of its name.
    private static func free(_ id: String, _ content: String, among decided: [DraftRecord]) -> String {
        var number = 1
        while true {
            let candidate = number == 1 ? id : "\(id)-\(number)"
            guard let known = decided.first(where: { $0.id == candidate }), known.content != content else { return candidate }
            number += 1
        }
    }
}
