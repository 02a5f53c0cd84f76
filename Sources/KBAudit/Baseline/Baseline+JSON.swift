import KBModel

extension Baseline {
    package enum Flaw: Error, Hashable, CustomStringConvertible {
        case noEntries
        case entry(Int)

        package var description: String {
            switch self {
            case .noEntries: "it has no list 'entries', so it was not written by --write-baseline"
            case .entry(let index): "its entry \(index + 1) has no rule, fingerprint or article"
            }
        }
    }

    package var json: JSONValue { .members(["version": 1, "entries": .array(entries.map(\.json))]) }

    package init(json: JSONValue) throws(Flaw) {
        guard let list = json["entries"]?.array else { throw .noEntries }
        var entries: [Entry] = []
        for (index, value) in list.enumerated() {
            guard let entry = Entry(json: value) else { throw .entry(index) }
            entries.append(entry)
        }
        self.entries = entries
    }
}

extension Baseline.Entry {
    package var json: JSONValue {
        .members([
            "rule": .string(rule), "fingerprint": .string(fingerprint), "article": .string(article), "title": .string(title),
            "path": .string(path), "message": .string(message),
        ])
    }

    init?(json value: JSONValue) {
        guard let rule = value["rule"]?.string, let fingerprint = value["fingerprint"]?.string, let article = value["article"]?.string
        else {
            return nil
        }
        self.init(
            rule: rule, fingerprint: fingerprint, article: article, title: value["title"]?.string ?? "", path: value["path"]?.string ?? "",
            message: value["message"]?.string ?? "")
    }
}
