import ArgumentParser
import Foundation
import KBDrafts
import KBMarkup
import KBModel
import KBReports

/// Writes drafts in a form that editors or programs read.
struct DraftOutput {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, html, json, text, review
        case dita, docbook, zendesk, servicenow
        case confluence = "confluence-storage"
    }

    let result: DraftResult
    /// What the audit says of each draft, by its id: for the review packet.
    var findings: [String: [Finding]] = [:]
    /// The articles that revisions revise, by id.
    var revised: [String: Article] = [:]
    let output: String?
    let console: Console

    /// JSON and import files go to one place. Other forms: with an output folder one file a draft, else one after another under a line
    /// `--- id`.
    func write(as format: Format) throws {
        remarkOnSkipped()
        if format == .json { return try console.result(result.json.serialized(pretty: true) + "\n", to: output) }
        var losses = WritingLosses()
        if let container = format.writer as? any ImportFileWriter {
            let file = container.write(result.drafts.map(\.article))
            losses.add(file.losses)
            try console.result(file.text, to: output)
        } else if let output, output != "-" {
            try makeFolder(output)
            for draft in result.drafts {
                let path = "\(output)/\(ArticleFileName.name(for: draft.id)).\(format.fileEnding)"
                try console.result(text(of: draft, as: format, &losses), to: path)
                console.remark("\(path)  \(draft.status.rawValue)  from \(ConversationCount.text(draft.used.count))")
            }
        } else {
            let texts = result.drafts.map { draft in "--- \(draft.id)\n\n" + text(of: draft, as: format, &losses) }
            try console.result(texts.joined(separator: "\n"))
        }
        if format.isImported, !losses.isEmpty {
            console.remark("lacuna: \(format.rawValue) does not hold: \(losses.descriptions.joined(separator: "; ")).")
        }
    }

    private func makeFolder(_ path: String) throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure("cannot make the folder \(path): \(CommandFailure.reason(of: error)). Choose another --output.")
        }
    }

    private func remarkOnSkipped() {
        for skipped in result.skipped {
            console.remark("lacuna: \(ConversationCount.text(skipped.transcripts.count)) left out: \(skipped.why).")
        }
        if result.drafts.isEmpty { console.remark("lacuna: no draft: none of the conversations can be used.") }
    }

    private func text(of draft: Draft, as format: Format, _ losses: inout WritingLosses) -> String {
        switch format {
        case .markdown: return DraftMarkdown.text(of: draft)
        case .json: return draft.json.serialized(pretty: true)
        case .review:
            return ReviewPacket(draft: draft, findings: findings[draft.id] ?? [], revised: draft.revises.flatMap { revised[$0] }).html
        case .html, .text, .dita, .docbook, .confluence, .zendesk, .servicenow:
            guard let file = format.writer?.write(draft.article) else { return TextWriter.text(of: draft.article) }
            losses.add(file.losses)
            return file.text
        }
    }
}

extension DraftOutput.Format {
    /// The writer of articles in this form; `nil` for the forms that are drafts' own.
    fileprivate var writer: (any ArticleWriter)? {
        switch self {
        case .markdown, .json, .review: nil
        case .html, .text, .dita, .docbook, .confluence, .zendesk, .servicenow: ArticleWriters.named(rawValue)
        }
    }

    /// What other programs import.
    fileprivate var isImported: Bool { [.dita, .docbook, .confluence, .zendesk, .servicenow].contains(self) }

    fileprivate var fileEnding: String {
        switch self {
        case .markdown: "md"
        case .json: "json"
        case .review: "review.html"
        case .html, .text, .dita, .docbook, .confluence, .zendesk, .servicenow: writer?.fileEnding ?? "txt"
        }
    }
}

/// A number of conversations in words.
enum ConversationCount {
    static func text(_ count: Int) -> String { count == 1 ? "1 conversation" : "\(count) conversations" }
}
