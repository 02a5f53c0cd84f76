import KBModel

/// What a change of an article did to how its contacts end, compared with articles that nobody touched.
package struct ChangeEffect: Sendable, Hashable {
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case improved, worse
        case noEvidence = "no-evidence"
        case tooLittleData = "too-little-data"
    }

    /// Contacts of the article on one side of the change, as sums of attribution weights.
    package struct Side: Sendable, Hashable {
        package var days: Int
        package var contacts: Double
        package var bad: Double
        /// Bad outcomes that contacts of these strata have anyway.
        package var expected: Double
    }

    package var change: ArticleChange
    package var before: Side
    package var after: Side
    /// Untouched articles that it was compared with.
    package var controls: Int
    /// The change of bad outcomes per contact that the edit made, with its 90 % interval; `nil` when nothing can be said.
    package var difference: Interval?
    /// The smallest change per contact that these data would show four times out of five.
    package var detectable: Double?
    package var verdict: Verdict
    /// Why there is too little data, in words.
    package var lacking: String?

    /// Bad outcomes that the change spared after it; negative when it caused some.
    package var spared: Interval? {
        difference.map {
            Interval(estimate: -$0.estimate * after.contacts, low: -$0.high * after.contacts, high: -$0.low * after.contacts)
        }
    }
}
