import KBModel

extension Finding {
    package var json: JSONValue {
        .members([
            "rule": .string(rule), "severity": .string(severity.rawValue), "path": .string(location.path),
            "line": location.line.map { .int($0) } ?? .null, "article": .string(location.article), "message": .string(message),
            "explanation": explanation.map(JSONValue.string), "fix": fix.map(JSONValue.string), "fingerprint": .string(fingerprint),
            "related": .array(related.map(\.json)), "replacement": replacement.map(\.json),
        ])
    }

    /// `nil` when something that every finding has is missing.
    package init?(json value: JSONValue) {
        guard let rule = value["rule"]?.string, let severity = value["severity"]?.string.flatMap(Severity.init),
            let location = Location(json: value), let message = value["message"]?.string, let fingerprint = value["fingerprint"]?.string
        else { return nil }
        self.init(
            rule: rule, severity: severity, location: location, message: message, explanation: value["explanation"]?.string,
            fix: value["fix"]?.string, fingerprint: fingerprint, related: (value["related"]?.array ?? []).compactMap(Location.init),
            replacement: value["replacement"].flatMap(Replacement.init))
    }
}

extension Finding.Location {
    package var json: JSONValue {
        .members(["path": .string(path), "line": line.map { .int($0) } ?? .null, "article": .string(article)])
    }

    init?(json value: JSONValue) {
        guard let path = value["path"]?.string, let article = value["article"]?.string else { return nil }
        self.init(path: path, line: value["line"]?.int, article: article)
    }
}

extension Finding.Replacement {
    var json: JSONValue { .members(["old": .string(old), "new": .string(new)]) }

    init?(json value: JSONValue) {
        guard let old = value["old"]?.string, let new = value["new"]?.string else { return nil }
        self.init(old: old, new: new)
    }
}
