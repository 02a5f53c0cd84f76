import ArgumentParser
import KBAudit
import KBReports

/// `lacuna rules`.
struct RulesCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Lists the rules of the audit, or explains one.",
        discussion: """
              lacuna rules                   all rules, by group
              lacuna rules context-opening   why, a bad and a good example, what to do
              lacuna rules --format markdown > rules.md
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json
    }

    @Argument(help: "The rule to explain.") var rule: String?
    @Option(help: "The form of the result.") var format = Format.text
    @Option(help: ArgumentHelp("Where the result goes.", valueName: "path")) var output: String?

    func job(_ console: Console) async throws -> Outcome {
        var manuals = AuditRules.manuals
        if let rule {
            do { manuals = [try AuditRules.rule(rule).manual] } catch { throw CommandFailure("\(error). 'lacuna rules' lists them all.") }
        }
        let report = RulesReport(manuals, isWhole: rule == nil)
        switch format {
        case .text: try console.result(report.text(width: console.width), to: output)
        case .markdown: try console.result(report.markdown, to: output)
        case .json: try console.result(report.json.serialized(pretty: true) + "\n", to: output)
        }
        return .done
    }
}
