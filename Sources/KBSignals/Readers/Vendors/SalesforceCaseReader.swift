import KBModel
import KBText

/// Salesforce `Case` and `CaseArticle`: CSV of the weekly export, of the data loader or of a report, and JSON of the REST API.
struct SalesforceCaseReader: ExportReader {
    let name = "salesforce"
    let holdsConversations = false

    func recognizes(_ sample: ExportSample) -> Bool {
        sample.hasColumns("casenumber") || sample.hasColumns("caseid", "knowledgearticleid") || sample.hasKeys("CaseNumber")
            || sample.hasKeys("CaseId", "KnowledgeArticleId")
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        let order = SlashDateOrder(try ExportSample(&stream).bytes)
        try sink.forEachRow(in: &stream) { row, sink in
            if row.has("knowledgearticleid") {
                try addLink(row, &sink)
            } else if row["isdeleted"].flatMap(SignalValues.bool) != true {
                try addCase(row, order, &sink)
            }
        }
    }

    private func addLink(_ row: ExportRow, _ sink: inout ExportSink) throws {
        guard let id = row["caseid"] else {
            sink.problems.count(.noID, line: row.line)
            return
        }
        guard let article = row[first: "knowledgearticleid", "articlenumber"] else {
            sink.problems.count(.noArticle, line: row.line)
            return
        }
        var addition = ExportedConversation(id: id)
        addition.name([article], as: .cited)
        try sink.add(.addition(addition))
    }

    private func addCase(_ row: ExportRow, _ order: SlashDateOrder, _ sink: inout ExportSink) throws {
        let key = row[first: "id", "caseid"]
        guard let number = row["casenumber"] ?? key else {
            sink.problems.count(.noID, line: row.line)
            return
        }
        func time(_ text: String?) -> Timestamp? { text.flatMap { sink.time(order.resolved($0)) } }
        let opened = row[first: "createddate", "date/timeopened", "openeddate"]
        guard let created = time(opened) else {
            sink.problems.count(opened == nil ? .noTime : .badTime, line: row.line)
            return
        }
        var conversation = ExportedConversation(id: number)
        // Keys come with 15 or 18 characters; the first 15 are the record.
        conversation.aliases = key.map { [$0, String($0.prefix(15))] } ?? []
        conversation.created = created
        conversation.updated = time(row[first: "lastmodifieddate", "systemmodstamp"])
        conversation.closed = time(row[first: "closeddate", "date/timeclosed"])
        conversation.customer = sink.customer(row[first: "contactid", "suppliedemail", "contactemail", "contactname", "accountid"])
        conversation.channel = Self.channel(row[first: "origin", "caseorigin"])
        conversation.topic = row[first: "reason", "casereason", "type"]
        conversation.product = row[first: "product__c", "product", "productid"]
        conversation.language = row[first: "language", "language__c"]
        conversation.mergedInto = row["masterrecordid"]
        conversation.title = row["subject"]
        let need = [row["subject"], row["description"]].compactMap { $0 }
        conversation.question = need.isEmpty ? nil : need.joined(separator: "\n\n")
        readState(row, into: &conversation)
        try sink.add(.conversation(conversation))
    }

    private func readState(_ row: ExportRow, into conversation: inout ExportedConversation) {
        let status = row["status"].map { Folding.folded($0) }
        let isClosed = row[first: "isclosed", "closed"].flatMap(SignalValues.bool) ?? (status == "closed" || status == "resolved")
        if isClosed { conversation.resolved = true } else { conversation.closed = nil }
        if let escalated = row[first: "isescalated", "escalated"].flatMap(SignalValues.bool) ?? (status == "escalated" ? true : nil) {
            conversation.escalated = escalated
            if escalated { conversation.outcome = .escalated }
        }
        if status == "merged" { conversation.mergedInto = conversation.mergedInto ?? row["parentid"] }
        if status == "cancelled" || status == "canceled" { conversation.outcome = conversation.outcome ?? .abandoned }
    }

    private static func channel(_ origin: String?) -> String? {
        guard let origin else { return nil }
        switch Folding.folded(origin) {
        case "phone": return "voice"
        case "email", "email-to-case", "email2case": return "email"
        case "web", "portal", "community", "web-to-case": return "web"
        case "chat", "live chat", "messaging": return "chat"
        case let other: return other
        }
    }
}
