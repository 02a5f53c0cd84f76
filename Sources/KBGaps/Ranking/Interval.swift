/// A figure and the range in which it lies with 90 % probability.
package struct Interval: Sendable, Hashable {
    package var estimate: Double
    package var low: Double
    package var high: Double

    /// The probability that the range holds, in all results.
    package static let level = 0.9

    package init(estimate: Double, low: Double, high: Double) {
        self.estimate = estimate
        self.low = low
        self.high = high
    }
}
