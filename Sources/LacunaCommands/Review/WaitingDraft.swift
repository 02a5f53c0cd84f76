import KBDiff
import KBLedger
import KBModel

/// A draft of the ledger as a reviewer works with it.
struct WaitingDraft {
    var record: DraftRecord
    var article: Article
    /// The article that it revises as it was when the draft was made; `nil` for a new one, and for drafts kept without it.
    var base: Article?
    var questions: [String]
    var conflicts: [String]
    var evidence: DraftEvidence

    /// - Throws: when the ledger's text is no draft, such as one cut off.
    init(_ record: DraftRecord) throws(CommandFailure) {
        let json = try Self.json(record)
        guard let article = json["article"].flatMap(Article.init(json:)) else { throw Self.damaged(record) }
        self.record = record
        self.article = article
        base = json["base"].flatMap(Article.init(json:))
        questions = (json["questions"]?.array ?? []).compactMap(\.string)
        conflicts = (json["conflicts"]?.array ?? []).map { conflict in
            (conflict["statements"]?.array ?? []).compactMap { $0["text"]?.string.map { "“\($0)”" } }.joined(separator: " against ")
        }
        evidence = DraftEvidence(draft: json)
    }

    var id: String { record.id }

    private static func json(_ record: DraftRecord) throws(CommandFailure) -> JSONValue {
        do throws(JSONError) { return try JSONValue(parsing: Array(record.content.utf8)) } catch { throw damaged(record) }
    }

    private static func damaged(_ record: DraftRecord) -> CommandFailure {
        CommandFailure("the draft \(record.id) in the ledger is damaged. Make it again with 'lacuna draft'.")
    }

    /// The draft for another system: a revision under the id of the article it revises.
    var exported: Article {
        var exported = article
        exported.id = record.revises ?? record.id
        exported.state = .draft
        return exported
    }

    /// The draft with another text, as a person has changed it, which starts from `base`.
    func replacing(_ article: Article, base: Article?) throws(CommandFailure) -> DraftRecord {
        guard case .object(var members) = try Self.json(record) else { throw Self.damaged(record) }
        // An edited text need no longer have the blocks that the evidence counts; its questions were the editor's to answer.
        let replaced = ["article", "title", "base"] + (article.blocks.count == self.article.blocks.count ? [] : ["provenance"])
        members.removeAll { replaced.contains($0.key) || $0.key == "questions" }
        members.append(JSONValue.Member("article", article.json))
        members.append(JSONValue.Member("title", .string(article.title)))
        if let base { members.append(JSONValue.Member("base", base.json)) }
        var changed = record
        changed.title = article.title
        changed.content = JSONValue.object(members).serialized()
        return changed
    }
}
