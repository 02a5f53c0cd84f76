import KBText

/// Products with their versions and error codes that customers name.
enum EnvironmentReader {
    /// `Windows 11`, `Thunderbird 115.6.0`, `FjordRouter X200`, `0x80070005`, `E-1042`: a capitalised word and a number, or a code.
    static func mentions(in text: String, segmenter: WordSegmenter) -> Set<String> {
        var result: Set<String> = []
        var text = text
        text.withUTF8 { bytes in
            var previous: Range<Int>?
            segmenter.forEachWord(in: bytes) { range, kind in
                defer { previous = kind == .letters ? range : nil }
                let hasDigit = bytes[range].contains { (0x30...0x39).contains($0) }
                guard hasDigit, range.count <= 14 else { return }
                if range.count >= 6, bytes[range.lowerBound] == 0x30, bytes[range.lowerBound + 1] | 0x20 == 0x78 {
                    result.insert(string(bytes, range))
                }
                guard let before = previous, before.upperBound + 1 == range.lowerBound, (0x41...0x5A).contains(bytes[before.lowerBound]),
                    before.count >= 1
                else { return }
                let joint = bytes[before.upperBound]
                if joint == 0x2D, before.count <= 4 { result.insert(string(bytes, before.lowerBound..<range.upperBound)) }
                if joint == 0x20, before.count >= 3 { result.insert(string(bytes, before.lowerBound..<range.upperBound)) }
            }
        }
        return result
    }

    private static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
}

/// The environment that enough conversations share: at least two, and a quarter of them.
struct EnvironmentFinder {
    static let share = 0.25
    static let most = 5

    let conversations: [ReadConversation]

    func blocks() -> [DraftBlock] {
        var users: [String: [TurnReference]] = [:]
        for conversation in conversations {
            for (mention, turn) in conversation.environment.sorted(by: { $0.key < $1.key }) {
                users[mention, default: []].append(TurnReference(conversation: conversation.index, turn: turn))
            }
        }
        let least = max(2, Int((Self.share * Double(conversations.count)).rounded(.up)))
        let kept = users.filter { $0.value.count >= least }.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(Self.most)
        guard !kept.isEmpty else { return [] }
        return [.list(kept.map { (text: $0.key, evidence: Evidence(support: $0.value.count, of: conversations.count, sources: $0.value)) })]
    }
}
