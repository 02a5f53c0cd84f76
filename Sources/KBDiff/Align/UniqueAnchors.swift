/// Elements that occur exactly once on both sides: the safest points to align two sequences at (patience diff, Bram Cohen).
enum UniqueAnchors {
    struct Anchor: Hashable {
        var old: Int
        var new: Int
    }

    /// All of them, sorted by `old`; indices are those of the slices. Cost: linear.
    static func all(old: ArraySlice<UInt64>, new: ArraySlice<UInt64>) -> [Anchor] {
        var places: [UInt64: (old: Int, new: Int)] = [:]
        places.reserveCapacity(old.count)
        for i in old.indices { places[old[i]] = places[old[i]] == nil ? (i, -1) : (-2, -1) }
        for j in new.indices {
            guard let place = places[new[j]] else { continue }
            places[new[j]] = (place.old, place.new == -1 ? j : -2)
        }
        return old.indices.compactMap { i in
            guard let place = places[old[i]], place.old == i, place.new >= 0 else { return nil }
            return Anchor(old: i, new: place.new)
        }
    }

    /// The longest list of them that is in order on both sides.
    static func ordered(old: ArraySlice<UInt64>, new: ArraySlice<UInt64>) -> [Anchor] {
        let anchors = all(old: old, new: new)
        return IncreasingSubsequence.heaviest(anchors.map(\.new), weights: anchors.map { _ in 1 }).map { anchors[$0] }
    }
}

/// What stays in place when a sequence is reordered.
enum IncreasingSubsequence {
    /// The indices of the strictly increasing subsequence with the greatest sum of weights (all positive); among equals the one that
    /// ends first. Cost: O(n log n), by prefix maxima in a Fenwick tree.
    static func heaviest(_ values: [Int], weights: [Int]) -> [Int] {
        if zip(values, values.dropFirst()).allSatisfy(<) { return Array(values.indices) }
        var rank: [Int: Int] = [:]
        for (i, value) in Set(values).sorted().enumerated() { rank[value] = i + 1 }
        var tree = [(weight: Int, index: Int)](repeating: (0, -1), count: rank.count + 1)
        var before = [Int](repeating: -1, count: values.count)
        var best = (weight: 0, index: -1)
        for i in values.indices {
            guard let position = rank[values[i]] else { continue }
            var found = (weight: 0, index: -1)
            var k = position - 1
            while k > 0 {
                if tree[k].weight > found.weight { found = tree[k] }
                k &= k - 1
            }
            before[i] = found.index
            let total = (weight: found.weight + weights[i], index: i)
            if total.weight > best.weight { best = total }
            k = position
            while k < tree.count {
                if total.weight > tree[k].weight { tree[k] = total }
                k += k & -k
            }
        }
        var result: [Int] = []
        var i = best.index
        while i >= 0 {
            result.append(i)
            i = before[i]
        }
        return result.reversed()
    }
}
