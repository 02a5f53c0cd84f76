/// What could not be used, counted by reason; only the first few lines of each reason are kept. Holds no text of the input.
package struct SignalProblems: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case noID = "no id"
        case noTime = "no time"
        case badTime = "the time cannot be read"
        case noArticle = "no article"
        case badVote = "the vote is neither up nor down"
        case noVote = "a comment without a vote"
        case noQuery = "no query"
        case noTurns = "no turns"
        case notAnObject = "the line is not a JSON object"
        case badJSON = "the line is not JSON"
        case wrongWidth = "more values than the header has columns"
        case badValue = "a value that its field cannot have"
        case notUTF8 = "text that is not UTF-8"
        case unpublished = "not published"
        case unknownSpeaker = "a speaker whose role nothing tells"
        case unmatched = "about a contact that no file holds"
        case merged = "merged into another contact"
        case automatic = "a message that a machine wrote"
        case replaced = "replaced by a later version of the same id"

        /// Whether the row was left out. The others were used, without the value or in a later version.
        package var isUnusable: Bool {
            switch self {
            case .noID, .noTime, .badTime, .noArticle, .badVote, .noQuery, .noTurns, .notAnObject, .badJSON: true
            case .noVote, .wrongWidth, .badValue, .notUTF8, .unpublished, .unknownSpeaker, .unmatched, .merged, .automatic, .replaced: false
            }
        }
    }

    package struct Count: Sendable, Hashable {
        package var rows = 0
        package var firstLines: [Int] = []
    }

    package static let linesKept = 3

    /// Rows seen, used or not.
    package var rows = 0
    package private(set) var counts: [Reason: Count] = [:]
    /// Files or parts of files that could not be read at all, one sentence each.
    package var failures: [String] = []

    package init() {}

    package var unusable: Int { counts.reduce(0) { $0 + ($1.key.isUnusable ? $1.value.rows : 0) } }

    /// Of the rows seen; 0 when none was.
    package var unusableShare: Double { rows > 0 ? Double(unusable) / Double(rows) : 0 }

    package mutating func count(_ reason: Reason, line: Int) {
        counts[reason, default: Count()].rows += 1
        if counts[reason, default: Count()].firstLines.count < Self.linesKept {
            counts[reason, default: Count()].firstLines.append(line)
        }
    }

    /// Counts rows whose lines nobody knows any more.
    package mutating func count(_ reason: Reason, rows: Int) {
        if rows > 0 { counts[reason, default: Count()].rows += rows }
    }

    package mutating func merge(_ other: SignalProblems) {
        rows += other.rows
        failures += other.failures
        for (reason, count) in other.counts {
            counts[reason, default: Count()].rows += count.rows
            let free = Self.linesKept - counts[reason, default: Count()].firstLines.count
            counts[reason, default: Count()].firstLines += count.firstLines.prefix(max(0, free))
        }
    }

    /// One clause per reason, in a fixed order: `no id: 12 rows (first in lines 4, 9, 31)`.
    package var sentences: [String] {
        Reason.allCases.compactMap { reason in
            guard let count = counts[reason] else { return nil }
            let lines = count.firstLines.map(String.init).joined(separator: ", ")
            let rows = count.rows == 1 ? "1 row" : "\(count.rows) rows"
            if lines.isEmpty { return "\(reason.rawValue): \(rows)" }
            return "\(reason.rawValue): \(rows) (\(count.firstLines.count == 1 ? "line" : "first in lines") \(lines))"
        }
    }
}

/// Why signals could not be read: what, where, and what to try.
package struct SignalError: Error, Sendable, Hashable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
