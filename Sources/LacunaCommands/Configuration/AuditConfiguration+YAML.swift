import KBAudit
import KBModel

extension AuditConfiguration {
    init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "rules": { try $0.settings.read(rules: $1) }, "limits": { $0.settings.limits = try Limits($1) },
                "overrides": { $0.settings.overrides = try $1.list().map(AuditSettings.Override.init) },
                "suppressions": { $0.settings.suppressions = try $1.list().map(SuppressionEntry.init) },
                "fail_on": { $0.failOn = try $1.choice(FailingLevel.self) }, "baseline": { $0.baseline = try $1.text() },
                "terms": { $0.terms = try $1.text() }, "cache": { $0.cache = try $1.text() },
                "links": { $0.links = try LinkCheckSettings($1) },
                "acronyms": { $0.settings.vocabulary.acronyms = Set(try $1.texts()) },
                "products": { $0.settings.vocabulary.products = try $1.texts() },
                "interface_labels": { $0.settings.vocabulary.interfaceLabels = Set(try $1.texts()) },
                "customer_names": { $0.settings.vocabulary.customerNames = try $1.texts() },
                "internal_hosts": { $0.settings.vocabulary.internalHosts = try $1.texts() },
                "internal_labels": { $0.settings.vocabulary.internalLabels = try $1.texts() },
                "parts": { $0.settings.vocabulary.parts = try Self.parts($1) },
            ])
    }

    /// By article type the parts it must have, each one wording or a list of accepted ones.
    private static func parts(_ section: YAMLSection) throws -> [String: [[String]]] {
        var parts: [String: [[String]]] = [:]
        for (type, value) in try section.members() { parts[type] = try value.list().map { try $0.texts() } }
        return parts
    }
}

/// What `rules:` says of one rule.
private enum RuleLevel {
    case off, on
    case severity(Severity)

    static let words = ["off", "on"] + Severity.allCases.map(\.rawValue)

    init(_ section: YAMLSection) throws {
        let word = try section.text()
        switch word {
        case "off": self = .off
        case "on": self = .on
        default:
            guard let severity = Severity(rawValue: word) else { throw section.unknown(word, among: Self.words, kind: "level") }
            self = .severity(severity)
        }
    }

    /// The levels of `rules:`, every id checked.
    static func levels(_ section: YAMLSection) throws -> [(rule: String, level: RuleLevel)] {
        try section.members().map { id, value in
            guard AuditRules.ids.contains(id) else { throw section.unknown(id, among: AuditRules.ids, kind: "rule") }
            return (id, try RuleLevel(value))
        }
    }
}

extension AuditSettings {
    fileprivate mutating func read(rules section: YAMLSection) throws {
        for (rule, level) in try RuleLevel.levels(section) {
            switch level {
            case .off: selection.off.insert(rule)
            case .on: selection.on.insert(rule)
            case .severity(let severity):
                selection.on.insert(rule)
                severities[rule] = severity
            }
        }
    }
}

extension AuditSettings.Override {
    fileprivate init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "paths": { $0.paths = try $1.texts() }, "locales": { $0.locales = try $1.texts() },
                "types": { $0.types = try $1.texts() }, "limits": { $0.limits = try Limits($1) },
                "rules": { try $0.read(rules: $1) },
            ])
        if paths.isEmpty, locales.isEmpty, types.isEmpty {
            throw section.failure("paths:, locales: or types: is missing; without one it belongs under audit: itself")
        }
    }

    private mutating func read(rules section: YAMLSection) throws {
        for (rule, level) in try RuleLevel.levels(section) {
            switch level {
            case .off: off.insert(rule)
            case .on: on.insert(rule)
            case .severity(let severity):
                on.insert(rule)
                severities[rule] = severity
            }
        }
    }
}

extension Limits {
    fileprivate init(_ section: YAMLSection) throws {
        self.init()
        for (name, value) in try section.members() {
            guard let limit = Limit(rawValue: name) else {
                throw section.unknown(name, among: Limit.allCases.map(\.rawValue), kind: "limit")
            }
            self[limit] = try value.number()
        }
    }
}

extension SuppressionEntry {
    fileprivate init(_ section: YAMLSection) throws {
        var parts = Parts()
        try section.read(
            into: &parts,
            [
                "rule": { $0.rule = try $1.text() }, "paths": { $0.paths = try $1.text() }, "reason": { $0.reason = try $1.text() },
                "until": { $0.until = try $1.time() },
            ])
        guard AuditRules.ids.contains(parts.rule) else {
            throw parts.rule.isEmpty
                ? section.failure("rule: is missing") : section.unknown(parts.rule, among: AuditRules.ids, kind: "rule")
        }
        if parts.paths.isEmpty { throw section.failure("paths: is missing, such as \"archive/**\"") }
        if parts.reason.isEmpty { throw section.failure("reason: is missing; whoever reads this next has to know why") }
        self.init(rule: parts.rule, scope: .paths(parts.paths), reason: parts.reason, until: parts.until)
    }

    private struct Parts {
        var rule = ""
        var paths = ""
        var reason = ""
        var until: Timestamp?
    }
}
