import KBModel

/// The windows that repeats are counted in, side by side, in days, ascending.
package struct RepeatWindows: Sendable, Hashable {
    package static let usualDays = [1, 7, 14, 30]

    /// The window of the ledger, of aggregates and of the list of repeats.
    package let chosen: Int
    package let days: [Int]

    package init(chosen: Int = 7) {
        self.chosen = chosen
        days = Set(Self.usualDays + [chosen]).sorted()
    }

    var longestSeconds: Int64 { Int64(days.last ?? 0) * Timestamp.secondsPerDay }

    var chosenSeconds: Int64 { Int64(chosen) * Timestamp.secondsPerDay }
}

/// Why two contacts of a customer are about the same need.
package enum SameNeed: String, Sendable, Hashable, CaseIterable {
    case topic, article, text
}
