import KBText

/// How near what each conversation's customer asked is to the need: to what a gap report says of it, else to what the others asked.
struct Typicality: Sendable {
    /// A conversation below this share of the most typical one's nearness asks something else. Chosen by reading the 41 conversations of
    /// the eight largest gaps of the shipped knowledge base: of the eleven below it eight ask something else, of the thirty above it four.
    static let least = 1.0 / 3

    /// By the conversation's index: 1 for the most typical.
    private let nearness: [Int: Double]

    /// Cost: linear.
    init(_ conversations: [ReadConversation], words: NeedWords, space: SentenceSpace) {
        let subjects = conversations.map { space.vector(of: TermCounts.sum($0.subject.flatMap(\.terms))) }
        let asked = words.vectors.isEmpty ? conversations.map { space.vector(of: TermCounts.sum($0.asked.flatMap(\.terms))) } : []
        var need: [Int32: Double] = [:]
        for vector in asked + words.vectors {
            for (id, weight) in zip(vector.ids, vector.weights) { need[id, default: 0] += weight }
        }
        let sums = subjects.indices.map { own in
            let near = zip(subjects[own].ids, subjects[own].weights).reduce(0) { $0 + $1.1 * need[$1.0, default: 0] }
            return asked.isEmpty ? near : near - asked[own].cosine(subjects[own])
        }
        let most = sums.max() ?? 0
        nearness = Dictionary(uniqueKeysWithValues: zip(conversations.map(\.index), sums.map { most > 0 ? $0 / most : 1 }))
    }

    subscript(conversation: Int) -> Double { nearness[conversation] ?? 0 }
}

extension ReadConversation {
    /// The subject of a forum post; else what the customer wrote first.
    fileprivate var subject: [AskedLine] {
        let subject = asked.filter(\.isSubject)
        return subject.isEmpty ? asked.filter(\.isFirstTurn) : subject
    }
}
