import KBModel
import KBText

/// A need to write about: some transcripts, perhaps a gap of the gap report.
package struct Need: Sendable, Hashable {
    package var gap: String?
    package var label: String?
    package var transcripts: [String]

    package init(gap: String?, label: String?, transcripts: [String]) {
        self.gap = gap
        self.label = label
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
        let reading = Reading(transcripts, published: articles, windowDays: options.windowDays)
        for (why, indices) in reading.refusals {
            result.skipped.append(DraftResult.Skipped(transcripts: indices.map { transcripts[$0].id }, why: why))
        }
        let published = PublishedArticles(articles, reading: reading)
        let groups = groups(needs, transcripts, reading)
        for group in groups {
            for part in byLanguage(group.conversations) {
                let writer = DraftWriter(
                    conversations: part, reading: reading, published: published, templates: templates, options: options,
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
