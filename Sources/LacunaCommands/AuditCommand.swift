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
            Every rule has an id, a severity and a page in the manual (lacuna rules). Nothing is changed without --write, and nothing is
            fetched without --check-links.

              lacuna audit kb/                                        everything, grouped by article
              lacuna audit kb/ --rules broken-link,missing-alt        two rules only
              lacuna audit kb/ --rules=-wall-of-text                  all but one
              lacuna audit kb/ --write-baseline known.json            accept what is there today …
              lacuna audit kb/ --baseline known.json --fail-on warning  … and fail on what is new
              lacuna audit kb/ --changed-since origin/main            only what a change can have done
              lacuna audit kb/ --format sarif --output audit.sarif    for code scanning
              lacuna audit kb/ --contacts contacts.csv                and which words of customers an article lacks
              lacuna audit kb/ --fix                                  show what can be mended safely; --fix --write does it

            lacuna.yaml turns rules on and off and sets limits, per path, locale and article type (section audit:); terms.yaml at the
            top of the base is its glossary. A comment in a source lets a finding of its line and the next rest:
              <!-- lacuna: allow vague-link because the button has this label until 2027-01-31 -->
            'allow-file' in place of 'allow' counts for the whole file.

            Exit code 0: nothing at or above --fail-on; 1: something is; 2: a part of the job could not be done.
            """)

    @Argument(help: "Files and folders with articles (default: sources.articles of lacuna.yaml).") var paths: [String] = []
    @Option(help: "The form of the result: \(AuditReport.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = AuditReport.Format.text
    @Option(help: ArgumentHelp("Where the result goes.", valueName: "path")) var output: String?
    @Option(help: "The severity from which the exit code is 1: error, warning, suggestion or never (default: error).")
    var failOn: FailingLevel?
    @Option(help: ArgumentHelp("Accept the findings listed in this file.", valueName: "file")) var baseline: String?
    @Option(help: ArgumentHelp("List all findings in this file, to be accepted from now on.", valueName: "file")) var writeBaseline: String?
    @Option(help: ArgumentHelp("a,b runs only these rules; -a runs all but that.", valueName: "list")) var rules: String?
    @Option(help: ArgumentHelp("Tell only what the changes since this revision of git can have done.", valueName: "rev"))
    var changedSince: String?
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Contacts, for the words that customers use.", valueName: "file"))
    var contacts: [String] = []
    @OptionGroup var signals: SignalsOptions
    @Flag(help: "Ask other sites whether linked pages are there, slowly and with their robots.txt obeyed.") var checkLinks = false
    @Flag(help: "Show, as a patch, what can be mended safely.") var fix = false
    @Flag(help: "With --fix: write it.") var write = false
    @Option(
        help: ArgumentHelp("A folder that keeps results for the next run, which looks at changed articles only; or off.", valueName: "dir"))
    var cache: String?
    @Option(help: ArgumentHelp("The time that dates are compared with (default: the present).", valueName: "iso8601")) var now: String?
    @Option(help: ArgumentHelp("Read every file as this format.", valueName: "auto|NAME")) var sourceFormat = "auto"
    @Option(help: ArgumentHelp("The configuration (default: lacuna.yaml here or above).", valueName: "file")) var config: String?

    func validate() throws {
        if write, !fix { throw ValidationError("--write goes with --fix: it writes what --fix shows.") }
        if writeBaseline != nil, changedSince != nil {
            throw ValidationError("--write-baseline lists the findings of the whole base: run it without --changed-since.")
        }
    }

    func job(_ console: Console) async throws -> Outcome { try await AuditRun(AuditRequest(self), console: console).run() }
}

extension AuditReport.Format: ExpressibleByArgument {}

/// `--fail-on`.
enum FailingLevel: String, ExpressibleByArgument, CaseIterable {
    case error, warning, suggestion, never

    var severity: Severity? { Severity(rawValue: rawValue) }
}
