import KBModel

/// The file says something that could not be read as meant.
struct UnreadablePart: Rule {
    let manual = RuleManual(
        id: "unreadable-part", group: .structure, severity: .warning,
        summary: "A part of the file could not be read as meant: undecodable characters, a wrong encoding, text cut off.",
        rationale: "What Lacuna cannot read, other programs and readers cannot read either.",
        bad: RuleExample([
            "page.html":
                "<html><head><meta charset=\"utf-8\"><title>Folders</title></head><body><h1>Folders</h1><p>Choose New\u{0} Folder.</p></body></html>"
        ]),
        good: RuleExample([
            "page.html":
                "<html><head><meta charset=\"utf-8\"><title>Folders</title></head><body><h1>Folders</h1><p>Choose New Folder.</p></body></html>"
        ]),
        fix: "Mend the file, and save it as UTF-8.")

    private static let kinds: Set<String> = [
        "undecodable-bytes", "nul-characters", "double-encoded", "not-well-formed", "truncated", "cut-off", "unresolved-reference",
    ]

    private static let reference = "unresolved-reference"
    /// More references to what is not there than this are one gap of the export, not so many flaws of pages.
    private static let mostReferences = 20

    func check(_ base: AuditedBase) -> [Observation] {
        let found = base.articles.flatMap { view in
            view.article.problems.filter { Self.kinds.contains($0.kind) }.map { (article: view.index, problem: $0) }
        }
        let references = found.filter { $0.problem.kind == Self.reference }
        guard references.count > Self.mostReferences, let first = references.first else {
            return found.map { observation($0.article, $0.problem) }
        }
        var gap = observation(first.article, first.problem)
        gap.message = "\(references.count) references lead to what is not here, the first: \(first.problem.message)"
        gap.subject = Self.reference
        gap.severity = .suggestion
        return [gap] + found.filter { $0.problem.kind != Self.reference }.map { observation($0.article, $0.problem) }
    }

    private func observation(_ article: Int, _ problem: Problem) -> Observation {
        Observation(article: article, line: problem.line, message: problem.message, subject: problem.kind + problem.message)
    }
}
