import ArgumentParser
import KBMarkup
import KBModel

/// `lacuna ingest`.
struct IngestCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Reads articles in every supported format and writes them in one.",
        discussion: """
            Formats are told by content; folders may mix them. A CSV with a 'file' column beside articles is their metadata.
            One line on standard error names every file that gave no article, with the reason.

              lacuna ingest help-centre/ > articles.jsonl       one JSON object a line
              lacuna ingest page.html --format markdown         read one page in the terminal
              lacuna ingest export/ --format html --output out/ one clean HTML file an article
              lacuna ingest kb/ --format dita --output topics/  tasks, concepts and troubleshooting topics
              lacuna ingest kb/ --format zendesk                one file that a vendor imports; servicenow likewise
              curl -s https://example.com/help | lacuna ingest - --format text
              lacuna ingest faq.csv --mapping faq.yaml > kb.jsonl   a table with columns of its own; --kb kb.jsonl reads the result

            A mapping says which columns make an article:
              fields: {id: Nr, title: Titel, body: {column: Inhalt, form: html}, updated: {column: Stand, pattern: d.M.yyyy}}
              values: {state: {Live: published}}
            Fields: id, title, body, summary, language, state, created, updated, review_by, owner, labels, url.

            What a format cannot hold is named on standard error. Exit code 2 when a file could not be read; the others are written all the same.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, markdown, html, text, dita, docbook, zendesk, servicenow
        case confluenceStorage = "confluence-storage"
    }

    @Argument(help: "Files and folders; - reads standard input.") var paths: [String]
    @Option(help: "The form of the result.") var format = Format.jsonl
    @Option(help: ArgumentHelp("Where the result goes: a file, or a folder for one file an article.", valueName: "path")) var output:
        String?
    @Option(help: ArgumentHelp("Read every file as this format.", valueName: "auto|NAME")) var sourceFormat = "auto"
    @Option(help: ArgumentHelp("How columns of CSV and JSON become articles (YAML).", valueName: "file")) var mapping: String?
    @Option(help: ArgumentHelp("Leave out what this .ditaval file, or this target of Flare, leaves out.", valueName: "file")) var profile:
        String?

    func job(_ console: Console) async throws -> Outcome {
        let readers = try readers()
        guard format == .jsonl else {
            let loaded = try await ArticleLoading.load(paths: paths, sourceFormat: sourceFormat, readers: readers, console: console)
            try ArticleOutput(articles: loaded.articles, output: output, console: console).write(as: format)
            return loaded.outcome
        }
        let lines = try ArticleLines(to: output, console: console)
        let incomplete = try await ArticleLoading.read(paths: paths, sourceFormat: sourceFormat, readers: readers, console: console) {
            try lines.write($0)
        }
        try lines.finish()
        return incomplete ? .incomplete : .done
    }

    private func readers() throws -> [any ArticleReader] {
        ArticleReaders.all(mapping: try mapping.map(ArticleMapping.init(file:)), profile: try profile.map(readProfile))
    }

    private func readProfile(_ file: String) throws -> ReadingProfile {
        let bytes = try FileTree.content(of: file)
        do throws(ReadingProfile.Failure) {
            return try ReadingProfile(bytes)
        } catch {
            throw CommandFailure("--profile \(file): \(error.reason).")
        }
    }
}
