import KBText

/// The words of every contact that are worth asking for, with saturated frequencies: rows of (term, weight), packed one after another.
struct NeedTerms {
    let starts: [Int]
    let terms: [Int32]
    let weights: [Float]
    /// By contact: the sum of the weights.
    let lengths: [Float]

    init(_ needs: [InternedText], filter: QueryFilter) {
        var (starts, terms, weights, lengths) = ([0], [Int32](), [Float](), [Float]())
        for need in needs {
            var length: Float = 0
            for (term, count) in need.terms.filter(filter.keeps).sorted().runs() {
                let weight = DocumentIndex.Query.saturated(count)
                terms.append(term)
                weights.append(weight)
                length += weight
            }
            starts.append(terms.count)
            lengths.append(length)
        }
        (self.starts, self.terms, self.weights, self.lengths) = (starts, terms, weights, lengths)
    }

    func range(of contact: Int) -> Range<Int> { starts[contact]..<starts[contact + 1] }
}
