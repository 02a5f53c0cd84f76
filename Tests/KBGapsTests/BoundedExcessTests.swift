import KBGaps
import Testing

@Suite struct BoundedExcessTests {
    /// Poisson's probabilities of 0…60.
    private func poisson(_ mean: Double) -> [Double] {
        var probability = [1.0]
        for k in 1...60 { probability.append(probability[k - 1] * mean / Double(k)) }
        let sum = probability.reduce(0, +)
        return probability.map { $0 / sum }
    }

    @Test(arguments: [0.5, 3.0, 10.0], [0.0, 1, 5, 20])
    func holdsTheTruthNineTimesInTenWhateverItIs(mean: Double, truth: Double) {
        let excess = BoundedExcess(mean: mean, variance: mean)
        var held = 0.0
        for (anyway, probability) in poisson(mean).enumerated() {
            let range = excess.range(seen: truth + Double(anyway))
            if range.low - 1e-9 <= truth, truth <= range.high + 1e-9 { held += probability }
        }
        #expect(held >= 0.9 - 1e-9)
    }

    @Test func isNeitherEmptyNorNegative() {
        for mean in [0.0, 0.2, 4, 50] {
            for variance in [0.5 * mean, mean, 3 * mean] {
                for seen in stride(from: 0.0, through: 2 * mean + 10, by: 0.5) {
                    let range = BoundedExcess(mean: mean, variance: variance).range(seen: seen)
                    #expect(0 <= range.low && range.low <= range.high)
                }
            }
        }
    }

    @Test func growsWithWhatIsSeen() {
        let excess = BoundedExcess(mean: 6, variance: 9)
        let highs = (0...30).map { excess.range(seen: Double($0)).high }
        #expect(zip(highs, highs.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
