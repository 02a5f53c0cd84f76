import KBModel

/// Where the statements of a draft come from, by their places: what stands beside an insertion when a draft is compared.
public struct DraftEvidence: Sendable, Hashable {
    private struct Place: Hashable {
        var block: Int
        var item: Int?
    }

    private var texts: [Place: String] = [:]

    /// Transcripts that are named; the rest is counted.
    private static let named = 3

    init() {}

    /// Reads the `provenance` of a draft's JSON; empty for anything else.
    public init(draft: JSONValue) {
        for entry in draft["provenance"]?.array ?? [] {
            guard let block = entry["block"]?.int else { continue }
            texts[Place(block: block, item: entry["item"]?.int)] = Self.text(of: entry)
        }
    }

    public var isEmpty: Bool { texts.isEmpty }

    /// What supports the block or item at a path from `blocks` down; `nil` where the draft names nothing.
    public func text(at path: [Int]) -> String? {
        guard let block = path.first else { return nil }
        if path.count > 1, let text = texts[Place(block: block, item: path[1])] { return text }
        if let text = texts[Place(block: block, item: nil)] { return text }
        let items = texts.filter { $0.key.block == block }.sorted { ($0.key.item ?? -1) < ($1.key.item ?? -1) }
        guard path.count == 1, !items.isEmpty else { return nil }
        return items.map { "\(($0.key.item ?? 0) + 1): \($0.value)" }.joined(separator: "; ")
    }

    private static func text(of entry: JSONValue) -> String {
        let sources = (entry["sources"]?.array ?? []).compactMap { source -> String? in
            guard let transcript = source["transcript"]?.scalarText, let turn = source["turn"]?.int else { return nil }
            return "\(transcript) turn \(turn)"
        }
        let more = sources.count > named ? " and \(sources.count - named) more" : ""
        let support = entry["support"]?.int.flatMap { support in entry["of"]?.int.map { "\(support) of \($0) conversations" } }
        return [support, sources.isEmpty ? nil : sources.prefix(named).joined(separator: ", ") + more].compactMap { $0 }
            .joined(separator: ": ")
    }
}
