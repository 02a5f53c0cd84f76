import KBModel

/// ServiceNow knowledge: the XML of an unload or a list, and the JSON of a list or of the table API.
package struct ServiceNowReader: ArticleReader {
    package let format = "servicenow"

    package init() {}

    package func confidence(_ file: SourceFile) -> Confidence {
        if let root = file.rootElement, root.name != "unload", root.name != "xml", root.name != "kb_knowledge" { return .no }
        let head = Array(file.bytes.prefix(1 << 16))
        if file.rootElement != nil {
            return head.range(of: "<kb_knowledge") != nil ? .certain : .no
        }
        guard JSONRecords.looksLikeJSON(head), head.range(of: "\"short_description\"") != nil else { return .no }
        let isKnowledge = head.range(of: "\"kb_knowledge_base\"") != nil || head.range(of: "\"workflow_state\"") != nil
        return isKnowledge ? .certain : .no
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        if file.rootElement != nil { return readXML(file, in: context) }
        return JSONRecords.read(file, in: ["records", "result"]) { all in
            all.records.compactMap { record in
                guard var found = Self.record(record.value), found.isCurrent else { return nil }
                found.line = record.line
                return found.article(path: file.path, format: format)
            }
        }
    }

    private func readXML(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let document: XMLDocument
        do {
            document = try XMLDocument(file.bytes, path: file.relativePath, in: context.tree)
        } catch {
            return .unreadable(reason: error.reason, line: error.line)
        }
        let tree = document.tree
        let records = (document.root.map { tree.localName($0) == "kb_knowledge" ? [$0] : tree.descendants("kb_knowledge", of: $0) } ?? [])
            .filter { tree.attribute("action", of: $0) != "DELETE" }.map { Self.record($0, in: tree) }
        var articles = records.filter(\.isCurrent).map { $0.article(path: file.path, format: format) }
        guard !articles.isEmpty else {
            return .unreadable(
                reason: document.problems.last?.message ?? "it holds no knowledge record", line: document.problems.last?.line)
        }
        articles[0].problems = document.problems + articles[0].problems
        return .articles(articles)
    }

    private static func record(_ node: Int, in tree: MarkupTree) -> ServiceNowRecord {
        var record = ServiceNowRecord(values: [:], line: tree.line(of: node))
        for field in tree.elements(of: node) {
            let name = tree.localName(field)
            record.values[name] = tree.innerText(of: field)
            record.shown[name] = tree.attribute("display_value", of: field)
            if name == "text" { record.textLine = tree.line(of: field) }
        }
        return record
    }

    /// A field is a value, or an object of `value` and `display_value`.
    private static func record(_ value: JSONValue) -> ServiceNowRecord? {
        guard let members = value.object, value["short_description"] != nil else { return nil }
        var record = ServiceNowRecord(values: [:])
        for member in members {
            record.values[member.key] = (member.value["value"] ?? member.value).scalarText ?? member.value["display_value"]?.scalarText
            record.shown[member.key] = member.value["display_value"]?.scalarText
        }
        return record
    }
}
