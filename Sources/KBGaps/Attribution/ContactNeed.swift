/// What one contact was about: the article that its need calls for, how that is known, and whether the article covers it.
package struct ContactNeed: Sendable, Hashable {
    /// The index into the contacts that the attribution was made of.
    package var contact: Int
    /// The best candidate, an index into `KnowledgeBase.articles`, even when it does not cover the need; `nil` when there is none.
    package var article: Int?
    package var how: How
    /// How well the base covers the need: comparable over the contacts of one run, higher is better covered. Always finite.
    package var score: Double
    /// Whether the base holds what the contact needed.
    package var covered: Bool
    /// The articles that answer for the contact's outcome. Weights are positive, with a sum of at most 1; the rest
    /// stands for none of them. Those inferred from words are somewhat surer than they are right: the best article has .71 on average, and is right in .55 of
    /// forum questions; .66 and .73 of government chats. Empty when nothing covers the need.
    package var credits: [Credit]
    /// Why the outcome says nothing about content; `nil` when it may. Such contacts are listed apart and never counted.
    package var notContent: NotContentReason?
    /// Cited articles that are evidently not about the question: evidence against how articles are found, not against their text.
    package var wrongCitations: [Int]

    /// How a contact came to its article, from the surest to the least sure.
    package enum How: String, Sendable, Hashable, CaseIterable {
        case cited, linked, viewed, searched, inferred, none
    }

    package struct Credit: Sendable, Hashable {
        /// An index into `KnowledgeBase.articles`.
        package var article: Int
        /// The probability that the contact was about this article.
        package var weight: Double

        package init(article: Int, weight: Double) {
            self.article = article
            self.weight = weight
        }
    }

    package init(
        contact: Int, article: Int?, how: How, score: Double, covered: Bool, credits: [Credit], notContent: NotContentReason? = nil,
        wrongCitations: [Int] = []
    ) {
        self.contact = contact
        self.article = article
        self.how = how
        self.score = score
        self.covered = covered
        self.credits = credits
        self.notContent = notContent
        self.wrongCitations = wrongCitations
    }
}

/// Why a bad outcome is not the content's fault.
package enum NotContentReason: String, Sendable, Hashable, CaseIterable {
    case wantsPerson = "wants-person"
    case accountAction = "account-action"
    case policy
    case outage
    case complaint
    case spam
}
