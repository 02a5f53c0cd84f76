import KBModel

extension ArticleMemory {
    /// One member an article, sorted.
    package var json: JSONValue {
        .object(seen.map { JSONValue.Member($0.key, .array($0.value.map(\.json))) }.sorted { $0.key < $1.key })
    }

    /// `nil` when it is not what `json` writes.
    package init?(json value: JSONValue, digest: @escaping Digest) {
        guard let members = value.object else { return nil }
        self.init(digest: digest)
        for member in members {
            guard let entries = member.value.array else { return nil }
            let known = entries.compactMap(SeenInArticle.init)
            guard known.count == entries.count else { return nil }
            seen[member.key] = known
        }
    }
}

extension SeenInArticle {
    fileprivate var json: JSONValue {
        .members([
            "rule": .string(rule), "line": observation.line.map { .int($0) }, "message": .string(observation.message),
            "subject": .string(observation.subject), "fix": observation.fix.map(JSONValue.string),
            "severity": observation.severity.map { .string($0.rawValue) },
            "old": observation.replacement.map { .string($0.old) }, "new": observation.replacement.map { .string($0.new) },
        ])
    }

    fileprivate init?(json value: JSONValue) {
        guard let rule = value["rule"]?.string, let message = value["message"]?.string, let subject = value["subject"]?.string else {
            return nil
        }
        var observation = Observation(article: 0, line: value["line"]?.int, message: message, subject: subject, fix: value["fix"]?.string)
        if let word = value["severity"]?.string {
            guard let severity = Severity(rawValue: word) else { return nil }
            observation.severity = severity
        }
        if let old = value["old"]?.string, let new = value["new"]?.string { observation.replacement = .init(old: old, new: new) }
        self.init(rule: rule, observation)
    }
}
