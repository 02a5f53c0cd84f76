import Foundation
import KBDiff
import KBLedger
import KBMarkup
import KBModel

/// A draft in a person's editor, as Markdown.
struct EditingDraft {
    private let draft: WaitingDraft
    private let article: Article
    /// The article that a revision now starts from.
    private let base: Article?

    init(_ draft: WaitingDraft, current: Article?) {
        self.draft = draft
        let proposal = current.map { ReviewProposal(draft, current: $0) }
        article = proposal?.hasMovedOn == true ? proposal?.article ?? draft.article : draft.article
        base = current ?? draft.base
    }

    /// The draft as it came back; `nil` when it is as it was.
    func edit(_ console: Console) async throws -> DraftRecord? {
        let text = MarkdownWriter.text(of: article)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(ArticleFileName.name(for: draft.id)).md").path
        try AtomicFile.replace(file, with: Array(text.utf8))
        try Self.open(file)
        let bytes = try FileTree.content(of: file)
        if bytes == Array(text.utf8) {
            unlink(file)
            return nil
        }
        let edited = try await read(bytes, file)
        for remark in Self.remarks(on: edited) { console.remark("lacuna: \(remark)") }
        unlink(file)
        return try record(edited)
    }

    /// Only what the person changed is taken from the Markdown: blocks that it cannot hold whole stay as they were.
    private func read(_ bytes: [UInt8], _ file: String) async throws -> Article {
        let before = try await Self.article(in: Array(MarkdownWriter.text(of: article).utf8), file)
        let after = try await Self.article(in: bytes, file)
        guard after.blocks.contains(where: { !$0.text.isEmpty }) else {
            throw CommandFailure("the edited text is empty, and the draft stays as it was. Dismiss the draft if nobody needs it.")
        }
        var edited = article
        // A first heading that says something else than the title is no change of the title.
        if after.title != before.title { edited.title = after.title }
        edited.blocks = ArticleMerge(base: before.blocks, ours: article.blocks, theirs: after.blocks, preferringTheirs: true).blocks
        return edited
    }

    private static func article(in bytes: [UInt8], _ file: String) async throws -> Article {
        guard let reader = ArticleReaders.named("markdown") else { throw CommandFailure("Markdown cannot be read.") }
        let tree = SourceTree(root: file, paths: [""], head: { _, count in Array(bytes.prefix(count)) }, read: { _ in bytes })
        let result = await Ingest(format: reader).read(tree)
        guard var article = result.articles.first else {
            let reason = result.unread.first?.reason ?? "it holds no text"
            throw CommandFailure("the edited text cannot be read: \(reason). The draft stays as it was; your text is in \(file).")
        }
        if case .heading(1, let runs)? = article.blocks.first?.kind, runs.plainText == article.title { article.blocks.removeFirst() }
        return article
    }

    private func record(_ edited: Article) throws -> DraftRecord {
        var record = try draft.replacing(edited, base: base)
        if record.status == "needs-evidence" { record.status = "pending" }
        return record
    }

    /// What an editor should not leave in.
    private static func remarks(on article: Article) -> [String] {
        var remarks: [String] = []
        if article.title.isEmpty { remarks.append("the edited text has no title (# at the beginning).") }
        article.blocks.walk { block, _ in
            if case .note(.important, let inner) = block.kind, inner.first?.ownText?.hasPrefix("Conflict: ") == true {
                remarks.append("a conflict is still in the text.")
            }
            if block.ownText?.contains("{{") == true { remarks.append("an empty slot {{…}} is still in the text.") }
        }
        return remarks
    }

    // MARK: The editor

    private static func open(_ file: String) throws {
        let environment = ProcessInfo.processInfo.environment
        guard let editor = [environment["VISUAL"], environment["EDITOR"]].compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
            throw CommandFailure("no editor is known. Set EDITOR, such as EDITOR=nano.")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // As git does it: the setting may hold options; the file is an argument, whatever is in its name.
        process.arguments = ["-c", editor + " \"$@\"", editor, file]
        do {
            try process.run()
        } catch {
            throw CommandFailure("the editor \(editor) cannot be started: \(CommandFailure.reason(of: error)). Set EDITOR.")
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CommandFailure("the editor \(editor) ended with \(process.terminationStatus), and the draft stays as it was.")
        }
    }
}
