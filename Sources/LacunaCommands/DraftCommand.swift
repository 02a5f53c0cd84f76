import ArgumentParser
import KBDrafts
import KBModel

/// `lacuna draft`.
struct DraftCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "draft",
        abstract: "Writes article drafts from conversations that truly succeeded, every statement with its sources.",
        discussion: """
            Conversations that failed, were escalated, or whose customer came back are left out; personal data become placeholders, and
            statements that need them are dropped. Without --gaps the conversations are grouped by need first: one draft a need. With
            --kb, a need that an article covers gives a revision of it. Where the evidence is thin the draft says what to ask.

              lacuna draft --transcripts kb/transcripts.jsonl --kb kb/articles                    Markdown in the terminal
              lacuna draft --transcripts chats.jsonl --kb help/ --output drafts/                  one file a draft
              lacuna draft --transcripts chats.jsonl --gaps gaps.json --gap 3 --format json       one gap of the gap report
              lacuna draft --transcripts chats.jsonl --template our-how-to.html                   your own template
              lacuna draft --transcripts chats.jsonl --format review --output review/             pages to check: evidence, changes, audit
              lacuna draft --transcripts chats.jsonl --format zendesk --output import.json        what a help centre imports

            A template is an article whose slots are paragraphs such as {{steps}}; the built-in ones are faq, how-to, troubleshooting,
            known-error, reference, agent-procedure. lacuna.yaml may name headings of your own (draft.vocabulary) and a language model
            (draft.model: endpoint, name) that rewords what was said; what its sources do not support is left out, and nothing is sent
            anywhere without it.
            Where a lacuna.yaml is found the drafts are kept too, for 'lacuna review'. Exit code 2 when an input could not be read; the
            others are used all the same.
            """)

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Conversations: JSON Lines or a vendor's export.", valueName: "file"))
    var transcripts: [String]
    @Option(parsing: .upToNextOption, help: ArgumentHelp("The knowledge base: files and folders.", valueName: "path")) var kb: [String] = []
    @Option(help: ArgumentHelp("A report of 'lacuna gaps --format json': one draft a missing article.", valueName: "file")) var gaps:
        String?
    @Option(help: ArgumentHelp("Only this gap: its id, or its rank in the report.", valueName: "id")) var gap: String?
    @Option(help: ArgumentHelp("A built-in template or a file; chosen by the evidence unless given.", valueName: "name|file"))
    var template: String?
    @Option(help: "The form of the result: \(DraftOutput.Format.allCases.map(\.rawValue).joined(separator: ", ")).") var format =
        DraftOutput
        .Format.markdown
    @Option(help: ArgumentHelp("Where the result goes: a file, or a folder for one file a draft.", valueName: "path")) var output: String?
    @Option(help: ArgumentHelp("A customer who is back with the same need within this time was not helped.", valueName: "days"))
    var window = "7d"
    @OptionGroup var signals: SignalsOptions
    @Option(help: ArgumentHelp("The configuration (default: lacuna.yaml here or above).", valueName: "file")) var config: String?

    func validate() throws {
        guard !transcripts.isEmpty else { throw ValidationError("--transcripts needs at least one file.") }
        guard gap == nil || gaps != nil else { throw ValidationError("--gap needs --gaps FILE: the report that names the gaps.") }
        guard days != nil else { throw ValidationError("--window \(window): write whole days, such as 7d.") }
    }

    private var days: Int? { Int(window.hasSuffix("d") ? String(window.dropLast()) : window).flatMap { $0 >= 0 ? $0 : nil } }

    func job(_ console: Console) async throws -> Outcome {
        let configuration = try ConfigurationFile.load(config)
        let loadedTemplates = try DraftTemplates.load(named: template)
        var loading = try signals.loading(console)
        let conversations = try loading.loadTranscripts(transcripts)
        let articles =
            kb.isEmpty ? LoadedArticles(articles: [], incomplete: false) : try await ArticleLoading.load(paths: kb, console: console)
        let needs = try gaps.map { try GapNeeds.load($0, only: gap) }
        let drafter = Drafter(templates: loadedTemplates.templates, options: options(configuration.draft, template: loadedTemplates.chosen))
        var result = drafter.drafts(from: conversations, articles: articles.articles, needs: needs)
        if let model = configuration.draft.model {
            result.drafts = try await PolishRun(model, record: configuration.resolved(model.record), console: console).polished(
                result.drafts)
        }
        var page = DraftOutput(result: result, output: output, console: console)
        if format == .review { (page.findings, page.revised) = await DraftReview.facts(result.drafts, among: articles.articles) }
        try page.write(as: format)
        try DraftKeeping.keep(result.drafts, of: articles.articles, in: configuration, console: console)
        return articles.incomplete ? .incomplete : loading.outcome
    }

    private func options(_ settings: Configuration.Drafting, template: String?) -> Drafter.Options {
        var options = Drafter.Options()
        options.windowDays = days ?? options.windowDays
        options.minimumConversations = settings.minimumConversations
        options.template = template
        let own = settings.vocabulary.compactMap { entry in SectionLabel(rawValue: entry.key).map { ($0, entry.value) } }
        options.labels = SectionLabels(Dictionary(uniqueKeysWithValues: own))
        return options
    }
}
