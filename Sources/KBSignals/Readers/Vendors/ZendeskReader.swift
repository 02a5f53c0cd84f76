import KBModel

/// Zendesk tickets with their comments and metric sets: the account's JSON export (a ticket a line), answers of the API (`tickets`,
/// `metric_sets`, `comments`, `users` in one or several files), and the votes of its help centre.
struct ZendeskReader: ExportReader {
    let name = "zendesk"

    private static let lists: Set<String> = ["tickets", "metric_sets", "ticket_metrics", "users", "votes", "results"]

    func recognizes(_ sample: ExportSample) -> Bool {
        sample.hasKeys("requester_id", "subject") || sample.hasKeys("ticket_id", "reopens")
            || sample.hasKeys("ticket_id", "author_id", "body")
            || sample.hasKeys("item_id", "item_type", "value")
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        var roles: [String: Transcript.Speaker] = [:]
        let sample = try ExportSample(&stream)
        // In a ticket's own object the comments are a part of it.
        let listsComments = sample.hasKeys("tickets") || !sample.hasKeys("subject")
        try sink.forEachRecord(in: &stream, lists: Self.lists.union(listsComments ? ["comments"] : [])) { whole, list, line, sink in
            let record = whole["ticket"] ?? whole
            if list == "users" {
                if let id = record["id"]?.known { roles[id] = Self.speaker(role: record["role"]?.string) }
            } else if record["item_type"] != nil, let value = record["value"] {
                try addVote(record, value, line, &sink)
            } else if list == "metric_sets" || list == "ticket_metrics" || record["reopens"] != nil {
                try addMetrics(record, line, &sink)
            } else if list == "comments" || record["requester_id"] == nil {
                try addComment(record, roles, line, &sink)
            } else {
                try addTicket(record, record["comments"]?.array ?? whole["comments"]?.array ?? [], roles, line, &sink)
            }
        }
    }

    private func addTicket(
        _ record: JSONValue, _ comments: [JSONValue], _ roles: [String: Transcript.Speaker], _ line: Int, _ sink: inout ExportSink
    ) throws {
        guard let id = record["id"]?.known else {
            sink.problems.count(.noID, line: line)
            return
        }
        var ticket = ExportedConversation(id: id)
        let requester = record["requester_id"]?.known
        ticket.customer = sink.customer(record["requester"]?["external_id"]?.known ?? requester)
        ticket.title = record["subject"]?.known
        ticket.created = record["created_at"]?.time
        ticket.updated = record["updated_at"]?.time
        ticket.channel = Self.channel(record["via"]?["channel"]?.string)
        ticket.language = (record["requester"]?["locale"] ?? record["locale"])?.known
        readOutcome(record, into: &ticket)
        for comment in comments { Self.add(comment, requester: requester, roles, to: &ticket) }
        if ticket.turns.isEmpty, let text = record["description"]?.known { ticket.question = Self.joined(ticket.title, text) }
        if let metrics = record["metric_set"] { Self.readMetrics(metrics, into: &ticket) }
        if let first = comments.first(where: { $0["public"]?.bool != false })?["author_id"]?.known, let requester, ticket.channel != "voice"
        {
            ticket.isStartedByAgent = first != requester && roles[first] != .customer
        }
        Self.readMerge(record, comments, into: &ticket)
        try sink.add(.conversation(ticket))
    }

    private func readOutcome(_ record: JSONValue, into ticket: inout ExportedConversation) {
        switch record["status"]?.string {
        case "solved", "closed":
            ticket.resolved = true
            ticket.closed = record["metric_set"]?["solved_at"]?.time ?? ticket.updated
        // One that is open has not failed yet.
        default: break
        }
        switch record["satisfaction_rating"]?["score"]?.string {
        case "good", "good_with_comment": ticket.outcome = .confirmed
        case "bad", "bad_with_comment": ticket.outcome = .negative
        default: break
        }
    }

    private func addMetrics(_ record: JSONValue, _ line: Int, _ sink: inout ExportSink) throws {
        guard let id = record["ticket_id"]?.known else {
            sink.problems.count(.noID, line: line)
            return
        }
        var ticket = ExportedConversation(id: id)
        Self.readMetrics(record, into: &ticket)
        try sink.add(.addition(ticket))
    }

    private static func readMetrics(_ metrics: JSONValue, into ticket: inout ExportedConversation) {
        ticket.reopened = metrics["reopens"]?.count
        ticket.handoffs = metrics["group_stations"]?.count.map { max(0, $0 - 1) }
        ticket.closed = ticket.closed ?? metrics["solved_at"]?.time
    }

    private func addComment(
        _ record: JSONValue, _ roles: [String: Transcript.Speaker], _ line: Int, _ sink: inout ExportSink
    ) throws {
        guard let id = record["ticket_id"]?.known else {
            sink.problems.count(.noID, line: line)
            return
        }
        var ticket = ExportedConversation(id: id)
        Self.add(record, requester: record["requester_id"]?.known, roles, to: &ticket)
        if !ticket.turns.isEmpty { try sink.add(.addition(ticket)) }
    }

    /// Private comments are notes among agents: no part of the conversation.
    private static func add(
        _ comment: JSONValue, requester: String?, _ roles: [String: Transcript.Speaker], to ticket: inout ExportedConversation
    ) {
        guard comment["public"]?.bool != false else { return }
        let html = comment["html_body"]?.known
        let plain = comment["plain_body"]?.known ?? comment["body"]?.known ?? comment["data"]?["transcription_text"]?.known
        guard html != nil || plain != nil else { return }
        let read = html.map(MessageText.init(html:)) ?? MessageText(plain: plain ?? "")
        let author = comment["author_id"]?.known
        let speaker = author == requester ? .customer : author.flatMap { roles[$0] } ?? (author == "-1" ? .system : .agent)
        ticket.turns.append(
            Transcript.Turn(
                speaker: speaker, text: plain.map(Mapping.trimmed) ?? read.text, time: comment["created_at"]?.time,
                author: speaker == .customer ? nil : author))
        if speaker != .customer { ticket.name(read.articles, as: .linked) }
        if speaker == .agent { ticket.handledBy = .agent }
        if speaker == .bot { ticket.handledBy = ticket.handledBy ?? .ai }
    }

    /// A merged ticket is closed with the tag `closed_by_merge`; its last comment names the other one as `#123`.
    private static func readMerge(_ record: JSONValue, _ comments: [JSONValue], into ticket: inout ExportedConversation) {
        guard (record["tags"]?.array ?? []).contains(where: { $0.string == "closed_by_merge" }) else { return }
        let text = comments.last?["body"]?.string ?? comments.last?["plain_body"]?.string ?? ""
        let number = text.utf8.split(separator: UInt8(ascii: "#"), omittingEmptySubsequences: false).dropFirst().lazy
            .map { $0.prefix { $0.isASCIIDigit } }.first { !$0.isEmpty }
        ticket.mergedInto = number.map { String(decoding: Array($0), as: UTF8.self) } ?? "?"
    }

    private func addVote(_ record: JSONValue, _ value: JSONValue, _ line: Int, _ sink: inout ExportSink) throws {
        guard record["item_type"]?.string == "Article", let article = record["item_id"]?.known else {
            sink.problems.count(.noArticle, line: line)
            return
        }
        guard let vote = value.int, vote == 1 || vote == -1 else {
            sink.problems.count(.badVote, line: line)
            return
        }
        try sink.add(.feedback(Feedback(article: article, time: record["created_at"]?.time, helpful: vote == 1)))
    }

    private static func joined(_ title: String?, _ text: String) -> String {
        guard let title, !text.hasPrefix(title) else { return text }
        return title + "\n\n" + text
    }

    private static func speaker(role: String?) -> Transcript.Speaker? {
        switch role {
        case "end-user": .customer
        case "agent", "admin": .agent
        default: SpeakerRole.named(role)
        }
    }

    private static func channel(_ via: String?) -> String? {
        switch via {
        case "chat", "native_messaging", "messaging", "sunshine_conversations_api", "answer_bot_for_web_widget", "whatsapp", "line": "chat"
        case "voice", "phone", "api_voice": "voice"
        case "web", "web_form", "web_widget", "mobile_sdk", "mobile", "help_center": "web"
        case "email": "email"
        case let via: via
        }
    }
}
