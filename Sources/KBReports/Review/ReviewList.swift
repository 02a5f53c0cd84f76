import KBModel

/// What waits for a person, in the forms that people and programs read.
package struct ReviewList: Sendable {
    package enum Kind: String, Sendable {
        case draft, gap, article, finding

        /// What needs the least work first.
        package var rank: Int {
            switch self {
            case .draft: 0
            case .gap: 1
            case .article: 2
            case .finding: 3
            }
        }
    }

    package struct Row: Sendable, Hashable {
        package var kind: Kind
        package var id: String
        package var title: String
        /// Avoidable contacts over the period of the newest report; `nil` when no report has counted it.
        package var avoidable: Double?
        package var note: String
        /// What an audit says of a draft, most severe first; `nil` when none was made.
        package var findings: [Finding]?

        package init(kind: Kind, id: String, title: String, avoidable: Double?, note: String) {
            self.kind = kind
            self.id = id
            self.title = title
            self.avoidable = avoidable
            self.note = note
        }
    }

    private let rows: [Row]
    private let total: Int

    /// - Parameter limit: how many rows are shown; all when `nil`.
    package init(_ rows: [Row], limit: Int? = nil) {
        self.rows = Array(rows.prefix(limit ?? rows.count))
        total = rows.count
    }

    package var json: JSONValue {
        .members([
            "waiting": .array(
                rows.map { row in
                    .members([
                        "kind": .string(row.kind.rawValue), "id": .string(row.id), "title": .string(row.title),
                        "avoidable": row.avoidable.map(JSONValue.number) ?? .null, "note": .string(row.note),
                        "findings": row.findings.map { .array($0.map(\.json)) },
                    ])
                }), "total": .int(total),
        ])
    }

    package func text(width: Int) -> String {
        guard !rows.isEmpty else {
            return "Nothing waits. Drafts come from 'lacuna draft', gaps and failing articles from 'lacuna report'.\n"
        }
        var lines = ["WAITING FOR A PERSON   avoidable contacts in the newest report", ""]
        let room = max(20, width - 40)
        for row in rows {
            let count = row.avoidable.map { String(Int($0.rounded())) } ?? "–"
            let padding = String(repeating: " ", count: max(0, 5 - count.count))
            lines.append("\(padding)\(count)  \(row.kind.rawValue.padded(8)) \(row.title.shortened(to: room))")
            lines.append("       \(row.id)  (\(row.note)\(row.findings.map { ", " + Self.counts(of: $0) } ?? ""))")
        }
        if total > rows.count { lines += ["", "and \(total - rows.count) more: --limit \(total)"] }
        if let first = rows.first(where: { $0.kind == .draft }) {
            lines += ["", "Next: lacuna review show \(first.id) · lacuna review accept \(first.id)"]
        } else if let gap = rows.first(where: { $0.kind == .gap }) {
            lines += ["", "Next: lacuna draft --gap \(gap.id) --gaps gaps.json --transcripts FILE"]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ReviewList {
    /// `2 warnings, 1 suggestion`.
    private static func counts(of findings: [Finding]) -> String {
        let counts = [Severity.error, .warning, .suggestion].compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : NumberText.counted(count, severity.rawValue)
        }
        return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    }

    /// One finding of a draft: `warning vague-link: the link text "here" is not descriptive`.
    package static func line(of finding: Finding) -> String { "\(finding.severity.rawValue) \(finding.rule): \(finding.message)" }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate func shortened(to width: Int) -> String { count <= width ? self : prefix(width - 1) + "…" }
}
