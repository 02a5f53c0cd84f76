import KBModel

/// What all contacts were about: one need for each contact, in the contacts' order.
package struct Attribution: Sendable {
    package var needs: [ContactNeed]

    package init(needs: [ContactNeed]) { self.needs = needs }
}

extension Attribution {
    /// Attribution by the articles that contacts name, and by nothing else: a contact that names several shares its weight evenly.
    /// Names that no article answers to count for nothing.
    package init(named contacts: [Contact], in base: KnowledgeBase) {
        needs = contacts.enumerated().map { index, contact in
            var articles: [Int] = []
            for article in contact.articles.compactMap(base.index(of:)) where !articles.contains(article) { articles.append(article) }
            let credits = articles.map { ContactNeed.Credit(article: $0, weight: 1 / Double(articles.count)) }
            return ContactNeed(
                contact: index, article: articles.first, how: articles.isEmpty ? .none : ContactNeed.How(contact.articleLink ?? .linked),
                score: articles.isEmpty ? 0 : 1, covered: !articles.isEmpty, credits: credits,
                notContent: contact.wasEscalated ? NotContentReason(of: contact) : nil)
        }
    }
}

extension ContactNeed.How {
    package init(_ link: Contact.ArticleLink) {
        switch link {
        case .cited: self = .cited
        case .linked: self = .linked
        case .viewed: self = .viewed
        case .searched: self = .searched
        }
    }
}
