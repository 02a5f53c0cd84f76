import Foundation
import KBMarkup
import KBSignals

/// What the files of a folder seem to hold, told by their first bytes.
struct SourceGuess {
    private(set) var articles: [String] = []
    private(set) var contacts: [String] = []
    private(set) var feedback: [String] = []
    private(set) var searches: [String] = []
    private(set) var transcripts: [String] = []

    /// So much of a file is looked at.
    private static let sample = 1 << 16

    init(folder: String) throws {
        let tree = try FileTree.tree(at: folder)
        var folders: Set<String> = []
        for path in tree.paths {
            let full = tree.fullPath(path)
            switch (path as NSString).pathExtension.lowercased() {
            case "xml", "txt", "md":
                // Exports of contacts are told from articles by what they hold.
                if try !classifyExport(path, Self.start(of: full)) { folders.insert(Self.folder(path)) }
            case "html", "htm", "xhtml", "dita", "page", "zip": folders.insert(Self.folder(path))
            case "csv", "tsv", "jsonl", "ndjson", "json", "vtt", "srt", "mbox", "vcon":
                let start = try Self.start(of: full)
                if try !classifyExport(path, start) { classify(path, String(decoding: start, as: UTF8.self)) }
            default: continue
            }
        }
        articles = folders.sorted()
    }

    private static func folder(_ path: String) -> String {
        String(path.split(separator: "/", omittingEmptySubsequences: false).first ?? "")
    }

    private static func start(of path: String) throws -> Data {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        let start = try handle.read(upToCount: sample) ?? Data()
        try handle.close()
        return start
    }

    /// Whether the file is a vendor's export; it is then noted as what it holds.
    private mutating func classifyExport(_ path: String, _ start: Data) throws -> Bool {
        var stream = ByteStream(name: path, bytes: Array(start))
        guard case .export(let reader) = try SignalsForm(of: &stream, choice: .auto, mapping: Mapping()) else { return false }
        let sample = ExportSample(stream.bytes)
        if sample.hasKeys("item_id", "item_type") || sample.hasKeys("article", "useful") || sample.hasColumns("article", "useful") {
            feedback.append(path)
            return true
        }
        contacts.append(path)
        if reader.holdsConversations { transcripts.append(path) }
        return true
    }

    private mutating func classify(_ path: String, _ start: String) {
        let firstLine = start.prefix { !$0.isNewline }.lowercased()
        func names(_ words: String...) -> Bool { words.contains { firstLine.contains($0) } }
        if firstLine.hasPrefix("{") || firstLine.hasPrefix("[") {
            if start.contains("\"turns\"") {
                transcripts.append(path)
            } else if names("\"vote\"") {
                feedback.append(path)
            } else if names("\"query\"") {
                searches.append(path)
            } else if names("\"time\"", "\"question\"", "\"customer\"") {
                contacts.append(path)
            }
            return
        }
        let columns = firstLine.split { ",;\t".contains($0) }.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \u{FEFF}")) }
        if columns.contains("file") { return }
        if columns.contains("vote") {
            feedback.append(path)
        } else if columns.contains("query") {
            searches.append(path)
        } else if columns.contains("id") || columns.contains("number") || columns.contains("customer") {
            contacts.append(path)
        }
    }

    var sentence: String {
        func count(_ paths: [String], _ one: String, _ many: String) -> String? {
            paths.isEmpty ? nil : paths.count == 1 ? "1 \(one)" : "\(paths.count) \(many)"
        }
        let parts = [
            count(articles, "place with articles", "places with articles"), count(contacts, "file of contacts", "files of contacts"),
            count(transcripts, "file of conversations", "files of conversations"), count(feedback, "file of votes", "files of votes"),
            count(searches, "file of searches", "files of searches"),
        ].compactMap(\.self)
        return parts.isEmpty
            ? "nothing was recognised, so the sources are left for you to fill in" : "found " + parts.joined(separator: ", ")
    }

    var yaml: String {
        func list(_ paths: [String]) -> String {
            "[" + paths.map { $0.isEmpty ? "." : "\"\($0.replacing("\"", with: "\\\""))\"" }.joined(separator: ", ") + "]"
        }
        return """
            # Lacuna's configuration. Paths are relative to this file; * and ? stand for any text and any character.
            sources:
              # Articles in any format that `lacuna ingest` reads: folders or files.
              articles: \(list(articles))
              # Contacts: CSV or JSON Lines with id, time, customer, escalated, articles, question …, or a vendor's export.
              contacts: \(list(contacts))
              # Conversations, turn by turn: what drafts are made from.
              transcripts: \(list(transcripts))
              # Votes on articles, and searches of the help centre.
              feedback: \(list(feedback))
              searches: \(list(searches))
              # How other column names and values become Lacuna's (see `lacuna help contacts`).
              # mapping: mapping.yaml

            # The same customer with the same need within so many days came back.
            window: 7d

            # What a contact costs; shown beside the contacts that mending an article would spare.
            # cost: {minutes_per_contact: 12, money_per_contact: 6.50, currency: EUR}

            # Who answers for which articles: the first rule that fits.
            # owners:
            #   - {path: "kb/billing/*", owner: Billing team}
            #   - {product: mail, owner: Mail team}

            # What `lacuna audit` asks: rules off, on or at a severity (`lacuna rules` lists them), limits, and other ones by path, locale and
            # article type. The glossary is terms.yaml at the top of the articles: "terms: [{term: sign in, avoid: [log on]}]".
            # audit:
            #   fail_on: error
            #   rules: {orphan-article: on, bare-url: off, vague-link: error}
            #   limits: {paragraph-words: 120, review-days: 365}
            #   overrides:
            #     - {paths: "archive/**", rules: {unreviewed: off}}
            #     - {locales: [sv, de], limits: {sentence-words: 40}}
            #   suppressions:
            #     - {rule: long-sentence, paths: "legal/**", reason: the wording is the law's, until: 2027-12-31}
            #   products: [Thunderbird]
            #   parts: {troubleshooting: [[symptom, issue], [cause], [solution, resolution]]}
            #   links: {pause_seconds: 1, max_age: 7d, skip: [intranet.example.org]}

            report:
              title: Knowledge gaps
              # The folder that `lacuna report` publishes in, and how many reports it keeps.
              publish: site
              keep: 52
              # What the sponsor wants to see: shares from 0 to 1, at most.
              # targets: {escalation_rate: 0.25, repeat_rate: 0.10, uncovered_share: 0.15}

            # What is remembered between runs: gaps, drafts, decisions. Never a customer's key or words.
            ledger: .lacuna/ledger.sqlite

            """
    }
}
