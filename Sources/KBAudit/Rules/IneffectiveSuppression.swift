import KBModel

/// A suppression that does nothing hides nothing and misleads its reader: it lacks a reason, has ended, names no rule, or is about
/// nothing any more.
struct IneffectiveSuppression: Rule {
    static let id = "ineffective-suppression"

    let manual = RuleManual(
        id: id, group: .governance, severity: .warning,
        summary: "A comment that allows a finding has no reason, has ended, names no rule, or is about nothing.",
        rationale: "Whoever reads the page next cannot tell whether the exception still holds.",
        bad: """
            <!-- lacuna: allow vague-link -->
            <p>To read more about folders, <a href="https://example.org/folders">click here</a>.</p>
            """,
        good: """
            <!-- lacuna: allow vague-link because the sentence quotes the button's label -->
            <p>To read more about folders, <a href="https://example.org/folders">click here</a>.</p>
            """,
        fix: "Give a reason after 'because', a later date after 'until', or delete the comment.")

    static func finding(of entry: SuppressionEntry, because flaw: String) -> Finding {
        let manual = IneffectiveSuppression().manual
        return Finding(
            rule: manual.id, severity: manual.severity,
            location: .init(path: entry.scope.path, line: entry.line, article: entry.scope.path),
            message: "the suppression of \(entry.rule) does nothing: \(flaw)", explanation: manual.rationale, fix: manual.fix,
            fingerprint: Fingerprint.of(rule: manual.id, subject: entry.rule + (entry.reason ?? "")))
    }
}

extension SuppressionEntry.Scope {
    /// The path, or the pattern of paths, that it is about.
    var path: String {
        switch self {
        case .lines(let path, _), .file(let path): path
        case .paths(let pattern): pattern
        }
    }
}
