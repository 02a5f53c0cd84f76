import ArgumentParser
import KBLedger

/// `lacuna review dismiss ID`.
struct ReviewDismissCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "dismiss",
        abstract: "Lets a draft, gap or failing article rest, with the reason, for good or until a date.",
        discussion: """
            lacuna review dismiss d-3f2a --because "the bug is fixed in 8.2"
            lacuna review dismiss gap-o9q4t --because "out of scope" --until 2027-01-01

            The decision is kept with who took it and when. The subject is listed again after --until, and earlier when more people ask for it
            than chance explains, or in other words. Until then the report leaves a dismissed gap out, and says so.
            """)

    @OptionGroup var options: ReviewOptions
    @Argument(help: ArgumentHelp("The id of a draft, gap or article.", valueName: "id")) var id: String
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var because: String
    @Option(help: ArgumentHelp("Until when (default: for good).", valueName: "date")) var until: TimeArgument?

    func job(_ console: Console) async throws -> Outcome {
        let desk = try ReviewDesk(options, console)
        let queue = try ReviewQueue(desk)
        guard queue.rows.contains(where: { $0.id == id }) else {
            throw CommandFailure("nothing with the id \(id) waits. 'lacuna review' lists what does.")
        }
        let decision = Decision(
            subject: id, action: .dismiss, because: because, until: until?.time, fingerprint: queue.demand[id]?.text, by: desk.by,
            at: desk.now)
        try LedgerFile.using(desk.ledger) { ledger throws(LedgerError) in try ledger.decide(decision) }
        try console.result("\(id)  dismissed by \(desk.by)\(until.map { " until \($0.time.iso8601.prefix(10))" } ?? "")\n")
        return .done
    }
}
