import KBModel
import KBText

/// A need to write about: some transcripts, perhaps a gap of the gap report.
package struct Need: Sendable, Hashable {
    package var gap: String?
    package var label: String?
    /// What customers asked most tellingly, redacted: those of all contacts, of which few may have a transcript.
    package var questions: [String]
    /// The words that set the need apart from others.
    package var terms: [String]
    package var transcripts: [String]

    package init(gap: String?, label: String?, questions: [String] = [], terms: [String] = [], transcripts: [String]) {
        self.gap = gap
        self.label = label
        self.questions = questions
        self.terms = terms
        self.transcripts = transcripts
    }
}

/// Makes drafts of conversations: chooses those that succeeded, takes personal data out, finds what they agree on, and fills a template.
/// It uses no model and no network, and adds no word that nobody said but for section headings.
package struct Drafter: Sendable {
    package struct Options: Sendable {
        /// A customer who comes back with the same need within this many days was not helped.
        package var windowDays = 7
        /// With fewer conversations a draft needs evidence.
        package var minimumConversations = 2
        /// The template's name; chosen by what the evidence holds when `nil`.
        package var template: String?
        /// The house's own words for headings.
        package var labels = SectionLabels()

        package init() {}
    }

    private static let loneQuestion = "it stands alone, and nobody says how it was resolved in a way that others can follow"

    private static let anotherNeed = "the customer asked something else than the gap's other customers"

    private let templates: [DraftTemplate]
    private let options: Options

    /// - Parameter templates: at least `faq`, `how-to` and `troubleshooting`, or the one that the options name.
    package init(templates: [DraftTemplate], options: Options = Options()) {
        self.templates = templates
        self.options = options
    }

    /// One draft a need. Without `needs` the conversations are grouped first. `articles` are the knowledge base.
    package func drafts(from transcripts: [Transcript], articles: [Article] = [], needs: [Need]? = nil) -> DraftResult {
        var result = DraftResult()
        var reading = Reading(transcripts, published: articles, windowDays: options.windowDays)
        // The others of the log only teach how common words are.
        let wanted = needs.map { Set($0.flatMap(\.transcripts)) }
        for (why, indices) in reading.refusals {
            let refused = indices.map { transcripts[$0].id }.filter { wanted?.contains($0) ?? true }
            if !refused.isEmpty { result.skipped.append(DraftResult.Skipped(transcripts: refused, why: why)) }
        }
        let published = PublishedArticles(articles, reading: reading)
        let groups = groups(needs, transcripts, reading)
        for group in groups {
            for part in byLanguage(group.conversations) {
                let words = reading.words(of: group.need, language: part[0].language)
                let typicality = Typicality(part, words: words, space: reading.space(part[0].language))
                // Without a gap's own words the conversations are the need.
                let asksAnother = { !words.vectors.isEmpty && typicality[$0.index] < Typicality.least } as (ReadConversation) -> Bool
                let others = part.filter(asksAnother).map { transcripts[$0.index].id }
                if !others.isEmpty { result.skipped.append(DraftResult.Skipped(transcripts: others, why: Self.anotherNeed)) }
                let part = part.filter { !asksAnother($0) }
                let writer = DraftWriter(
                    conversations: part, words: words, typicality: typicality, reading: reading, published: published, templates: templates,
                    options: options,
                    transcripts: transcripts)
                // One among many that answers nothing would only be a question to the expert; the gap report ranks those.
                let isLoneQuestion = needs == nil && groups.count > 1 && writer.isUnansweredQuestion
                switch isLoneQuestion ? .skipped(why: Self.loneQuestion) : writer.draft(for: group.need) {
                case .draft(let draft): result.drafts.append(draft)
                case .skipped(let why):
                    result.skipped.append(DraftResult.Skipped(transcripts: part.map { transcripts[$0.index].id }, why: why))
                }
            }
        }
        nameUniquely(&result.drafts)
        return result
    }

    private struct Group {
        var need: Need?
        var conversations: [ReadConversation]
    }

    private func groups(_ needs: [Need]?, _ transcripts: [Transcript], _ reading: Reading) -> [Group] {
        if let needs {
            let byID = Dictionary(reading.conversations.map { (transcripts[$0.index].id, $0) }, uniquingKeysWith: { first, _ in first })
            return needs.map { need in Group(need: need, conversations: need.transcripts.compactMap { byID[$0] }) }.filter {
                !$0.conversations.isEmpty
            }
        }
        return byLanguage(reading.conversations).flatMap { conversations in
            NeedGrouping.groups(asked: conversations.map(reading.needVector), said: conversations.map(reading.topicVector)).map {
                Group(need: nil, conversations: $0.map { conversations[$0] })
            }
        }
    }

    private func byLanguage(_ conversations: [ReadConversation]) -> [[ReadConversation]] {
        Dictionary(grouping: conversations, by: \.language).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
    }

    private func nameUniquely(_ drafts: inout [Draft]) {
        var used: [String: Int] = [:]
        for i in drafts.indices {
            let count = used[drafts[i].id, default: 0] + 1
            used[drafts[i].id] = count
            if count > 1 { drafts[i].id += "-\(count)" }
            drafts[i].article.id = drafts[i].id
        }
    }
}
