import KBModel

/// ServiceNow tables as XML unloads or lists, JSON or CSV: `incident`, `sn_customerservice_case` and other tasks, `m2m_kb_task` (articles
/// attached to them), `kb_feedback` and `kb_use`. Times without a zone are UTC, as the platform exports them.
struct ServiceNowSignalsReader: ExportReader {
    let name = "servicenow"

    private static let tables = ["incident", "sn_customerservice_case", "m2m_kb_task", "kb_feedback", "kb_use"]

    func recognizes(_ sample: ExportSample) -> Bool {
        if case .xml(let elements) = sample.form {
            return elements.contains("sys_id") && Self.tables.contains { elements.contains($0) } || elements.contains("opened_at")
        }
        return sample.hasKeys("number", "opened_at") || sample.hasKeys("kb_knowledge", "task") || sample.hasKeys("article", "useful")
            || sample.hasKeys("article", "viewed", "user") || sample.hasColumns("number", "opened_at")
            || sample.hasColumns("kb_knowledge", "task") || sample.hasColumns("article", "useful")
            || sample.hasColumns("article", "viewed", "user")
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        let order = SlashDateOrder(try ExportSample(&stream).bytes)
        try sink.forEachRow(in: &stream) { row, sink in
            if row.has("kb_knowledge"), row.has("task") {
                try addLink(row, &sink)
            } else if row.table == "kb_feedback" || row.has("article") && (row.has("useful") || row.has("rating")) {
                try addFeedback(row, &sink)
            } else if row.table == "kb_use" || row.has("article") && row.has("viewed") {
                try addView(row, &sink)
            } else if row.table != "kb_knowledge" {
                try addTask(ServiceNowTask(row, order), row, &sink)
            }
        }
    }

    /// An article's number where the record shows it, else its key.
    private static func article(_ row: ExportRow, _ field: String) -> String? {
        if let label = row.label(field), label.hasPrefix("KB"), label.dropFirst(2).allSatisfy(\.isNumber) { return label }
        return row[field]
    }

    private func addLink(_ row: ExportRow, _ sink: inout ExportSink) throws {
        guard let task = row["task"] else {
            sink.problems.count(.noID, line: row.line)
            return
        }
        guard let article = Self.article(row, "kb_knowledge") else {
            sink.problems.count(.noArticle, line: row.line)
            return
        }
        var addition = ExportedConversation(id: task)
        addition.name([article], as: .cited)
        try sink.add(.addition(addition))
    }

    private func addFeedback(_ row: ExportRow, _ sink: inout ExportSink) throws {
        guard let article = Self.article(row, "article") else {
            sink.problems.count(.noArticle, line: row.line)
            return
        }
        let stars = row["rating"].flatMap(SignalValues.number)
        // Three stars of five speak neither for the article nor against it.
        let helpful = row["useful"].flatMap(SignalValues.bool) ?? stars.flatMap { $0 >= 4 ? true : $0 > 0 && $0 <= 2 ? false : nil }
        guard let helpful else {
            sink.problems.count(.noVote, line: row.line)
            return
        }
        try sink.add(
            .feedback(
                Feedback(
                    article: article, time: sink.time(row[first: "sys_created_on", "created"]), helpful: helpful, comment: row["comments"]))
        )
    }

    private func addView(_ row: ExportRow, _ sink: inout ExportSink) throws {
        guard let article = Self.article(row, "article") else {
            sink.problems.count(.noArticle, line: row.line)
            return
        }
        guard row["viewed"].flatMap(SignalValues.bool) != false, let time = sink.time(row[first: "sys_created_on", "created"]),
            let customer = sink.customer(row["user"])
        else {
            sink.problems.count(.noTime, line: row.line)
            return
        }
        try sink.add(.view(article: article, customer: customer, time: time))
    }

    private func addTask(_ task: ServiceNowTask, _ row: ExportRow, _ sink: inout ExportSink) throws {
        guard let id = row[first: "number", "sys_id"] else {
            sink.problems.count(.noID, line: row.line)
            return
        }
        var conversation = ExportedConversation(id: id)
        conversation.aliases = [row["sys_id"]].compactMap { $0 }
        guard task.read(into: &conversation, sink) else {
            sink.problems.count(row[first: "opened_at", "sys_created_on"] == nil ? .noTime : .badTime, line: row.line)
            return
        }
        if task.hasBadDuration { sink.problems.count(.badValue, line: row.line) }
        try sink.add(.conversation(conversation))
    }
}
