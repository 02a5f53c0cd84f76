import Foundation
import KBGaps
import KBLedger
import KBModel
import KBReports

/// One run of the report: the page with what changed since the run before, its files, and what the ledger keeps of it.
struct ReportRun {
    /// The last day of the data: what the report's folder is called.
    let name: String
    let page: GapPage
    private let report: GapReport
    private let evidence: EvidencePages
    private let sponsor: SponsorPage?
    private let settings: Configuration
    private let ledger: Ledger
    private let record: RunRecord
    /// `0.4 % of rows unusable`; `nil` when all could be used.
    private let unusable: String?

    /// - Parameter now: the time of the run; the end of the data when `nil`, so that the same input gives the same bytes.
    init(_ loaded: GapSources.Loaded, settings: Configuration, consistency: ConsistencyNotes, now: Timestamp?) throws {
        self.settings = settings
        let analysis = loaded.analysis
        var report = analysis.report(topics: loaded.topics, missingTerms: loaded.missingTerms)
        guard let end = report.to else {
            throw CommandFailure("there are no contacts to report on. Check the sources in the configuration.")
        }
        name = String(end.iso8601.prefix(10))
        ledger = try LedgerFile.open(settings)
        let known = try ledger.gaps()
        report.takeIDs(of: known)
        self.report = report
        let observations = Self.observations(of: report)
        record = RunRecord(
            at: now ?? end, from: report.from, to: report.to, input: Self.fingerprint(report, settings), observations: observations)
        var page = GapPage(report, title: settings.report.title)
        page.cost = GapPage.Cost(
            minutes: settings.cost.minutesPerContact, money: settings.cost.moneyPerContact, currency: settings.cost.currency)
        for i in page.mend.indices {
            let row = page.mend[i]
            let labels = analysis.base.index(of: row.id).map { analysis.base.articles[$0].labels } ?? []
            page.mend[i].owner = settings.owner(path: row.path, labels: labels, stated: row.owner)
        }
        page.weeks = OutcomeWeeks(analysis).weeks
        page.consistency = consistency.notes
        let quality = DataQuality(analysis, report, loaded.problems)
        unusable = quality.unusable
        page.quality += quality.notes
        if let before = try ledger.run(before: record.input) { page.compare(with: before, gaps: known) }
        page.leaveOut(dismissed: try ledger.decisions(), demand: record.demand(Self.records(of: report)), at: record.at)
        evidence = EvidencePages(report, of: analysis, linkedFrom: &page)
        self.page = page
        sponsor = SponsorPage(targets: settings.report.targets, analysis: analysis, page: page)
    }

    /// One line for a log or a cron mail.
    var summary: String {
        let mend = "\(page.credible.count) to mend"
        let since = page.since.map { " (\($0.newArticles.count) new, \($0.fixedArticles.count) fixed)" } ?? ""
        let gaps = NumberText.counted(page.missing.count, "gap") + (page.since.map { " (\($0.newGaps.count) new)" } ?? "")
        let parts = ["\(mend)\(since)", gaps, "data to \(page.to.map(NumberText.date) ?? "–")", unusable]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    func notice(folder: String) -> Notice {
        Notice(
            text: "\(settings.report.title): \(summary). \(folder)", folder: folder, articles: page.credible.count,
            gaps: page.missing.count,
            newArticles: page.since?.newArticles.count ?? 0, newGaps: page.since?.newGaps.count ?? 0)
    }

    /// Publishes, then remembers: a job killed between the two publishes the same again and remembers then.
    func publish(to folder: String) throws -> Bool {
        let title = settings.report.title
        let templates = try settings.pageTemplates()
        let site = PublishedFolder(path: folder)
        let changed = try site.publish(try files(templates), as: name, keep: settings.report.keep) { names in
            let archive = ArchivePage(title: title, names: names)
            let feeds = try names.compactMap { name in try site.text("\(name)/\(Self.feed)").map { (name, $0) } }
            return [
                ReportFile("index.html", try archive.html(templates)),
                ReportFile(Self.feed, archive.atom(feeds: Dictionary(uniqueKeysWithValues: feeds))),
            ]
        }
        try ledger.record(record, gaps: Self.records(of: report))
        return changed
    }

    private static func records(of report: GapReport) -> [GapRecord] {
        report.missing.map { topic in
            GapRecord(id: topic.topic.gap, label: topic.topic.label, terms: topic.topic.terms, contacts: Set(topic.contacts))
        }
    }

    private static let feed = "feed.atom"

    private func files(_ templates: PageTemplates) throws -> [ReportFile] {
        var files = [
            ReportFile("index.html", try page.html(templates)), ReportFile("report.md", page.markdown),
            ReportFile("gaps.json", report.json(limit: nil).serialized(pretty: true) + "\n"), ReportFile("gaps.csv", page.csv),
            ReportFile(Self.feed, page.atom(address: "index.html")),
        ]
        if let sponsor { files.append(ReportFile("sponsor.html", try sponsor.html(templates))) }
        return files + (try evidence.files(templates))
    }

    private static func observations(of report: GapReport) -> [RunRecord.Observation] {
        let articles = report.articles.map { row in
            RunRecord.Observation(
                kind: .article, subject: row.id, rank: row.rank, size: row.excess.contacts, estimate: row.excess.avoidable.estimate,
                low: row.excess.avoidable.low, high: row.excess.avoidable.high, flagged: row.excess.isFlagged)
        }
        let gaps = report.missing.map { row in
            RunRecord.Observation(
                kind: .gap, subject: row.topic.gap, rank: row.rank, size: Double(row.size),
                estimate: row.topic.avoidable.estimate, low: row.topic.avoidable.low, high: row.topic.avoidable.high, flagged: false)
        }
        return articles + gaps
    }

    /// Of everything that the report says: the same report again is the same run.
    private static func fingerprint(_ report: GapReport, _ settings: Configuration) -> String {
        StableHash.of(report.json(limit: nil).serialized() + settings.report.title)
    }
}

/// FNV-1a, 64 bits: names a content; says nothing about who made it, and resists no forger.
private enum StableHash {
    static func of(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
