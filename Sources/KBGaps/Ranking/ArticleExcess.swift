/// An article's bad outcomes against what its contacts have anyway.
package struct ArticleExcess: Sendable {
    /// The index into `KnowledgeBase.articles`.
    package var article: Int
    /// Contacts attributed to the article, as a sum of probabilities.
    package var contacts: Double
    /// Contacts that ended badly, each counted once however many signals say so.
    package var bad: Double
    /// Bad outcomes that contacts of these strata have anyway, as the other articles' contacts show.
    package var expected: Double
    /// The variance of what would have happened anyway: chance, and how well `expected` is known.
    package var variance: Double
    /// The probability that the article adds nothing.
    package var nullProbability: Double
    /// The most likely size of the excess rate, given that there is one: the posterior mean.
    package var excessRate: Double
    /// Bad outcomes that a good article would have avoided. The estimate is the posterior expectation; the range holds the true number with
    /// at least 90 % probability whatever it is (`BoundedExcess`), and the estimate.
    package var avoidable: Interval
    /// Whether the excess is credible after allowing for how many articles were looked at.
    package var isFlagged: Bool
    package var strata: [StratumCount]

    /// What was seen and expected in one stratum.
    package struct StratumCount: Sendable {
        /// The stratum's number in the ranking.
        package var stratum: Int
        package var name: String
        package var contacts: Double
        package var bad: Double
        /// The rate expected of one contact, as the other articles show it.
        package var rate: Double
    }
}
