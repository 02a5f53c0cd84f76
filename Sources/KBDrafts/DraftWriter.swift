import KBModel
import KBText

/// Writes the draft of one need.
struct DraftWriter {
    enum Outcome {
        case draft(Draft)
        case skipped(why: String)
    }

    /// How many near articles are read closely.
    private static let candidates = 15

    private let conversations: [ReadConversation]
    private let reading: Reading
    private let published: PublishedArticles
    private let templates: [DraftTemplate]
    private let options: Drafter.Options
    private let transcripts: [Transcript]
    private let consensus: Consensus
    private let words: NeedWords
    private let space: SentenceSpace
    private let language: String

    /// - Parameters:
    ///   - conversations: of one language, at least one.
    ///   - words: what a gap report says of the need.
    ///   - typicality: of the conversations.
    init(
        conversations: [ReadConversation], words: NeedWords, typicality: Typicality, reading: Reading, published: PublishedArticles,
        templates: [DraftTemplate],
        options: Drafter.Options,
        transcripts: [Transcript]
    ) {
        self.conversations = conversations
        self.words = words
        self.reading = reading
        self.published = published
        self.templates = templates
        self.options = options
        self.transcripts = transcripts
        language = conversations.first?.language ?? "en"
        space = reading.space(language)
        consensus = Consensus(conversations, typicality: typicality, space: space, vocabulary: reading.vocabulary)
    }

    /// One conversation that gives an article nothing but its question.
    var isUnansweredQuestion: Bool {
        conversations.count == 1 && !EvidenceCheck(consensus: consensus).isEnough && conversations[0].reportedFixes.isEmpty
            && conversations[0].accountActions.isEmpty
    }

    func draft(for need: Need?) -> Outcome {
        let evidence = EvidenceCheck(consensus: consensus)
        let candidates = published.nearest(to: topic(), count: Self.candidates)
        let nearest = Array(candidates.prefix(3))
        if evidence.isEnough,
            let page = RevisedPage.find(
                among: candidates, consensus: consensus,
                asked: space.vector(of: TermCounts.sum(conversations.flatMap { $0.asked.flatMap(\.terms) })))
        {
            let revision = Revision(page: page, consensus: consensus, space: space, language: language, labels: options.labels)
            guard let blocks = revision.blocks() else {
                return .skipped(why: "the article \(page.article.id) already says what these conversations say")
            }
            return .draft(assembled(blocks, form: .revision(page.article), need: need, nearest: nearest))
        }
        let agentActions = AgentActions(consensus: consensus, space: space)
        let chosen = options.template ?? (!evidence.isEnough && agentActions.areTheResolution ? AgentActions.template : nil)
        guard
            let form = evidence.isEnough
                ? DraftForm.choose(consensus, named: chosen, from: templates) : DraftForm.thin(named: chosen, from: templates)
        else {
            return .skipped(why: "there is no template for it")
        }
        var contents =
            form.usesAnswers
            ? QuestionForm(consensus: consensus, space: space).contents()
            : ProcedureForm(consensus: consensus, space: space, labels: options.labels).contents()
        if !evidence.isEnough { contents = contents.filter { $0.key == .issue || $0.key == .environment || $0.key == .reported } }
        contents[.agentActions] = agentActions.blocks()
        return .draft(
            assembled(
                form.template.filled(with: contents, language: language, labels: options.labels), form: .new(template: form.template.name),
                need: need,
                nearest: nearest))
    }

    private enum Form {
        case new(template: String)
        case revision(Article)
    }

    /// What the conversations are about: questions and answers together.
    private func topic() -> SparseVector {
        var counts: [Int32: Int32] = [:]
        for conversation in conversations {
            for line in conversation.asked { for term in line.terms { counts[term.id, default: 0] += term.count } }
        }
        for statement in consensus.statements { for term in statement.terms { counts[term.id, default: 0] += term.count } }
        return space.vector(of: counts.map { (id: $0.key, count: $0.value) }.sorted { $0.id < $1.id })
    }

    /// `nil` when no customer said anything that can be shown.
    private var title: String? {
        TitleWriter(consensus: consensus, quoted: words.questions, space: space, product: published.productInTitles).title()
    }

    // MARK: Assembly

    private func assembled(_ blocks: [DraftBlock], form: Form, need: Need?, nearest: [(page: PublishedArticles.Page, score: Double)])
        -> Draft
    {
        let questions = questions()
        let isEnough = EvidenceCheck(consensus: consensus).isEnough && consensus.speakers >= options.minimumConversations
        let written = title
        var article = Article(id: "", title: "", source: Article.Source(path: "", format: "draft"), blocks: blocks.map(\.block))
        var template = "revision"
        var revises: String?
        switch form {
        case .new(let name):
            template = name
            article.title = written ?? need?.label ?? conversations.map { transcripts[$0.index].id }.min() ?? "draft"
        case .revision(let old):
            revises = old.id
            article.title = old.title
            article.summary = old.summary
            article.owner = old.owner
            article.labels = old.labels
        }
        article.language = language
        article.state = .draft
        let provenance = provenance(blocks)
        var draft = Draft(
            id: Slug.of(article.title), kind: revises == nil ? .new : .revision, revises: revises, gap: need?.gap, template: template,
            language: language, status: isEnough ? .pending : .needsEvidence, article: article,
            provenance: provenance, questions: questions, conflicts: conflicts(),
            redactions: conversations.reduce(into: [:]) { $0.merge($1.redactions, uniquingKeysWith: +) },
            nearest: nearest.map { Draft.Nearest(article: $0.page.article.id, score: ($0.score * 1000).rounded() / 1000) },
            searchPhrases: searchPhrases(),
            used: conversations.map { (transcript: transcripts[$0.index].id, why: reading.successes[$0.index]?.rawValue ?? "") })
        draft.quotes = quotes(provenance)
        if template == AgentActions.template { draft.audience = .agents }
        return draft
    }

    /// The cited turns, redacted.
    private func quotes(_ provenance: [Draft.Provenance]) -> [Draft.Source: String] {
        let byID = Dictionary(conversations.map { (transcripts[$0.index].id, $0) }, uniquingKeysWith: { first, _ in first })
        return provenance.flatMap(\.sources).reduce(into: [:]) { quotes, source in
            guard let turns = byID[source.transcript]?.turns, turns.indices.contains(source.turn) else { return }
            quotes[source] = turns[source.turn]
        }
    }

    private func provenance(_ blocks: [DraftBlock]) -> [Draft.Provenance] {
        blocks.enumerated().flatMap { index, block in
            block.evidence.enumerated().map { item, evidence in
                let isList = if case .list = block.block.kind { true } else { false }
                return Draft.Provenance(
                    block: index, item: isList ? item : nil, support: evidence.support, of: evidence.of,
                    sources: evidence.sources.map(source))
            }
        }
    }

    private func source(_ reference: TurnReference) -> Draft.Source {
        Draft.Source(transcript: transcripts[reference.conversation].id, turn: reference.turn)
    }

    private func conflicts() -> [Draft.Conflict] {
        consensus.conflicts.map { conflict in
            Draft.Conflict(
                sides: conflict.clusters.map { cluster in
                    Draft.Conflict.Side(
                        text: consensus.shown(cluster).text, support: consensus.clusters[cluster].support,
                        sources: consensus.clusters[cluster].sources.prefix(Evidence.maximumSources).map(source))
                })
        }
    }

    /// What is left to answer, most urgent first.
    private func questions() -> [String] {
        let sentences = ExpertQuestions(language: language)
        var questions: [String] = []
        if conversations.count > 1, !NeedGrouping.isCoherent(conversations.map(reading.topicVector)) {
            let needs = IssueLines(consensus: consensus, space: space).lines().map { "“\($0.text)”" }
            if needs.count > 1 { questions.append(sentences.several(needs)) }
        }
        questions += consensus.conflicts.map { sentences.conflict($0.clusters.map { "“\(consensus.shown($0).text)”" }) }
        let issue = title ?? conversations.first?.asked.first { !PersonalData.isRedacted($0.text) }?.text ?? ""
        if !EvidenceCheck(consensus: consensus).isEnough {
            questions.append(sentences.noResolution(of: issue))
        } else if consensus.speakers < options.minimumConversations {
            questions.append(sentences.onlyOne(issue))
        }
        questions += conversations.flatMap(\.accountActions).map(\.text).filter { !PersonalData.isRedacted($0) }.prefix(2).map(
            sentences.account)
        questions += ReportedFixes(consensus: consensus, space: space).statements().prefix(2).map { sentences.reported($0.text) }
        return questions
    }

    private func searchPhrases() -> [String] {
        var seen: Set<String> = []
        return conversations.compactMap { conversation -> String? in
            guard let line = conversation.asked.first(where: { $0.isFirstTurn && !PersonalData.isRedacted($0.text) && $0.wordCount <= 20 }),
                let text = StatementText.finishedQuestion(line.text), seen.insert(text).inserted
            else { return nil }
            return text
        }.prefix(8).map { $0 }
    }
}
