import KBModel

/// What aggregates hold besides counts by kind, gathered while contacts go by.
struct AggregateGathering {
    /// A contact with a question, which may be handed on as it is.
    struct Asked {
        var event: ContactEvent
        /// Its kind, a row of the pass's cells.
        var cell: Int
    }

    /// How many questions are handed on; 0 for none.
    let sample: Int
    var examples = ExampleContacts()
    var asked: [Asked] = []
    private(set) var askedIDs = ByteStrings()

    init(sample: Int) { self.sample = sample }

    /// Counts a contact; returns its place among those with questions, from 1, 0 for none.
    mutating func count(_ event: ContactEvent, cell: Int, id: Span<UInt8>) -> UInt32 {
        guard event.question != 0, sample > 0 else { return 0 }
        asked.append(Asked(event: event, cell: cell))
        askedIDs.append(id)
        return UInt32(asked.count)
    }

    /// Takes out of all counts what the sample stands for: all contacts with questions while they are few enough; else a part of those that
    /// name no article, stratum by stratum. Returns the drawn ones.
    mutating func draw(from cells: inout CountTable<CellKey>) -> [(contact: Int, represents: Int, drawn: Int)] {
        let isWhole = asked.count <= sample
        let candidates = asked.indices.filter { isWhole || asked[$0].event.articles == 0 }
        let strata = candidates.map { i in
            let event = asked[i].event
            return [event.topic, event.channel, event.language]
        }
        let drawing = StratifiedSample(strata, size: isWhole ? candidates.count : sample)
        for i in candidates { cells.add(-1, to: asked[i].cell) }
        for i in asked.indices where !isWhole && asked[i].event.articles != 0 {
            let (event, key) = (asked[i].event, cells.keys[asked[i].cell])
            let ids = askedIDs
            ids.withBytes(i) { examples.offer(key, time: event.time, id: $0) }
        }
        return zip(candidates, drawing.shares).compactMap { contact, share in
            share.map { (contact: contact, represents: $0.represents, drawn: $0.drawn) }
        }
    }
}
