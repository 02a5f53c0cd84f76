import Foundation
import KBModel
import KBReports
import KBSignals

/// Everything a report would read, looked at for what spoils it.
struct Examination {
    /// One thing looked at: what was found, and what to do about it when it is not well.
    struct Check: Sendable, Hashable {
        enum Verdict: String, Sendable {
            case well = "ok"
            case doubtful = "look"
            case ill = "mend"
        }

        var verdict: Verdict
        var fact: String
        var advice: String?
    }

    private(set) var checks: [Check] = []

    init(_ settings: Configuration, _ console: Console) async throws {
        guard let file = settings.file else {
            add(.ill, "There is no lacuna.yaml here or above.", "Run lacuna init, or name the configuration with --config.")
            return
        }
        add(.well, "\(file) was read.")
        let base = await articles(settings, console)
        let contacts = try contacts(settings, console)
        if let contacts { examine(contacts, base: base, window: settings.window) }
        examineTranscripts(settings, console)
        examineWriting(settings)
    }

    var outcome: Outcome { checks.contains { $0.verdict == .ill } ? .incomplete : .done }

    var text: String {
        let lines = checks.map { check in
            "\(check.verdict.rawValue.padding(toLength: 4, withPad: " ", startingAt: 0))  \(check.fact)\n"
                + (check.advice.map { "      \($0)\n" } ?? "")
        }
        let ill = checks.count { $0.verdict == .ill }
        let doubtful = checks.count { $0.verdict == .doubtful }
        let verdict = ill + doubtful == 0 ? "All well." : "\(NumberText.counted(ill, "thing")) to mend, \(doubtful) to look at."
        return lines.joined() + verdict + "\n"
    }

    private mutating func add(_ verdict: Check.Verdict, _ fact: String, _ advice: String? = nil) {
        checks.append(Check(verdict: verdict, fact: fact, advice: advice))
    }

    private mutating func articles(_ settings: Configuration, _ console: Console) async -> KnowledgeBase {
        do {
            let paths = try settings.expanded(settings.sources.articles)
            guard !paths.isEmpty else {
                add(.ill, "sources.articles is empty.", "Name the folder of articles there.")
                return KnowledgeBase([])
            }
            let loaded = try await ArticleLoading.load(paths: paths, console: console)
            if loaded.articles.isEmpty {
                add(.ill, "No article was read from \(paths.joined(separator: ", ")).", "Check that these folders hold the export.")
            } else {
                add(
                    loaded.incomplete ? .doubtful : .well, "\(NumberText.counted(loaded.articles.count, "article")) read.",
                    loaded.incomplete ? "Some files could not be read; they are named above." : nil)
            }
            let titles = Dictionary(grouping: loaded.articles.filter { !$0.title.isEmpty }, by: \.title).filter { $0.value.count > 1 }
            if let twice = titles.keys.min() {
                add(
                    .doubtful, "\(NumberText.counted(titles.count, "title")) stand on several articles, such as “\(twice)”.",
                    "Contacts that name an article by its title cannot tell them apart.")
            }
            return KnowledgeBase(loaded.articles, hostAliases: settings.hosts)
        } catch {
            add(.ill, "\(error)")
            return KnowledgeBase([])
        }
    }

    private mutating func contacts(_ settings: Configuration, _ console: Console) throws -> [Contact]? {
        do {
            let files = try settings.expanded(settings.sources.contacts)
            guard !files.isEmpty else {
                add(.ill, "sources.contacts is empty.", "Name the export of contacts there.")
                return nil
            }
            var loading = try SignalsOptions.parse([]).loading(console, settings)
            let contacts = try loading.loadContacts(files)
            guard !contacts.isEmpty else {
                add(
                    .ill, "No contact could be read from \(files.joined(separator: ", ")).",
                    "Compare the columns with a mapping: id and time are needed (lacuna help contacts).")
                return nil
            }
            add(
                loading.outcome == .done ? .well : .ill, "\(NumberText.counted(contacts.count, "contact")) read.",
                loading.outcome == .done ? nil : "Too many rows could not be used; the reasons are above.")
            return contacts
        } catch let failure as CommandFailure {
            add(.ill, "\(failure)")
            return nil
        }
    }

    private mutating func examine(_ contacts: [Contact], base: KnowledgeBase, window: Int) {
        join(contacts, base)
        share(contacts.count { $0.customer != nil }, of: contacts.count, "name a customer", "customer", "returns cannot be seen")
        share(
            contacts.count { $0.question != nil }, of: contacts.count, "hold the customer's words", "question",
            "needs without an article cannot be found")
        share(
            contacts.count { $0.escalated != nil || ($0.outcome ?? .unknown) != .unknown }, of: contacts.count, "say how they ended",
            "escalated or outcome", "articles cannot be ranked by escalations")
        let times = contacts.map(\.time)
        guard let first = times.min(), let last = times.max() else { return }
        let days = last.day - first.day
        if days < Int64(window) {
            add(.ill, "The contacts span \(days) days, less than the window of \(window).", "Give a longer export, or a shorter window.")
        }
        if first.civil.year < 2000 || last > Timestamp(seconds: Int64(Date().timeIntervalSince1970) + Timestamp.secondsPerDay) {
            add(
                .ill, "The contacts' times run from \(NumberText.date(first)) to \(NumberText.date(last)).",
                "Day and month may be swapped, or the unit be wrong: give a pattern in the mapping (time: {column: …, pattern: \"d/M/yyyy HH:mm\"})."
            )
        }
    }

    private mutating func join(_ contacts: [Contact], _ base: KnowledgeBase) {
        var named: [String: Double] = [:]
        var (naming, known) = (0, 0)
        for contact in contacts where !contact.articles.isEmpty {
            naming += 1
            if contact.articles.contains(where: { base.index(of: $0) != nil }) { known += 1 }
            for reference in contact.articles { named[reference, default: 0] += 1 }
        }
        let references = ReferenceTally(named, in: base)
        guard naming > 0 else {
            add(.doubtful, "No contact names an article; all are matched by their words.", "Map the column of article links to articles.")
            return
        }
        let share = Double(known) / Double(naming)
        let commonest = references.commonestUnknown.prefix(3).map { "\($0.reference) (\(Int($0.count)))" }
        let ways = ReferenceKind.allCases.compactMap { kind in references.ways[kind].map { "\(Int($0)) by \(kind.rawValue)" } }
        let fact =
            "\(NumberText.percent(share)) of the contacts that name an article name one that exists"
            + (ways.isEmpty ? "." : ": \(ways.joined(separator: ", ")).")
        add(
            share < 0.5 ? .ill : share < 0.9 ? .doubtful : .well, fact,
            commonest.isEmpty
                ? nil : "The commonest unknown ids: \(commonest.joined(separator: ", ")). Add these articles, or mend the mapping.")
    }

    private mutating func share(_ count: Int, of total: Int, _ what: String, _ field: String, _ otherwise: String) {
        let share = Double(count) / Double(total)
        add(
            count == 0 ? .ill : share < 0.5 ? .doubtful : .well, "\(NumberText.percent(share)) of contacts \(what).",
            share < 0.5 ? "Without it \(otherwise): map a column to \(field)." : nil)
    }

    private mutating func examineTranscripts(_ settings: Configuration, _ console: Console) {
        guard !settings.sources.transcripts.isEmpty else { return }
        do {
            var loading = try SignalsOptions.parse([]).loading(console, settings)
            let transcripts = try loading.loadTranscripts(settings.expanded(settings.sources.transcripts))
            let resolved = transcripts.count { $0.outcome == .resolved }
            add(
                resolved == 0 ? .ill : .well,
                "\(NumberText.counted(transcripts.count, "conversation")) read, \(resolved) of them resolved.",
                resolved == 0 ? "Drafts are made of resolved conversations only: map the outcome." : nil)
        } catch {
            add(.ill, "\(error)")
        }
    }

    private mutating func examineWriting(_ settings: Configuration) {
        for (name, path) in [("ledger", settings.ledger), ("report.publish", settings.report.publish)] {
            guard let path = path.map(settings.resolved) else { continue }
            var folder = name == "ledger" ? (path as NSString).deletingLastPathComponent : path
            while !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
                folder = (folder as NSString).deletingLastPathComponent
            }
            if folder.isEmpty { folder = "." }
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
            let writable = isFolder.boolValue && FileManager.default.isWritableFile(atPath: folder)
            add(
                writable ? .well : .ill, "\(name): \(path) can\(writable ? "" : "not") be written.",
                writable ? nil : "Give the job's user the right to write there, or name another place.")
        }
    }
}
