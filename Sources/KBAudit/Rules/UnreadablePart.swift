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

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        article.article.problems.filter { Self.kinds.contains($0.kind) }.map {
            Observation(article: article.index, line: $0.line, message: $0.message, subject: $0.kind + $0.message)
        }
    }
}
