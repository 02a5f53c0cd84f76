/// An inverted index of three-word shingles over texts of hashed words.
struct ShingleIndex {
    /// How many other texts a text meets at most over all its shingles, the rarest first, and how many shingles are followed however
    /// common they are (up to `unusableCount` texts): the bound on the work, which texts of their own words never reach.
    private static let meetings = 32_768
    private static let alwaysFollowed = 12
    private static let unusableCount = 4096
    /// The share of the smaller text's shingles, of those followed, that a candidate has to have in common: less than the containment
    /// of a near-duplicate, so that sampled shingles lose none.
    private static let candidateShare = 0.24

    private let texts: [Int]
    /// Shingles that at least two texts have: the texts, group after group, by position in `texts`.
    private var members: [UInt32] = []
    private var groupStarts: [UInt32] = [0]
    /// The groups of each text, text after text, and how many shingles each text has in all.
    private var groups: [UInt32] = []
    private var textStarts: [Int] = [0]
    private var shingleCounts: [Int] = []

    init(words: [UInt32], ends: [Int], texts: [Int], budget: Int) {
        self.texts = texts
        let total = texts.reduce(0) { $0 + max(1, ends[$1] - ($1 == 0 ? 0 : ends[$1 - 1]) - 2) }
        var bits: UInt32 = 0
        while total >> Int(bits) > budget { bits += 1 }
        let mask = (UInt32(1) << bits) - 1
        var postings: [UInt64] = []
        postings.reserveCapacity(total >> Int(bits))
        shingleCounts.reserveCapacity(texts.count)
        for (position, text) in texts.enumerated() {
            let before = postings.count
            Shingles.forEach(in: words[(text == 0 ? 0 : ends[text - 1])..<ends[text]]) { hash in
                if hash & mask == 0 { postings.append(UInt64(hash) << 32 | UInt64(position)) }
            }
            shingleCounts.append(postings.count - before)
        }
        RadixSort.sortByHighHalf(&postings)
        group(postings)
    }

    /// Sorted postings → groups by shingle and the list of groups of each text.
    private mutating func group(_ postings: [UInt64]) {
        var perText = Array(repeating: 0, count: texts.count)
        var start = 0
        while start < postings.count {
            var end = start + 1
            while end < postings.count, postings[end] >> 32 == postings[start] >> 32 { end += 1 }
            if end - start > 1 {
                let before = members.count
                for k in start..<end where k == start || postings[k] != postings[k - 1] {
                    members.append(UInt32(truncatingIfNeeded: postings[k]))
                }
                if members.count - before > 1 {
                    groupStarts.append(UInt32(members.count))
                    for member in members[before...] { perText[Int(member)] += 1 }
                } else {
                    members.removeLast(members.count - before)
                }
            }
            start = end
        }
        for count in perText { textStarts.append((textStarts.last ?? 0) + count) }
        groups = Array(repeating: 0, count: members.count)
        var next = textStarts
        for group in 0..<(groupStarts.count - 1) {
            for member in members[Int(groupStarts[group])..<Int(groupStarts[group + 1])] {
                groups[next[Int(member)]] = UInt32(group)
                next[Int(member)] += 1
            }
        }
    }

    /// Calls `body` with the numbers of each two texts that are worth comparing, each pair once, in a fixed order.
    func forEachCandidate(_ body: (Int, Int) -> Void) {
        var shared = Array(repeating: 0 as UInt16, count: texts.count)
        var touched: [UInt32] = []
        for position in texts.indices {
            let own = groups[textStarts[position]..<textStarts[position + 1]]
            let followed = followed(of: own)
            count(followed, before: UInt32(position), in: &shared, &touched)
            let share = Self.candidateShare * Double(followed.count) / Double(max(1, own.count))
            for other in touched {
                let smaller = min(shingleCounts[position], shingleCounts[Int(other)])
                if Double(shared[Int(other)]) >= max(2, share * Double(smaller)) { body(texts[Int(other)], texts[position]) }
                shared[Int(other)] = 0
            }
            touched.removeAll(keepingCapacity: true)
        }
    }

    /// How many of the groups each earlier text is in too, and which texts that are. The innermost loop of the whole search.
    private func count(_ followed: [UInt32], before position: UInt32, in shared: inout [UInt16], _ touched: inout [UInt32]) {
        let (members, starts) = (members.span, groupStarts.span)
        var counts = shared.mutableSpan
        for group in followed {
            var next = Int(starts[Int(group)])
            let end = Int(starts[Int(group) + 1])
            while next < end, members[next] < position {
                let other = Int(members[next])
                let count = counts[other]
                if count == 0 { touched.append(members[next]) }
                counts[other] = count &+ (count == .max ? 0 : 1)
                next += 1
            }
        }
    }

    private func size(_ group: UInt32) -> Int { Int(groupStarts[Int(group) + 1] - groupStarts[Int(group)]) }

    /// The groups of a text that are followed: all where that is little work, else the rarest.
    private func followed(of own: ArraySlice<UInt32>) -> [UInt32] {
        var total = 0
        var largest = 0
        for group in own {
            total += size(group)
            largest = max(largest, size(group))
        }
        if total <= Self.meetings, largest <= Self.unusableCount { return Array(own) }
        let rarest = own.filter { size($0) <= Self.unusableCount }.sorted { (size($0), $0) < (size($1), $1) }
        var left = Self.meetings
        var count = 0
        while count < rarest.count, count < Self.alwaysFollowed || left >= size(rarest[count]) {
            left -= size(rarest[count])
            count += 1
        }
        return Array(rarest.prefix(count))
    }
}

enum Shingles {
    static let length = 3

    /// The hashes of each three neighbouring words; a shorter text is one shingle.
    static func forEach(in words: ArraySlice<UInt32>, _ body: (UInt32) -> Void) {
        guard words.count >= length else {
            if !words.isEmpty { body(words.reduce(0) { mix($0, $1) }) }
            return
        }
        for i in words.startIndex..<(words.endIndex - length + 1) {
            body(mix(mix(mix(0, words[i]), words[i + 1]), words[i + 2]))
        }
    }

    private static func mix(_ hash: UInt32, _ word: UInt32) -> UInt32 {
        let product = (UInt64(hash) ^ UInt64(word) &+ 0x9E37_79B9) &* 0xFF51_AFD7_ED55_8CCD
        return UInt32(truncatingIfNeeded: product ^ product >> 32)
    }
}

/// Sorts by the upper 32 bits, keeping the order of equals: least significant digit first, three passes of 11 bits. Cost: linear.
enum RadixSort {
    static func sortByHighHalf(_ values: inout [UInt64]) {
        var other = [UInt64](repeating: 0, count: values.count)
        for shift in [32, 43, 54] as [UInt64] {
            var starts = [Int](repeating: 0, count: 2049)
            for value in values { starts[Int(value >> shift & 0x7FF) + 1] += 1 }
            for i in 1..<starts.count { starts[i] += starts[i - 1] }
            for value in values {
                let digit = Int(value >> shift & 0x7FF)
                other[starts[digit]] = value
                starts[digit] += 1
            }
            swap(&values, &other)
        }
    }
}
