import ArgumentParser
import Foundation
import KBModel
import KBSignals

/// `lacuna transcripts`.
struct TranscriptsCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "transcripts",
        abstract: "Reads conversations of any form and writes them in one: neutral JSON Lines or vCon.",
        discussion: """
            The form of a file is told from its content: neutral transcripts, Intercom, Zendesk, ServiceNow, Genesys, Contact Lens, CX
            Insights, vCon, Dialogflow, WebVTT and SubRip, mailboxes. What several files tell of one conversation is put together.
            Customers become keyed hashes; the words stay as they are, so keep the result where the conversations may be kept.

              lacuna transcripts support.mbox                                  a conversation a line
              lacuna transcripts tickets.json comments.json > zendesk.jsonl    tickets and comments exported apart
              lacuna transcripts chats/*.json --format vcon --output chats.vcon.jsonl
              lacuna transcripts export.json --contacts-format genesys         where the content does not tell

            Exit code 2 when a file, or more than one record in twenty, could not be read; the others are written all the same.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, vcon }

    @Argument(help: ArgumentHelp("Conversations: files, or - for standard input.", valueName: "file")) var files: [String]
    @OptionGroup var signals: SignalsOptions
    @Option(help: "jsonl (neutral) or vcon (one container a line).") var format = Format.jsonl
    @Option(help: ArgumentHelp("Where the result goes; standard output unless told.", valueName: "path")) var output: String?
    @Option(help: ArgumentHelp("The date of containers whose conversation has none, in place of the clock's.", valueName: "iso8601"))
    var now: TimeArgument?

    func job(_ console: Console) async throws -> Outcome {
        var loading = try signals.loading(console)
        let now = now?.time ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        var out: [UInt8] = []
        for transcript in try loading.loadTranscripts(files) {
            switch format {
            case .jsonl: TranscriptsJSON.write(transcript, to: &out)
            case .vcon:
                VConWriter.json(transcript, now: now).write(to: &out)
                out.append(0x0A)
            }
        }
        try console.result(out, to: output)
        return loading.outcome
    }
}
