import KBModel

/// Contacts kept in memory: for input that is not in order of time, that delivers an id twice, or whose questions have to be compared. One
/// contact an id; a later delivery replaces the earlier one.
struct ContactLog {
    private(set) var events: [ContactEvent] = []
    private(set) var questions = QuestionTexts()
    private(set) var replaced = 0
    private var ids = ByteStrings()
    private var hashes: [UInt64] = []
    private var index = HashIndex()

    /// Whether some contact's need is known by its question alone, so that questions have to be compared.
    private(set) var needsComparison = false

    /// `language` names the question's language where the source does; `keepsAll`: also questions that are never compared.
    mutating func add(_ event: ContactEvent, id: Span<UInt8>, question: String?, language: String?, keepsAll: Bool) {
        var event = event
        let hasCustomer = event.customer != nil
        if let question, hasCustomer || keepsAll {
            event.question = questions.add(question, language: language, isCompared: hasCustomer)
            if hasCustomer, event.topic == 0 { needsComparison = true }
        }
        let hash = ByteHash.hash(id)
        if let position = index.find(hash, matches: { ids.equals($0, id) }) {
            events[position] = event
            replaced += 1
            return
        }
        let position = events.count
        events.append(event)
        ids.append(id)
        hashes.append(hash)
        index.insert(position, hash: hash) { hashes[$0] }
    }

    /// Calls `body` with all contacts in order of time.
    func forEachInOrder(_ body: (ContactEvent, Span<UInt8>) throws -> Void) rethrows {
        for position in TimeOrder.positions(of: events.count, time: { events[$0].time }) {
            let event = events[Int(position)]
            let range = ids.range(Int(position))
            try body(event, ids.bytes.span.extracting(range))
        }
    }
}
