/// The known name somebody probably meant.
package enum NearestName {
    /// The nearest of `known` by edit distance on folded text, at most half the name's length away; ties go to the first. A name that holds
    /// the other counts as near.
    package static func of(_ name: String, among known: [String]) -> String? {
        let wanted = Array(CSVDialect.normalizedName(name).utf8)
        let scored = known.map { candidate -> (String, Int) in
            let bytes = Array(CSVDialect.normalizedName(candidate).utf8)
            let distance = editDistance(wanted, bytes)
            return (candidate, min(bytes.count, wanted.count) >= 3 && contains(bytes, wanted) ? min(distance, 1) : distance)
        }
        guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(1, wanted.count / 2) else { return nil }
        return best.0
    }

    private static func contains(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let (long, short) = a.count >= b.count ? (a, b) : (b, a)
        return (0...(long.count - short.count)).contains { long[$0..<$0 + short.count].elementsEqual(short) }
    }

    /// Levenshtein's distance, two rows of the table at a time.
    private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let previous = row[j + 1]
                row[j + 1] = min(diagonal + (x == y ? 0 : 1), previous + 1, row[j] + 1)
                diagonal = previous
            }
        }
        return row[b.count]
    }
}
