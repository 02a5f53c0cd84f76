import Foundation
import KBDiff
import KBLedger
import KBMarkup
import KBModel

/// How a draft is accepted.
struct AcceptanceChoice {
    /// The places of the accepted changes; `nil` for all.
    var changes: Set<Int>?
    /// The same as it was typed.
    var numbers: String?
    /// Where a new article goes.
    var path: String?
    var merges = false
    var rewrites = false
    /// Whether open questions of the draft may stay open.
    var despiteQuestions = false
}

/// Writes one draft into the knowledge base.
///
/// The ledger notes the file's old and new content first, then the file is replaced, then the draft counts as accepted: killed anywhere, the file
/// is the old or the new one, and the next review finds out which (`ReviewDesk`).
struct AcceptingDraft {
    struct Done {
        var acceptance: Acceptance
        var losses: [String]
    }

    private let desk: ReviewDesk
    private let draft: WaitingDraft
    private let choice: AcceptanceChoice

    init(_ desk: ReviewDesk, _ draft: WaitingDraft, _ choice: AcceptanceChoice) {
        self.desk = desk
        self.draft = draft
        self.choice = choice
    }

    func accept() async throws -> Done {
        guard ["pending", "needs-evidence"].contains(draft.record.status) else {
            throw CommandFailure("the draft \(draft.id) is \(draft.record.status) already. 'lacuna review' lists what waits.")
        }
        guard choice.despiteQuestions || draft.questions.isEmpty else {
            throw CommandFailure(
                "the draft \(draft.id) has open questions (\(draft.questions.count)); nothing was written. Answer them with 'lacuna review edit \(draft.id)', or add --despite-questions."
            )
        }
        if let current = try await desk.current(draft) { return try await revise(current) }
        return try await add()
    }

    // MARK: A revision

    private func revise(_ current: Article) async throws -> Done {
        let path = current.source.path
        let wanted = try wanted(current)
        let before = try FileTree.content(of: path)
        let reader = try SingleFile(path, in: desk.settings)
        let revision: SourceRevision
        do {
            revision = try await SourceRevision(of: before, from: current, to: wanted, rewriting: choice.rewrites) { bytes in
                await reader.articles(in: bytes)
            }
        } catch {
            throw CommandFailure("\(path) was not changed: \(error). \(Self.advice(error))")
        }
        return try write(revision.bytes, to: path, before: before, article: current.id, losses: revision.losses.descriptions)
    }

    private static func advice(_ failure: SourceRevision.Failure) -> String {
        switch failure {
        case .container, .notWritable: "Use 'lacuna review export' for its import file."
        case .encoding: "Convert the file to UTF-8 first."
        case .otherArticle: "Run 'lacuna review show' to see what changed."
        case .notInPlace: "Add --rewrite to write the whole file anew."
        }
    }

    /// The article as it shall be.
    private func wanted(_ current: Article) throws -> Article {
        let proposal = ReviewProposal(draft, current: current)
        if proposal.hasMovedOn {
            guard choice.merges else {
                throw CommandFailure(
                    "\(current.source.path) was changed since the draft was made; nothing was written. 'lacuna review show \(draft.id)' shows both changes together, --merge accepts them."
                )
            }
            guard proposal.conflicts == 0 else {
                throw CommandFailure(
                    "\(proposal.conflicts) blocks were changed both in \(current.source.path) and by the draft; nothing was written. Settle them with 'lacuna review edit \(draft.id)'."
                )
            }
        }
        guard let changes = choice.changes else { return proposal.article }
        let diff = ArticleDiff(from: current, to: proposal.article)
        if let unknown = changes.sorted().first(where: { $0 >= diff.changes.count }) {
            throw CommandFailure("--only \(unknown + 1): the draft makes \(diff.changes.count) changes. 'lacuna review show' numbers them.")
        }
        do throws(PatchError) {
            return try ArticlePatch(diff).apply(to: current, accepting: changes)
        } catch {
            throw CommandFailure("--only \(choice.numbers ?? ""): \(error).")
        }
    }

    // MARK: A new article

    private func add() async throws -> Done {
        if choice.changes != nil { throw CommandFailure("--only is for revisions; \(draft.id) is a new article. Edit it first.") }
        let place = try NewArticlePlace(draft.article.title, path: choice.path, settings: desk.settings, known: try await desk.articles())
        var article = draft.article
        article.state = nil
        article.created = article.created ?? desk.now
        let file = place.writer.write(article)
        let bytes = Array(file.text.utf8)
        let read = try await SingleFile(place.path, in: desk.settings).articles(in: bytes)
        guard let id = read.first?.id else {
            throw CommandFailure(
                "the draft \(draft.id) cannot be read back as \(place.writer.format); nothing was written. Name another format with --to.")
        }
        return try write(bytes, to: place.path, before: nil, article: id, losses: file.losses.descriptions)
    }

    // MARK: Writing

    private func write(_ bytes: [UInt8], to path: String, before: [UInt8]?, article: String, losses: [String]) throws -> Done {
        let acceptance = Acceptance(
            draft: draft.id, gap: draft.record.gap, article: article, path: path, changes: choice.numbers, by: desk.by, at: desk.now,
            before: before.map(FileHash.of), after: FileHash.of(bytes))
        try ReviewLock.held(beside: desk.settings.resolved(desk.settings.ledger)) {
            try LedgerFile.using(desk.ledger) { ledger throws(LedgerError) in try ledger.begin(acceptance) }
            do {
                try checkUnchanged(path, before)
                try AtomicFile.replace(path, with: bytes)
            } catch {
                try LedgerFile.using(desk.ledger) { ledger throws(LedgerError) in try ledger.abandon(acceptance) }
                throw error
            }
            try LedgerFile.using(desk.ledger) { ledger throws(LedgerError) in try ledger.finish(acceptance) }
        }
        return Done(acceptance: acceptance, losses: losses)
    }

    /// Somebody may have saved the file while this was worked out.
    private func checkUnchanged(_ path: String, _ before: [UInt8]?) throws {
        let now = FileManager.default.fileExists(atPath: path) ? try FileTree.content(of: path) : nil
        guard now == before else { throw CommandFailure("\(path) was changed at this moment; nothing was written. Run again.") }
    }
}

/// One reviewer writes at a time.
enum ReviewLock {
    /// Holds the lock beside the ledger while `body` runs. The system gives it back when the job is killed.
    static func held<T>(beside ledger: String, _ body: () throws -> T) throws -> T {
        let path = ledger + ".review-lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure("cannot write \(path): \(String(cString: strerror(errno))). Check the folder's permissions.")
        }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0 else {
            throw CommandFailure("cannot lock \(path): \(String(cString: strerror(errno))). Run again.")
        }
        return try body()
    }
}
