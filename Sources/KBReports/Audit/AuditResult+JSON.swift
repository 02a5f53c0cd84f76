import KBAudit
import KBModel

extension AuditResult {
    /// All of it, to be read again by a later run; not the contract's form.
    package var storedJSON: JSONValue {
        .members([
            "articles": .int(articles), "findings": .array(findings.map(\.json)),
            "rested": .array(
                rested.map { entry in
                    .members([
                        "finding": entry.finding.json, "why": .string(entry.why.word), "reason": entry.why.reason.map(JSONValue.string),
                    ])
                }),
            "titles": .object(titles.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }),
            "validUntil": validUntil.map { .string($0.iso8601) },
        ])
    }

    /// `nil` when it is not what `storedJSON` writes.
    package init?(storedJSON value: JSONValue) {
        guard let articles = value["articles"]?.int, let findings = value["findings"]?.array, let rested = value["rested"]?.array,
            let titles = value["titles"]?.object
        else { return nil }
        let known = findings.compactMap(Finding.init)
        let accepted = rested.compactMap(Rested.init)
        guard known.count == findings.count, accepted.count == rested.count else { return nil }
        self.init(articles: articles, findings: known)
        self.rested = accepted
        self.titles = Dictionary(titles.map { ($0.key, $0.value.string ?? "") }) { first, _ in first }
        if let text = value["validUntil"]?.string {
            guard let time = Timestamp(iso8601: text) else { return nil }
            validUntil = time
        }
    }
}

extension AuditResult.Rested {
    fileprivate init?(json value: JSONValue) {
        guard let finding = value["finding"].flatMap(Finding.init), let word = value["why"]?.string else { return nil }
        let reason = value["reason"]?.string ?? ""
        switch word {
        case "source": self.init(finding: finding, why: .inSource(reason))
        case "configuration": self.init(finding: finding, why: .configuration(reason))
        default: return nil
        }
    }
}

extension AuditResult.Rested.Why {
    fileprivate var word: String {
        switch self {
        case .inSource: "source"
        case .configuration: "configuration"
        case .baseline: "baseline"
        }
    }

    fileprivate var reason: String? {
        switch self {
        case .inSource(let reason), .configuration(let reason): reason
        case .baseline: nil
        }
    }
}
