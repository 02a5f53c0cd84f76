import KBModel

/// The table's columns → neutral values, as `EventReader` reads them.
extension ContactSQL {
    /// What the query reads: not when a contact was closed.
    static let fields = EventReader.fields.filter { $0 != .closed }

    /// Columns of a kind that are plain texts.
    static let textFields: [SignalField] = [.topic, .product, .channel, .language]

    /// Ends with `known`: one row a contact, every column of `valueColumns`.
    var readingSteps: [Step] {
        var steps = [Step(name: "written", body: select(writtenColumns, "FROM \(table)"))]
        steps += times.steps(from: "written")
        let timed = steps.last?.name ?? "written"
        let values = readValues
        steps.append(Step(name: "readable", body: select(values, "FROM \(timed)")))
        var conditions = ["c_id IS NOT NULL", "c_seconds IS NOT NULL"]
        if has(.mergedInto) { conditions.append("c_is_merged = 0") }
        if let since = period.since { conditions.append("c_seconds >= \(since.seconds)") }
        let rest = "FROM readable\n  WHERE \(conditions.joined(separator: " AND "))"
        guard !hasDistinctIDs else {
            steps.append(Step(name: "known", body: select(values.map { ($0.name, $0.name) }, rest)))
            return steps
        }
        let names = values.map(\.name)
        let order = (["c_seconds DESC"] + names.filter { $0 != "c_id" && $0 != "c_seconds" }).joined(separator: ", ")
        let place = (expression: "ROW_NUMBER() OVER (PARTITION BY c_id ORDER BY \(order))", name: "c_place")
        steps.append(Step(name: "deliveries", body: select(values.map { ($0.name, $0.name) } + [place], rest)))
        steps.append(Step(name: "known", body: select(names.map { ($0, $0) }, "FROM deliveries\n  WHERE c_place = 1")))
        return steps
    }

    private var writtenColumns: [(expression: String, name: String)] {
        Self.fields.filter(has).map { (neutral($0), "w_\($0.name)") }
    }

    /// The field's value without white space, `NULL` when it means "not known", translated by the mapping.
    private func neutral(_ field: SignalField) -> String {
        let columns = (sources[field] ?? []).map { known(dialect.trimmed(dialect.asText(dialect.name($0))), field) }
        guard columns.count > 1 else { return columns.first ?? "NULL" }
        let joint = columns.map { "COALESCE(\(dialect.text(Mapping.joint)) || \($0), '')" }.joined(separator: " || ")
        return known("NULLIF(\(dialect.substring(joint, from: Mapping.joint.utf8.count + 1)), '')", field)
    }

    private func known(_ text: String, _ field: SignalField) -> String {
        let missing = mapping.missing.union([""]).sorted()
        var cases = "WHEN LOWER(\(text)) IN (\(list(missing))) THEN NULL"
        for (value, meaning) in (mapping.values[field] ?? [:]).sorted(by: { $0.key < $1.key }) {
            cases += " WHEN LOWER(\(text)) = \(dialect.text(value)) THEN \(dialect.text(meaning))"
        }
        return "CASE \(cases) ELSE \(text) END"
    }

    private func written(_ field: SignalField) -> String? { has(field) ? "w_\(field.name)" : nil }

    /// What is known of a contact, in the order of `kindColumns` and then what counting needs besides.
    private var readValues: [(expression: String, name: String)] {
        let escalated = flag(.escalated)
        let outcome = oneOf(.outcome, Contact.Outcome.allCases.map(\.rawValue))
        let wasEscalated = "COALESCE(\(escalated), CASE WHEN \(outcome) = 'escalated' THEN 1 ELSE 0 END) = 1"
        let stated = oneOf(.complexity, Contact.Complexity.allCases.map(\.rawValue))
        let minutes = written(.minutes).map(dialect.number)
        let derived = minutes.map {
            "CASE WHEN \($0) < 0 THEN NULL WHEN \($0) < 6 THEN 'low' WHEN \($0) < 15 THEN 'medium' WHEN \($0) >= 15 THEN 'high' END"
        }
        let text = dialect.nothing(.text)
        var values: [(expression: String, name: String)] = [
            (written(.id) ?? text, "c_id"), ("w_seconds", "c_seconds"), (customer ?? text, "c_customer"),
            (articles, "c_articles"),
            (oneOf(.articleLink, Contact.ArticleLink.allCases.map(\.rawValue)), "c_article_link"),
        ]
        values += Self.textFields.map { (written($0) ?? text, "c_\($0.name)") }
        values += [
            (derived.map { "COALESCE(\(stated), \($0))" } ?? stated, "c_complexity"),
            (derived.map { "CASE WHEN \(stated) IS NULL AND \($0) IS NOT NULL THEN 1 ELSE 0 END" } ?? "0", "c_derived"),
            (oneOf(.handledBy, Contact.Handler.allCases.map(\.rawValue)), "c_handled_by"), (outcome, "c_outcome"),
            (escalated, "c_escalated"), ("CASE WHEN \(wasEscalated) THEN \(written(.escalationReason) ?? text) END", "c_reason"),
            (flag(.resolved), "c_resolved"),
            (
                written(.reopened).map { "CASE WHEN \(dialect.number($0)) > 0 THEN 1 WHEN \(dialect.number($0)) = 0 THEN 0 END" }
                    ?? dialect.nothing(.integer), "c_reopened"
            ),
            (customer.map { "CASE WHEN \($0) IS NULL THEN 0 ELSE 1 END" } ?? "0", "c_has_customer"),
            ("CASE WHEN \(wasEscalated) THEN 1 ELSE 0 END", "c_was_escalated"),
            ("\(dialect.quotient("w_seconds + 86400000000", "86400")) - 1000000", "c_day"),
        ]
        if let target = written(.mergedInto) {
            values.append(("CASE WHEN \(target) <> w_id THEN 1 ELSE 0 END", "c_is_merged"))
        }
        if samplesQuestions { values.append((written(.question) ?? text, "c_question")) }
        return values
    }

    /// Who came by themselves: what the organisation started is no return.
    private var customer: String? {
        guard let customer = written(.customer), let initiator = written(.initiatedBy) else { return written(.customer) }
        return "CASE WHEN LOWER(\(initiator)) IN (\(list(SpeakerRole.agent.sorted()))) THEN NULL ELSE \(customer) END"
    }

    /// A list is written with `|`, whatever separates it in the table.
    private var articles: String {
        guard let written = written(.articles) else { return dialect.nothing(.text) }
        return mapping.articleSeparator == "|" ? written : "REPLACE(\(written), \(dialect.text(mapping.articleSeparator)), '|')"
    }

    private func oneOf(_ field: SignalField, _ names: [String]) -> String {
        guard let written = written(field) else { return dialect.nothing(.text) }
        return "CASE WHEN LOWER(\(written)) IN (\(list(names))) THEN LOWER(\(written)) END"
    }

    private func flag(_ field: SignalField) -> String {
        guard let written = written(field) else { return dialect.nothing(.integer) }
        return """
            CASE WHEN LOWER(\(written)) IN (\(list(SignalValues.yes.sorted()))) THEN 1 \
            WHEN LOWER(\(written)) IN (\(list(SignalValues.no.sorted()))) THEN 0 END
            """
    }
}
