/// A name that nothing has, with the nearest one that something has.
package struct UnknownName: Error, CustomStringConvertible, Hashable {
    package let kind: String
    package let name: String
    package let nearest: String?

    package init(kind: String, name: String, known: [String]) {
        self.kind = kind
        self.name = name
        let best = known.map { ($0, EditDistance.between(name, $0)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
        nearest = best.flatMap { $0.1 <= max(2, name.count / 2) ? $0.0 : nil }
    }

    package var description: String { "there is no \(kind) '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "") }
}

/// Levenshtein's distance, over characters. Cost: product of the lengths; meant for names.
enum EditDistance {
    static func between(_ a: String, _ b: String) -> Int {
        let a = Array(a)
        let b = Array(b)
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}
