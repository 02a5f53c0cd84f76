import Foundation
import KBDrafts
import KBMarkup
import KBModel

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
        var text =
            "<!-- \(draft.kind.rawValue), \(draft.status.rawValue), from \(ConversationCount.text(draft.used.count)), for \(draft.audience.rawValue) -->\n\n"
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
