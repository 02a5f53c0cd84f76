import KBSignals
import Yams

extension Configuration {
    /// Reads `lacuna.yaml`. An unknown key is an error that names the nearest known one; `file` stands in the message.
    init(yaml text: String, file: String, folder: String) throws {
        self.file = file
        self.folder = folder
        guard let section = try YAMLSection(yaml: text, file: file) else { return }
        try section.read(
            into: &self,
            [
                "sources": { $0.sources = try Sources($1) }, "window": { $0.window = try $1.days() }, "cost": { $0.cost = try Cost($1) },
                "owners": { $0.owners = try $1.list().map(Owner.init) }, "report": { $0.report = try Report($1) },
                "audit": { $0.audit = try AuditConfiguration($1) }, "draft": { $0.draft = try Drafting($1) },
                "ledger": { $0.ledger = try $1.text() },
                "salt": { $0.salt = try $1.text() },
                "max_unusable": { $0.maxUnusable = try $1.share() },
                "hosts": { for (host, meant) in try $1.members() { $0.hosts[host.lowercased()] = try meant.text() } },
                "spark": { $0.spark = try Spark($1) },
            ])
    }
}

extension Configuration.Sources {
    fileprivate init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "articles": { $0.articles = try $1.texts() }, "contacts": { $0.contacts = try $1.texts() },
                "feedback": { $0.feedback = try $1.texts() }, "searches": { $0.searches = try $1.texts() },
                "transcripts": { $0.transcripts = try $1.texts() }, "revisions": { $0.revisions = try $1.texts() },
                "mapping": { $0.mapping = try $1.text() }, "identities": { $0.identities = try $1.text() },
            ])
    }
}

extension Configuration.Spark {
    fileprivate init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "home": { $0.home = try $1.text() }, "master": { $0.master = try $1.text() }, "packages": { $0.packages = try $1.texts() },
                "conf": { for (name, value) in try $1.members() { $0.conf[name] = try value.text() } },
            ])
    }
}

extension Configuration.Cost {
    fileprivate init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "minutes_per_contact": { $0.minutesPerContact = try $1.number() },
                "money_per_contact": { $0.moneyPerContact = try $1.number() },
                "currency": { $0.currency = try $1.text() },
            ])
    }
}

extension Configuration.Owner {
    fileprivate init(_ section: YAMLSection) throws {
        self.init(owner: "")
        try section.read(
            into: &self,
            [
                "owner": { $0.owner = try $1.text() }, "path": { $0.path = try $1.text() }, "product": { $0.product = try $1.text() },
            ])
        if owner.isEmpty { throw section.failure("an owner: is missing") }
    }
}

extension Configuration.Report {
    fileprivate init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "title": { $0.title = try $1.text() }, "publish": { $0.publish = try $1.text() },
                "keep": { $0.keep = try $1.whole(atLeast: 1) },
                "templates": { $0.templates = try $1.text() }, "targets": { $0.targets = try Self.targets($1) },
                "notify": { $0.notify = try $1.texts() },
            ])
    }

    private static func targets(_ section: YAMLSection) throws -> [Configuration.Target] {
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
