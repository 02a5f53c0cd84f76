import KBDiff
import KBMarkup
import KBModel

/// A draft as a reviewer sees it before deciding.
struct ReviewSheet {
    let draft: WaitingDraft
    private let current: Article?
    private let proposal: ReviewProposal?

    init(_ draft: WaitingDraft, current: Article?) {
        self.draft = draft
        self.current = current
        proposal = current.map { ReviewProposal(draft, current: $0) }
    }

    /// What has to be known first.
    var remarks: [String] {
        var remarks = draft.questions.map { "To answer before it is published: \($0)" }
        remarks += draft.conflicts.map { "Agents disagree: \($0)" }
        if let proposal, proposal.hasMovedOn {
            remarks.append(
                proposal.conflicts == 0
                    ? "The article changed since the draft was made; both changes fit together (accept --merge takes both)."
                    : "The article changed since the draft was made; \(proposal.conflicts) \(proposal.conflicts == 1 ? "block was" : "blocks were") changed by both and \(proposal.conflicts == 1 ? "stands" : "stand") below as conflicts (edit the draft to settle them)."
            )
        }
        return remarks
    }

    func render(_ form: DiffForm) -> [UInt8] {
        if let current, let proposal {
            let evidence = [proposal.article.id: proposal.evidence]
            return form.render(CollectionDiff(from: [current], to: [proposal.article], evidence: evidence))
        }
        switch form.format {
        case .text, .markdown: return Array(MarkdownWriter.text(of: draft.article).utf8)
        case .html: return Array(HTMLWriter.page(of: draft.article).utf8)
        case .json: return Array((draft.article.json.serialized(pretty: true) + "\n").utf8)
        }
    }
}

/// What accepting a revision would make of the article as it is now.
struct ReviewProposal {
    /// The article as it is, with the draft's title and text.
    let article: Article
    /// The article was changed after the draft was made from it.
    let hasMovedOn: Bool
    let conflicts: Int
    let evidence: DraftEvidence

    init(_ draft: WaitingDraft, current: Article) {
        var article = current
        article.title = draft.article.title
        guard let base = draft.base, !ArticleDiff(from: base, to: current).isSameBody else {
            article.blocks = draft.article.blocks
            (self.article, hasMovedOn, conflicts, evidence) = (article, false, 0, draft.evidence)
            return
        }
        let merge = ArticleMerge(base: base.blocks, ours: current.blocks, theirs: draft.article.blocks)
        article.blocks = merge.blocks
        // Blocks may stand elsewhere now than the evidence counts them.
        (self.article, hasMovedOn, conflicts, evidence) = (article, true, merge.conflicts.count, DraftEvidence(draft: .null))
    }
}
