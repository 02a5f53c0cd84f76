import Foundation
import KBAudit
import KBModel

/// What other sites said in the last days, so that they are not asked again: `links.json` in the folder of kept results. What could not be
/// checked is asked again in every run. A file that cannot be read is as good as none.
struct LinkCache: Sendable {
    private let folder: String
    private let days: Int

    /// Beyond it the oldest are forgotten.
    private static let mostAddresses = 100_000

    init(folder: String, days: Int) {
        self.folder = folder
        self.days = days
    }

    private struct Entry {
        let address: String
        let verdict: LinkVerdict
        let time: Timestamp
    }

    func verdicts(at now: Timestamp) -> [String: LinkVerdict] {
        Dictionary(entries(at: now).map { ($0.address, $0.verdict) }) { _, last in last }
    }

    func keep(_ verdicts: [String: LinkVerdict], at now: Timestamp) {
        let fresh = verdicts.sorted { $0.key < $1.key }.map { Entry(address: $0.key, verdict: $0.value, time: now) }
        let all = (entries(at: now).filter { verdicts[$0.address] == nil } + fresh).suffix(Self.mostAddresses)
        let json = JSONValue.members(["links": .array(all.compactMap(Self.json))])
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(json.serialized().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch { return }
    }

    private var path: String { folder + "/links.json" }

    /// Those young enough, oldest first.
    private func entries(at now: Timestamp) -> [Entry] {
        let value: JSONValue
        do { value = try JSONValue(parsing: FileBytes.contents(of: path)) } catch { return [] }
        let oldest = now.seconds - Int64(days) * Timestamp.secondsPerDay
        return (value["links"]?.array ?? []).compactMap(Self.entry).filter { $0.time.seconds >= oldest && $0.time <= now }
    }

    private static func entry(_ value: JSONValue) -> Entry? {
        guard let address = value["address"]?.string, let time = value["time"]?.string.flatMap({ Timestamp(iso8601: $0) }) else {
            return nil
        }
        let verdict = value["broken"]?.string.map(LinkVerdict.broken) ?? .reachable
        return Entry(address: address, verdict: verdict, time: time)
    }

    private static func json(_ entry: Entry) -> JSONValue? {
        switch entry.verdict {
        case .reachable: .members(["address": .string(entry.address), "time": .string(entry.time.iso8601)])
        case .broken(let reason):
            .members(["address": .string(entry.address), "time": .string(entry.time.iso8601), "broken": .string(reason)])
        case .unchecked: nil
        }
    }
}
