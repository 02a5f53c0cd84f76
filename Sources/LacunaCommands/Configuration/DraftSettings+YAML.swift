import KBDrafts

extension Configuration.Drafting {
    init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "minimum_conversations": { $0.minimumConversations = try $1.whole(atLeast: 1) },
                "vocabulary": { $0.vocabulary = try Self.vocabulary($1) }, "model": { $0.model = try Configuration.Model($1) },
            ])
    }

    private static func vocabulary(_ section: YAMLSection) throws -> [String: String] {
        let known = SectionLabel.allCases.map(\.rawValue)
        var words: [String: String] = [:]
        for (label, word) in try section.members() {
            guard known.contains(label) else { throw section.unknown(label, among: known) }
            words[label] = try word.text()
        }
        return words
    }
}

extension Configuration.Model {
    fileprivate init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "endpoint": { $0.endpoint = try $1.text() }, "name": { $0.name = try $1.text() },
                "key_variable": { $0.keyVariable = try $1.text() }, "timeout": { $0.timeout = try $1.number() },
                "retries": { $0.retries = try $1.whole(atLeast: 0) }, "max_requests": { $0.maxRequests = try $1.whole(atLeast: 1) },
                "price_per_million_tokens": { $0.pricePerMillionTokens = try $1.number() }, "max_cost": { $0.maxCost = try $1.number() },
                "record": { $0.record = try $1.text() },
            ])
        if endpoint.isEmpty || name.isEmpty { throw section.failure("endpoint: and name: are both needed") }
        if timeout <= 0 { throw section.failure("timeout: must be more than 0 seconds") }
        if maxCost != nil, pricePerMillionTokens == nil { throw section.failure("max_cost: needs price_per_million_tokens:") }
    }
}
