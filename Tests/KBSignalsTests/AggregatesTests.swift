import KBModel
import KBSignals
import KBTestSupport
import Testing

@Suite struct AggregatesTests {
    @Test func countsWhatNamesTheSameAndPutsWordsAside() throws {
        let counts = try Self.aggregates(
            """
            id,time,customer,topic,articles,escalated,question
            1,2026-01-01,a,x,a1,true,
            2,2026-01-02,b,x,a1,true,
            3,2026-01-03,a,x,a1,true,
            4,2026-02-01,c,y,,,Where is it?

            """)
        #expect(counts.contacts == 4)
        #expect(counts.cells.values.sorted() == [1, 1, 1])
        #expect(counts.cells.first { $0.key.cameBack }?.value == 1)
        #expect(counts.examples.map(\.id) == ["1", "3", "2"])
        #expect(counts.asked.map(\.question) == ["Where is it?"])
    }

    @Test(arguments: [0, 1, 7, 60])
    func readsBackWhatItWrites(sample: Int) throws {
        var counts = try Self.aggregates(Self.contacts(300, seed: 5), sample: sample)
        counts.add(Feedback(article: "a1", time: nil, helpful: false))
        #expect(try Self.read(counts.bytes) == counts)
        #expect(counts.contacts == 300)
    }

    /// Whatever the cut: contacts after it tell who came back before it.
    @Test func addsUpToTheWholeForEverySplitByPeriod() throws {
        for seed in UInt64(1)...6 {
            let text = Self.contacts(400, seed: seed)
            var whole = try Self.aggregates(text, sample: 10_000)
            whole.forgetCustomers()
            for cut in [9, 30, 47].map({ Timestamp(seconds: Self.start + $0 * Timestamp.secondsPerDay + 3_600) }) {
                var sum = try Self.aggregates(text, period: CountedPeriod(until: cut), sample: 10_000)
                try sum.merge(try Self.aggregates(text, period: CountedPeriod(since: cut), sample: 10_000))
                #expect(sum.parts == 2)
                sum.parts = 1
                sum.forgetCustomers()
                #expect(sum == whole, "seed \(seed), cut \(cut.iso8601)")
            }
        }
    }

    /// Parts by region, with one end of the data: the customers of a region are nobody else's.
    @Test func addsUpToTheWholeForEverySplitByCustomers() throws {
        for seed in UInt64(1)...6 {
            let rows = Self.rows(400, seed: seed)
            let reach = CountedPeriod(reach: Timestamp(seconds: Self.start + 61 * Timestamp.secondsPerDay))
            let whole = try Self.aggregates(Self.header + rows.map(\.text).joined(), period: reach, sample: 10_000)
            var sum: Aggregates?
            for region in 0..<3 {
                let part = rows.filter { $0.customer % 3 == region }.map(\.text).joined()
                let counts = try Self.aggregates(Self.header + part, period: reach, sample: 10_000)
                try sum?.merge(counts)
                sum = sum ?? counts
            }
            sum?.parts = 1
            #expect(sum == whole, "seed \(seed)")
        }
    }

    /// Without what comes after the cut, only repeats near it differ, and those contacts are marked as not followed.
    @Test func marksWhatItCannotKnowAtASeam() throws {
        let text = Self.header + "1,2026-01-01,a,chat,x,,,\n2,2026-01-20,a,chat,x,,,\n"
        let late = Self.header + "3,2026-01-22,a,chat,x,,,\n4,2026-03-01,b,chat,x,,,\n"
        var sum = try Self.aggregates(text)
        try sum.merge(try Self.aggregates(late))
        #expect(sum.cells.filter { !$0.key.isFollowed && !$0.key.cameBack }.values.reduce(0, +) == 2)
        #expect(sum.contacts == 4)
    }

    @Test func drawsEachTopicInProportionAndAtLeastAFew() throws {
        let many = (0..<300).map { "k\($0),\(Timestamp(seconds: Self.start + Int64($0) * 60).iso8601),c\($0),chat,big,,,How big \($0)?\n" }
        let few = (0..<6).map { "f\($0),\(Timestamp(seconds: Self.start + Int64($0) * 70).iso8601),d\($0),chat,small,,,How small?\n" }
        let counts = try Self.aggregates(Self.header + (many + few).joined(), sample: 30)
        let small = counts.asked.filter { $0.kind.topic == "small" }
        let big = counts.asked.filter { $0.kind.topic == "big" }
        #expect(small.count == 5 && big.count == 30)
        #expect(abs(small.reduce(0) { $0 + $1.weight } - 6) < 1e-9 && abs(big.reduce(0) { $0 + $1.weight } - 300) < 1e-9)
        #expect(counts.contacts == 306)
    }

    @Test(arguments: ["", "{}\n", "{\"kind\":\"header\",\"version\":9,\"window\":7,\"contacts\":0}\n", "{\"kind\":\"header\",\"ver"])
    func refusesWhatIsNoWholeFile(text: String) {
        #expect(throws: SignalError.self) { try Self.read(Array(text.utf8)) }
    }

    /// A changed byte is refused or gives other counts; it never traps and never lets contacts vanish.
    @Test func survivesMutatedBytes() throws {
        let counts = try Self.aggregates(Self.contacts(60, seed: 2), sample: 20)
        var random = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            var bytes = counts.bytes
            for _ in 0...Int.random(in: 0...2, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do {
                let read = try Self.read(bytes)
                #expect(read.contacts == counts.contacts || !bytes.starts(with: counts.bytes.prefix(120)))
            } catch is SignalError {
                continue
            }
        }
    }

    @Test func refusesToAddUpOtherWindows() throws {
        var sum = Aggregates(window: 7)
        #expect(throws: SignalError.self) { try sum.merge(Aggregates(window: 14)) }
    }

    static let header = "id,time,customer,channel,topic,articles,outcome,question\n"
    static let start: Int64 = 1_767_225_600

    static func rows(_ count: Int, seed: UInt64) -> [(text: String, customer: Int)] {
        var random = SeededGenerator(seed: seed)
        func any(_ values: [String]) -> String { values[Int.random(in: values.indices, using: &random)] }
        return (0..<count).map { i in
            let time = Timestamp(seconds: start + Int64.random(in: 0..<(60 * Timestamp.secondsPerDay), using: &random)).iso8601
            let customer = Int.random(in: 0..<40, using: &random)
            let topic = any(["printer", "mail", "网络", ""])
            let articles = any(["", "", "a1", "a2|a1", "a3"])
            // Similarity weighs words by the whole file: with two of the same words it does not depend on the part.
            let question = topic.isEmpty ? "" : any(["", "It does not \(topic)"])
            let text =
                "k\(i),\(time),c\(customer),\(any(["chat", "voice"])),\(topic),\(articles),\(any(["escalated", "assumed", "negative", ""])),\(question)\n"
            return (text, customer)
        }
    }

    static func contacts(_ count: Int, seed: UInt64) -> String { header + rows(count, seed: seed).map(\.text).joined() }

    static func aggregates(_ text: String, period: CountedPeriod = CountedPeriod(), sample: Int = 20) throws -> Aggregates {
        Aggregates(try RepeatTests.count(text, period: period, sample: sample))
    }

    static func read(_ bytes: [UInt8]) throws -> Aggregates {
        var stream = ByteStream(name: "counts", bytes: bytes)
        return try Aggregates(reading: &stream)
    }
}

extension Aggregates {
    /// Which contacts with words are one customer's is known within a part only.
    fileprivate mutating func forgetCustomers() {
        for i in asked.indices { asked[i].customer = 0 }
    }
}
