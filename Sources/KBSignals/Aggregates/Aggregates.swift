import KBModel

/// Contacts as counts: what ranking needs of them, whatever engine did the counting. Counts of different contacts add up.
package struct Aggregates: Sendable, Hashable {
    /// A contact that shows how an article's contacts went badly.
    package struct Example: Sendable, Hashable {
        package var articles: [String] = []
        package var escalationReason: String?
        /// How many signals say so.
        package var signals: Int
        package var time: Timestamp
        package var id: String
    }

    /// A contact with its words. It stands for itself, or, drawn, for others of its topic, channel and language.
    package struct Asked: Sendable, Hashable {
        package var kind: ContactKind
        package var id: String
        package var time: Timestamp
        /// Tells customers of one file apart and no more; 0 when it is not known.
        package var customer: Int
        package var question: String
        /// It is one of `drawn` contacts that stand for `represents` together.
        package var represents = 1
        package var drawn = 1

        package var weight: Double { Double(represents) / Double(max(1, drawn)) }
    }

    package struct Votes: Sendable, Hashable {
        package var up = 0
        package var down = 0

        package init(up: Int = 0, down: Int = 0) {
            self.up = up
            self.down = down
        }
    }

    /// The window, in days, within which another contact is a repeat.
    package var window: Int
    /// How many parts were counted apart: returns from one part to another are not seen.
    package var parts = 1
    /// The first and the last counted contact.
    package var first: Timestamp?
    package var last: Timestamp?
    package var cells: [ContactKind: Int] = [:]
    package var examples: [Example] = []
    package var asked: [Asked] = []
    package var votes: [String: Votes] = [:]

    package init(window: Int) { self.window = window }

    /// How many contacts were counted.
    package var contacts: Int {
        cells.values.reduce(0, +) + Int(asked.reduce(0.0) { $0 + $1.weight }.rounded())
    }

    /// Adds the counts of other contacts. Throws when they were counted with another window. What they know of the same articles' examples
    /// is cut again to the most telling ones.
    package mutating func merge(_ other: Aggregates) throws(SignalError) {
        guard window == other.window else {
            throw SignalError("aggregates of windows of \(window) and \(other.window) days do not add up: count again with one --window")
        }
        parts += other.parts
        first = [first, other.first].compactMap { $0 }.min()
        last = [last, other.last].compactMap { $0 }.max()
        cells.merge(other.cells, uniquingKeysWith: +)
        votes.merge(other.votes) { Votes(up: $0.up + $1.up, down: $0.down + $1.down) }
        examples += other.examples
        let customers = asked.map(\.customer).max() ?? 0
        asked += other.asked.map { contact in
            var contact = contact
            if contact.customer > 0 { contact.customer += customers }
            return contact
        }
        settle()
    }

    package mutating func add(_ feedback: Feedback) {
        votes[feedback.article, default: Votes()].up += feedback.helpful ? 1 : 0
        votes[feedback.article, default: Votes()].down += feedback.helpful ? 0 : 1
    }

    /// Brings what engines may deliver in any order into one: contacts by time and id, customers numbered as they appear, and of each list
    /// of articles as many examples as a report shows.
    package mutating func settle() {
        asked.sort { ($0.time, $0.id) < ($1.time, $1.id) }
        var numbers: [Int: Int] = [:]
        for i in asked.indices where asked[i].customer > 0 {
            let number = numbers[asked[i].customer] ?? numbers.count + 1
            numbers[asked[i].customer] = number
            asked[i].customer = number
        }
        var kept: [[String]: Int] = [:]
        examples.sort { a, b in
            if a.signals != b.signals { return a.signals > b.signals }
            return a.time != b.time ? a.time > b.time : a.id < b.id
        }
        examples = examples.filter { example in
            let list = [example.escalationReason ?? ""] + example.articles
            kept[list, default: 0] += 1
            return kept[list, default: 0] <= ExampleContacts.most
        }
    }
}
