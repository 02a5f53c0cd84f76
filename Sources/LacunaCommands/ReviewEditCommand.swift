import ArgumentParser
import KBLedger

/// `lacuna review edit ID`.
struct ReviewEditCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Opens a draft in $EDITOR as Markdown, and checks it on return.",
        discussion: """
            lacuna review edit d-3f2a
            EDITOR="code --wait" lacuna review edit d-3f2a

            The knowledge base is not touched: accept does that. What cannot be read back is not kept, and the text you wrote stays in
            a file that is named. For a revision whose article moved on, the text holds both changes; settle the conflicts, then accept.
            """)

    @OptionGroup var options: ReviewOptions
    @Argument(help: ArgumentHelp("A draft's id, or how it begins.", valueName: "id")) var id: String

    func job(_ console: Console) async throws -> Outcome {
        let desk = try ReviewDesk(options, console)
        let draft = try desk.draft(id)
        let edited = try await EditingDraft(draft, current: desk.current(draft)).edit(console)
        guard let edited else {
            try console.result("\(draft.id)  not changed\n")
            return .done
        }
        try LedgerFile.using(desk.ledger) { ledger throws(LedgerError) in try ledger.keep([edited]) }
        try console.result("\(draft.id)  changed; lacuna review accept \(draft.id) writes it\n")
        return .done
    }
}
