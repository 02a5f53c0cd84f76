import ArgumentParser
import KBAudit
import KBModel
import KBReports

/// `lacuna audit`.
struct AuditCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Checks articles the way continuous integration checks code.",
        discussion: """
            Every rule has an id, a severity and a page in the manual (lacuna rules). Nothing is fetched and nothing is changed.

              lacuna audit kb/                                        everything, grouped by article
              lacuna audit kb/ --rules broken-link,missing-alt        two rules only
              lacuna audit kb/ --rules=-wall-of-text                  all but one
              lacuna audit kb/ --write-baseline known.json            accept what is there today …
              lacuna audit kb/ --baseline known.json --fail-on warning  … and fail on what is new
              lacuna audit kb/ --format sarif --output audit.sarif    for code scanning

            A comment in a source lets a finding of its line and the next rest:
              <!-- lacuna: allow vague-link because the button has this label until 2027-01-31 -->
            'allow-file' in place of 'allow' counts for the whole file.

            Exit code 0: nothing at or above --fail-on; 1: something is; 2: a file could not be read.
            """)

    @Argument(help: "Files and folders with articles.") var paths: [String]
    @Option(help: "The form of the result: \(AuditReport.Format.allCases.map(\.rawValue).joined(separator: ", ")).") var format =
        AuditReport
        .Format.text
    @Option(help: ArgumentHelp("Where the result goes.", valueName: "path")) var output: String?
    @Option(help: "The severity from which the exit code is 1: error, warning, suggestion or never.") var failOn = FailingLevel.error
    @Option(help: ArgumentHelp("Accept the findings listed in this file.", valueName: "file")) var baseline: String?
    @Option(help: ArgumentHelp("List all findings in this file, to be accepted from now on.", valueName: "file")) var writeBaseline: String?
    @Option(help: ArgumentHelp("a,b runs only these rules; -a runs all but that.", valueName: "list")) var rules: String?
    @Option(help: ArgumentHelp("The time that dates are compared with (default: the present).", valueName: "iso8601")) var now: String?
    @Option(help: ArgumentHelp("Read every file as this format.", valueName: "auto|NAME")) var sourceFormat = "auto"

    func job(_ console: Console) async throws -> Outcome {
        let settings = try AuditOptions(rules: rules, now: now).settings()
        let known = try baseline.map(BaselineFile.read)
        let loaded = try await ArticleLoading.load(paths: paths, sourceFormat: sourceFormat, console: console)
        let base = KnowledgeBase(loaded.articles)
        let sources = AuditSources(paths: paths, articles: base.articles)
        var result = await Auditor(settings).audit(base, files: sources.files, suppressions: sources.suppressions)
        if let writeBaseline { try BaselineFile.write(Baseline(of: result.findings, in: base), to: writeBaseline, console: console) }
        if let known { BaselineFile.rest(known, in: &result, of: base, console: console) }
        let report = AuditReport(result, of: base, hasBaseline: known != nil, version: Lacuna.configuration.version)
        let style = AuditReport.Style(color: console.color && output == nil, width: console.width)
        try console.result(report.text(as: format, style: style), to: output)
        if loaded.incomplete { return .incomplete }
        return result.fails(on: failOn.severity) ? .found : .done
    }
}

extension AuditReport.Format: ExpressibleByArgument {}

/// `--fail-on`.
enum FailingLevel: String, ExpressibleByArgument, CaseIterable {
    case error, warning, suggestion, never

    var severity: Severity? { Severity(rawValue: rawValue) }
}
