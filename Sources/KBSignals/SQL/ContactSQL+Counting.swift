import KBModel

/// Neutral contacts → the rows of aggregates.
extension ContactSQL {
    /// The columns that tell kinds apart: of the query's steps, and of the result.
    static let kindColumns = [
        ("c_articles", "articles"), ("c_article_link", "article_link"), ("c_topic", "topic"), ("c_product", "product"),
        ("c_channel", "channel"), ("c_language", "language"), ("c_complexity", "complexity"), ("c_derived", "complexity_derived"),
        ("c_handled_by", "handled_by"), ("c_outcome", "outcome"), ("c_escalated", "escalated"), ("c_reason", "escalation_reason"),
        ("c_resolved", "resolved"), ("c_reopened", "reopened"), ("c_has_customer", "has_customer"), ("c_came_back", "came_back"),
        ("c_followed", "followed"), ("c_day", "day"),
    ]

    private static let integers: Set<String> = [
        "complexity_derived", "escalated", "resolved", "reopened", "has_customer", "came_back", "followed", "version", "window", "first",
        "last", "day", "time", "customer", "represents", "drawn", "signals", "contacts",
    ]

    /// The result's columns, in order.
    package static let resultColumns =
        ["kind", "version", "window", "first", "last"] + kindColumns.map(\.1)
        + ["id", "time", "customer", "question", "represents", "drawn", "signals", "contacts"]

    /// Who came back: ends with `returns`, the contacts with `c_came_back` and `c_followed`.
    var repeatSteps: [Step] {
        let isCounted = period.until.map { "\n  WHERE c_seconds < \($0.seconds)" } ?? ""
        let reach = "SELECT MAX(c_seconds) AS last_seconds FROM known"
        let end = period.reach.map { "CASE WHEN last_seconds < \($0) THEN \($0) ELSE last_seconds END" } ?? "last_seconds"
        let followed = "CASE WHEN c_seconds + \(windowSeconds) <= \(end) THEN 1 ELSE 0 END AS c_followed"
        guard has(.customer) else {
            return [
                Step(
                    name: "returns",
                    body: "  SELECT known.*, 0 AS c_came_back, \(followed)\n  FROM known CROSS JOIN (\(reach)) reach\(isCounted)")
            ]
        }
        let id = dialect.sortable("c_id")
        // Contacts without a need of their own would all fall into one part.
        let alone = "CASE WHEN c_customer IS NULL OR c_topic IS NULL THEN c_id END"
        let window = "OVER (PARTITION BY c_customer, c_topic, \(alone) ORDER BY c_seconds, \(id))"
        guard has(.articles) else {
            let gap = "LEAD(c_seconds) \(window) - c_seconds"
            let cameBack = """
                CASE WHEN c_customer IS NOT NULL AND c_topic IS NOT NULL AND \(gap) <= \(windowSeconds) THEN 1 ELSE 0 END AS c_came_back
                """
            return [
                Step(name: "followed", body: "  SELECT known.*, \(cameBack)\n  FROM known"),
                Step(
                    name: "returns",
                    body: "  SELECT followed.*, \(followed)\n  FROM followed CROSS JOIN (\(reach)) reach\(isCounted)"),
            ]
        }
        return pairSteps(window) + [
            Step(
                name: "returns",
                body: """
                      SELECT known.*, CASE WHEN again.first_id IS NULL THEN 0 ELSE 1 END AS c_came_back, \(followed)
                      FROM known CROSS JOIN (\(reach)) reach
                      LEFT JOIN again ON again.first_id = known.c_id\(isCounted)
                    """)
        ]
    }

    /// Of every contact the latest earlier one with the same need; a contact that is such a one within the window came back.
    private func pairSteps(_ window: String) -> [Step] {
        var steps = [
            Step(
                name: "by_topic",
                body: """
                      SELECT c_id AS later_id, LAG(c_id) \(window) AS first_id, LAG(c_seconds) \(window) AS first_seconds,
                        c_seconds AS later_seconds
                      FROM known
                      WHERE c_customer IS NOT NULL AND c_topic IS NOT NULL
                    """),
            Step(
                name: "listed0",
                body: """
                      SELECT c_id, c_seconds, c_customer, c_topic, '' AS article, c_articles || '|' AS rest
                      FROM known
                      WHERE c_articles IS NOT NULL AND c_customer IN (SELECT c_customer FROM known WHERE c_topic IS NULL)
                    """),
        ]
        let bar = dialect.position(of: "'|'", in: "rest")
        for i in 1...Self.listedArticles {
            steps.append(
                Step(
                    name: "listed\(i)",
                    body: """
                          SELECT c_id, c_seconds, c_customer, c_topic,
                            \(dialect.trimmed(dialect.substring("rest", from: "1", length: "\(bar) - 1"))) AS article,
                            \(dialect.substring("rest", from: "\(bar) + 1")) AS rest
                          FROM listed\(i - 1)
                          WHERE \(bar) > 0
                        """))
        }
        let parts = (1...Self.listedArticles).map {
            "  SELECT c_id, c_seconds, c_customer, c_topic, article FROM listed\($0) WHERE article <> ''"
        }
        let (first, later) = (dialect.sortable("a.c_id"), dialect.sortable("b.c_id"))
        let order = "ORDER BY first_seconds DESC, \(dialect.sortable("first_id")) DESC"
        steps += [
            Step(name: "named", body: parts.joined(separator: "\n  UNION ALL\n")),
            Step(
                name: "candidates",
                body: """
                      SELECT later_id, first_id, first_seconds, later_seconds FROM by_topic
                      WHERE first_id IS NOT NULL
                      UNION ALL
                      SELECT b.c_id, a.c_id, a.c_seconds, b.c_seconds
                      FROM named a JOIN named b ON a.c_customer = b.c_customer AND a.article = b.article
                      WHERE (a.c_topic IS NULL OR b.c_topic IS NULL) AND b.c_seconds - a.c_seconds BETWEEN 0 AND \(windowSeconds)
                        AND (a.c_seconds < b.c_seconds OR \(first) < \(later))
                    """),
            Step(
                name: "latest",
                body: """
                      SELECT first_id, later_seconds - first_seconds AS gap,
                        ROW_NUMBER() OVER (PARTITION BY later_id \(order)) AS place
                      FROM candidates
                    """),
            Step(name: "again", body: "  SELECT DISTINCT first_id FROM latest\n  WHERE place = 1 AND gap <= \(windowSeconds)"),
        ]
        return steps
    }

    /// Ends with `kept`, contacts that are counted, and, where questions are handed on, `drawn`.
    var countingSteps: [Step] {
        let kinds = Self.kindColumns.map(\.0).joined(separator: ", ")
        let daily = Step(
            name: "daily",
            body: """
                  SELECT \(kinds), COUNT(*) AS n, MIN(c_seconds) AS c_first, MAX(c_seconds) AS c_last
                  FROM kept
                  GROUP BY \(kinds)
                """)
        guard samplesQuestions else { return [Step(name: "kept", body: "  SELECT * FROM returns"), daily] }
        let isWhole = "asked_all <= \(sample)"
        let share = dialect.quotient("\(sample) * stratum_all + asked_unnamed - 1", "asked_unnamed")
        let drawn = """
            CASE WHEN \(isWhole) THEN stratum_all WHEN stratum_all <= \(StratifiedSample.least) OR \(share) >= stratum_all THEN stratum_all \
            WHEN \(share) < \(StratifiedSample.least) THEN \(StratifiedSample.least) ELSE \(share) END
            """
        let stratum = "c_topic, c_channel, c_language, CASE WHEN c_articles IS NULL THEN 0 ELSE 1 END"
        return [
            Step(
                name: "totals",
                body: """
                      SELECT COUNT(*) AS asked_all, COUNT(CASE WHEN c_articles IS NULL THEN 1 END) AS asked_unnamed
                      FROM returns
                      WHERE c_question IS NOT NULL
                    """),
            Step(
                name: "kept",
                body: """
                      SELECT returns.* FROM returns CROSS JOIN totals
                      WHERE c_question IS NULL OR (asked_all > \(sample) AND c_articles IS NOT NULL)
                    """), daily,
            Step(
                name: "strata",
                body: """
                      SELECT returns.*, asked_all, asked_unnamed, COUNT(*) OVER (PARTITION BY \(stratum)) AS stratum_all,
                        ROW_NUMBER() OVER (PARTITION BY \(stratum) ORDER BY c_seconds, \(dialect.sortable("c_id"))) AS stratum_place
                      FROM returns CROSS JOIN totals
                      WHERE c_question IS NOT NULL AND (\(isWhole) OR c_articles IS NULL)
                    """),
            Step(name: "shares", body: "  SELECT strata.*, \(drawn) AS stratum_drawn\n  FROM strata"),
            Step(
                name: "drawn",
                body: """
                      SELECT shares.*, DENSE_RANK() OVER (ORDER BY c_customer) AS customer_number
                      FROM shares
                      WHERE \(dialect.remainder("stratum_place * stratum_drawn", "stratum_all")) < stratum_drawn
                    """),
        ]
    }

    /// The rows of the file form, one `SELECT` a kind of row.
    var results: String {
        var parts = [header, contactRows]
        if has(.articles) { parts.append(exampleRows) }
        if samplesQuestions { parts.append(askedRows) }
        return parts.joined(separator: "\nUNION ALL\n")
    }

    private var header: String {
        var values = [
            "version": "\(Aggregates.version)", "window": "\(windowDays)", "first": "MIN(first_seconds)", "last": "MAX(last_seconds)",
        ]
        values["contacts"] = "COALESCE(SUM(n), 0)"
        var sources = "SELECT MIN(c_first) AS first_seconds, MAX(c_last) AS last_seconds, SUM(n) AS n FROM daily"
        if samplesQuestions {
            sources += """

                  UNION ALL SELECT MIN(c_seconds), MAX(c_seconds), COUNT(*) FROM strata
                """
        }
        return row("header", values, "FROM (\(sources)) parts")
    }

    private var contactRows: String {
        var values = kindValues
        values["contacts"] = "n"
        return row("contacts", values, "FROM daily")
    }

    private var exampleRows: String {
        let signals = """
            c_was_escalated + c_came_back + CASE WHEN c_reopened = 1 THEN 1 ELSE 0 END + CASE WHEN c_outcome = 'negative' THEN 1 ELSE 0 END
            """
        let source = """
            FROM (SELECT c_articles, c_reason, c_id, c_seconds, c_signals,
                ROW_NUMBER() OVER (PARTITION BY c_articles, c_reason
                  ORDER BY c_signals DESC, c_seconds DESC, \(dialect.sortable("c_id"))) AS c_example
              FROM (SELECT kept.*, \(signals) AS c_signals FROM kept WHERE c_articles IS NOT NULL) judged
              WHERE c_signals > 0) ranked
            WHERE c_example <= \(ExampleContacts.most)
            """
        let values = [
            "articles": "c_articles", "escalation_reason": "c_reason", "id": "c_id", "time": "c_seconds", "signals": "c_signals",
        ]
        return row("example", values, source)
    }

    private var askedRows: String {
        var values = kindValues
        values["day"] = nil
        values["id"] = "c_id"
        values["time"] = "c_seconds"
        values["customer"] = "CASE WHEN c_has_customer = 1 THEN customer_number END"
        values["question"] = "c_question"
        values["represents"] = "stratum_all"
        values["drawn"] = "stratum_drawn"
        return row("asked", values, "FROM drawn")
    }

    private var kindValues: [String: String] {
        Dictionary(Self.kindColumns.map { ($0.1, $0.0) }, uniquingKeysWith: { first, _ in first })
    }

    private func row(_ kind: String, _ values: [String: String], _ source: String) -> String {
        let columns = Self.resultColumns.map { column -> String in
            if column == "kind" { return "\(dialect.asText("'\(kind)'")) AS \(dialect.name("kind"))" }
            let isInteger = Self.integers.contains(column)
            guard let value = values[column] else {
                return "\(dialect.nothing(isInteger ? .integer : .text)) AS \(dialect.name(column))"
            }
            return "\(isInteger ? dialect.asInteger(value) : value) AS \(dialect.name(column))"
        }
        return "SELECT \(columns.joined(separator: ", "))\n\(source)"
    }
}
