import KBSignals
import Yams

extension Configuration {
    /// Reads `lacuna.yaml`. An unknown key is an error that names the nearest known one; `file` stands in the message.
    init(yaml text: String, file: String, folder: String) throws(CommandFailure) {
        self.file = file
        self.folder = folder
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw CommandFailure("\(file): this is not YAML (\(String(describing: error).prefix(200))). Mend that line.")
        }
        guard let root, root.scalar?.string.isEmpty != true else { return }
        let section = YAMLSection(file: file, path: "", node: root)
        try section.forEach([
            "sources": { sources = try Sources($0) }, "window": { window = try $0.days() }, "cost": { cost = try Cost($0) },
            "owners": { owners = try $0.list().map(Owner.init) }, "report": { report = try Report($0) },
            "audit": { audit = try Audit($0) }, "ledger": { ledger = try $0.text() }, "salt": { salt = try $0.text() },
        ])
    }
}

extension Configuration.Sources {
    fileprivate init(_ section: YAMLSection) throws(CommandFailure) {
        self.init()
        try section.forEach([
            "articles": { articles = try $0.texts() }, "contacts": { contacts = try $0.texts() },
            "feedback": { feedback = try $0.texts() }, "searches": { searches = try $0.texts() },
            "transcripts": { transcripts = try $0.texts() }, "revisions": { revisions = try $0.texts() },
            "mapping": { mapping = try $0.text() },
        ])
    }
}

extension Configuration.Cost {
    fileprivate init(_ section: YAMLSection) throws(CommandFailure) {
        self.init()
        try section.forEach([
            "minutes_per_contact": { minutesPerContact = try $0.number() }, "money_per_contact": { moneyPerContact = try $0.number() },
            "currency": { currency = try $0.text() },
        ])
    }
}

extension Configuration.Owner {
    fileprivate init(_ section: YAMLSection) throws(CommandFailure) {
        self.init(owner: "")
        try section.forEach([
            "owner": { owner = try $0.text() }, "path": { path = try $0.text() }, "product": { product = try $0.text() },
        ])
        if owner.isEmpty { throw section.failure("an owner: is missing") }
    }
}

extension Configuration.Report {
    fileprivate init(_ section: YAMLSection) throws(CommandFailure) {
        self.init()
        try section.forEach([
            "title": { title = try $0.text() }, "publish": { publish = try $0.text() }, "keep": { keep = try $0.whole(atLeast: 1) },
            "templates": { templates = try $0.text() }, "targets": { targets = try Self.targets($0) },
            "webhook": { webhook = try $0.text() },
        ])
    }

    private static func targets(_ section: YAMLSection) throws(CommandFailure) -> [Configuration.Target] {
        var targets: [Configuration.Target] = []
        let known = Configuration.Target.Measure.allCases
        for (key, value) in try section.members() {
            guard let measure = Configuration.Target.Measure(rawValue: key) else {
                throw section.unknown(key, among: known.map(\.rawValue))
            }
            targets.append(Configuration.Target(measure: measure, atMost: try value.number()))
        }
        return targets.sorted { $0.measure.rawValue < $1.measure.rawValue }
    }
}

extension Configuration.Audit {
    fileprivate init(_ section: YAMLSection) throws(CommandFailure) {
        self.init()
        try section.forEach([
            "rules": { for (rule, level) in try $0.members() { rules[rule] = try level.text() } }
        ])
    }
}
