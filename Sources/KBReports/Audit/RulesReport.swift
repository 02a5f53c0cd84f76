import KBAudit
import KBModel

/// The manual of the rules, generated from their own documentation.
package struct RulesReport {
    private let manuals: [RuleManual]
    /// Whether all rules are meant: a list; else each is explained.
    private let isWhole: Bool

    package init(_ manuals: [RuleManual], isWhole: Bool) {
        self.manuals = manuals
        self.isWhole = isWhole
    }

    package func text(width: Int) -> String {
        guard isWhole else { return manuals.map(page).joined(separator: "\n") }
        let idWidth = manuals.map(\.id.count).max() ?? 0
        var lines: [String] = []
        for group in RuleGroup.allCases {
            let rules = manuals.filter { $0.group == group }
            if rules.isEmpty { continue }
            lines.append(group.rawValue.uppercased())
            for rule in rules {
                let severity = rule.isDefault ? rule.severity.rawValue : "off"
                lines.append("  \(padded(rule.id, to: idWidth))  \(padded(severity, to: 10))  \(rule.summary)")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n") + "lacuna rules RULE explains one.\n"
    }

    private func page(_ rule: RuleManual) -> String {
        let state = rule.isDefault ? "" : "; runs only when asked for"
        return """
            \(rule.id)  (\(rule.group.rawValue), \(rule.severity.rawValue)\(state))

            \(rule.summary)

            Why     \(rule.rationale)
            Do      \(rule.fix)

            Bad
            \(example(rule.bad))

            Good
            \(example(rule.good))

            """
    }

    private func example(_ example: RuleExample) -> String {
        example.files.map { name, text in
            let body = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
            return example.files.count == 1 ? body : "  \(name)\n\(body)"
        }.joined(separator: "\n")
    }

    private func padded(_ text: String, to width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

    package var markdown: String {
        let pages = manuals.map { rule in
            """
            ## \(rule.id)

            *\(rule.group.rawValue), \(rule.severity.rawValue)\(rule.isDefault ? "" : ", runs only when asked for")*

            \(Markup.markdown(rule.summary)) \(Markup.markdown(rule.rationale))

            Bad:

            \(fenced(rule.bad))

            Good:

            \(fenced(rule.good))

            What to do: \(Markup.markdown(rule.fix))

            """
        }
        return (isWhole ? "# The rules of the audit\n\n" : "") + pages.joined(separator: "\n")
    }

    private func fenced(_ example: RuleExample) -> String {
        example.files.map { name, text in (example.files.count == 1 ? "" : "`\(name)`\n\n") + "```html\n\(text)\n```" }.joined(
            separator: "\n\n")
    }

    package var json: JSONValue {
        .members([
            "rules": .array(
                manuals.map { rule in
                    .members([
                        "id": .string(rule.id), "group": .string(rule.group.rawValue), "severity": .string(rule.severity.rawValue),
                        "default": .bool(rule.isDefault), "summary": .string(rule.summary), "rationale": .string(rule.rationale),
                        "fix": .string(rule.fix), "bad": files(rule.bad), "good": files(rule.good),
                    ])
                })
        ])
    }

    private func files(_ example: RuleExample) -> JSONValue {
        .object(example.files.map { .init($0.name, .string($0.text)) })
    }
}
