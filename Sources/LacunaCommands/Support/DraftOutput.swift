import ArgumentParser
import Foundation
import KBDrafts
import KBMarkup
import KBModel

/// Writes drafts in a form that editors or programs read.
struct DraftOutput {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case markdown, html, json, text
    }

    let result: DraftResult
    let output: String?
    let console: Console

    /// JSON is one object. Other forms: with an output folder one file a draft, else one after another under a line `--- id`.
    func write(as format: Format) throws {
        remarkOnSkipped()
        if format == .json {
            try console.result(result.json.serialized(pretty: true) + "\n", to: output)
        } else if let output, output != "-" {
            do {
                try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
            } catch {
                throw CommandFailure("cannot make the folder \(output): \(CommandFailure.reason(of: error)). Choose another --output.")
            }
            for draft in result.drafts {
                let path = "\(output)/\(ArticleFileName.name(for: draft.id)).\(format.fileEnding)"
                try console.result(text(of: draft, as: format), to: path)
                console.remark("\(path)  \(draft.status.rawValue)  from \(draft.used.count) conversations")
            }
        } else {
            try console.result(result.drafts.map { "--- \($0.id)\n\n" + text(of: $0, as: format) }.joined(separator: "\n"))
        }
    }

    private func remarkOnSkipped() {
        for skipped in result.skipped { console.remark("lacuna: \(skipped.transcripts.count) conversations left out: \(skipped.why).") }
        if result.drafts.isEmpty { console.remark("lacuna: no draft: none of the conversations can be used.") }
    }

    private func text(of draft: Draft, as format: Format) -> String {
        switch format {
        case .markdown: DraftMarkdown.text(of: draft)
        case .html: HTMLWriter.page(of: draft.article)
        case .text: TextWriter.text(of: draft.article)
        case .json: draft.json.serialized(pretty: true)
        }
    }
}

extension DraftOutput.Format {
    fileprivate var fileEnding: String {
        switch self {
        case .markdown: "md"
        case .html: "html"
        case .json: "json"
        case .text: "txt"
        }
    }
}

/// A draft as an editor checks it: what is left to answer first, then the article, each statement with the share of conversations that
/// say it and a footnote that names the turns.
enum DraftMarkdown {
    static func text(of draft: Draft) -> String {
        var article = draft.article
        var notes: [String] = []
        for entry in draft.provenance {
            let note = notes.count + 1
            let mark = Inline(" [\(entry.support) of \(entry.of)][^\(note)]")
            notes.append("[^\(note)]: " + entry.sources.map { "\($0.transcript) turn \($0.turn)" }.joined(separator: ", "))
            append(mark, to: &article.blocks[entry.block], item: entry.item)
        }
        var text = "<!-- \(draft.kind.rawValue), \(draft.status.rawValue), from \(draft.used.count) conversations -->\n\n"
        for question in draft.questions { text += "> **To answer:** \(question)\n>\n" }
        for conflict in draft.conflicts {
            text +=
                "> **Agents disagree:** " + conflict.sides.map { "“\($0.text)” (\($0.support))" }.joined(separator: " against ") + "\n>\n"
        }
        if !draft.questions.isEmpty || !draft.conflicts.isEmpty { text += "\n" }
        // The marks are written after the text so that the writer's escaping leaves them alone.
        text += MarkdownWriter.text(of: article).replacingOccurrences(of: "\\[^", with: "[^").replacingOccurrences(of: "\\[", with: "[")
            .replacingOccurrences(of: "\\]", with: "]")
        return text + "\n" + notes.joined(separator: "\n") + "\n"
    }

    private static func append(_ mark: Inline, to block: inout Block, item: Int?) {
        switch block.kind {
        case .paragraph(let inlines): block.kind = .paragraph(inlines + [mark])
        case .list(var list):
            guard let item, list.items.indices.contains(item), !list.items[item].isEmpty else { return }
            append(mark, to: &list.items[item][0], item: nil)
            block.kind = .list(list)
        default: return
        }
    }
}
