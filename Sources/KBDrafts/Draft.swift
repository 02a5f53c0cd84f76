import KBModel
import KBText

/// An article made of conversations, with where each statement comes from. It waits for a person; nothing publishes it by itself.
package struct Draft: Sendable {
    package enum Kind: String, Sendable { case new, revision }
    package enum Status: String, Sendable {
        case pending
        /// Something must be answered before an editor can use it.
        case needsEvidence = "needs-evidence"
    }

    /// One entry a block that states anything, for a list one an item.
    package struct Provenance: Sendable, Hashable {
        package var block: Int
        package var item: Int?
        package var support: Int
        package var of: Int
        package var sources: [Source]
    }

    package struct Source: Sendable, Hashable {
        package var transcript: String
        package var turn: Int

        package init(transcript: String, turn: Int) {
            self.transcript = transcript
            self.turn = turn
        }
    }

    /// Statements that contradict each other, side by side.
    package struct Conflict: Sendable, Hashable {
        package struct Side: Sendable, Hashable {
            package var text: String
            package var support: Int
            package var sources: [Source]
        }
        package var sides: [Side]
    }

    package struct Nearest: Sendable, Hashable {
        package var article: String
        package var score: Double
    }

    package var id: String
    package var kind: Kind
    package var revises: String?
    package var gap: String?
    package var template: String
    package var language: String
    package var status: Status
    package var article: Article
    package var provenance: [Provenance]
    package var questions: [String]
    package var conflicts: [Conflict]
    package var redactions: [PersonalData.Kind: Int]
    package var nearest: [Nearest]
    /// The words in which customers asked, most typical first.
    package var searchPhrases: [String]
    /// The transcripts it is made of, and why each counted.
    package var used: [(transcript: String, why: String)]
    /// Who it is for.
    package var audience = Audience.customers
    /// The cited turns, redacted.
    package var quotes: [Source: String] = [:]
    /// What a language model did to it; `nil` when none was asked.
    package var polish: PolishResult?

    package enum Audience: String, Sendable {
        case customers
        /// It tells what only an agent can do.
        case agents
    }

    /// How much others confirm what it says, 0…1: the mean over its statements of s / (s + 1), s the conversations that say it.
    package var confidence: Double {
        guard !provenance.isEmpty else { return 0 }
        let sum = provenance.reduce(0) { $0 + Double($1.support) / Double($1.support + 1) }
        return (sum / Double(provenance.count) * 100).rounded() / 100
    }
}

/// All drafts of a job, and what was left out.
package struct DraftResult: Sendable {
    package struct Skipped: Sendable, Hashable {
        package var transcripts: [String]
        package var why: String
    }

    package var drafts: [Draft] = []
    package var skipped: [Skipped] = []

    package init() {}
}
