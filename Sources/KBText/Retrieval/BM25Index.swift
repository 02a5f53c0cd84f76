import Glibc

/// BM25 over numbered keys (terms, or pairs of terms): Robertson, Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.
/// Memory: 8 bytes for each distinct key of each document.
package struct BM25Index: Sendable {
    /// Saturation of a key's frequency and strength of the length normalisation. 2 and .9 were as good or better than 1.2 and .75 on every
    /// collection tried (long and short questions against help articles, technotes and government pages).
    package static let k1 = 2.0
    package static let b = 0.9

    package let documents: Int
    private let starts: [Int]
    private let postings: [Posting]
    private let idf: [Float]
    private let unseen: Double

    private struct Posting {
        var document: Int32
        var weight: Float
    }

    /// One document: its keys with their frequencies, and its length in words.
    package struct Document: Sendable {
        package var frequencies: [(key: Int32, count: Float)]
        package var length: Double

        package init(frequencies: [(key: Int32, count: Float)], length: Double) {
            self.frequencies = frequencies
            self.length = length
        }
    }

    /// `keys` is the number of different keys; every key in `documents` is below it.
    package init(_ documents: [Document], keys: Int) {
        let count = Double(documents.count)
        var frequency = [Int](repeating: 0, count: keys)
        for document in documents {
            for (key, _) in document.frequencies { frequency[Int(key)] += 1 }
        }
        let idf = frequency.map { Float(Self.idf(frequency: $0, of: documents.count)) }
        var starts = [Int](repeating: 0, count: keys + 1)
        for key in 0..<keys { starts[key + 1] = starts[key] + frequency[key] }
        let average = max(1, documents.reduce(0) { $0 + $1.length } / max(1, count))
        var next = starts
        var postings = [Posting](repeating: Posting(document: 0, weight: 0), count: starts[keys])
        for (number, document) in documents.enumerated() {
            let norm = Self.k1 * (1 - Self.b + Self.b * document.length / average)
            for (key, tf) in document.frequencies {
                let tf = Double(tf)
                let weight = Double(idf[Int(key)]) * tf * (Self.k1 + 1) / (tf + norm)
                postings[next[Int(key)]] = Posting(document: Int32(number), weight: Float(weight))
                next[Int(key)] += 1
            }
        }
        self.documents = documents.count
        self.idf = idf
        self.starts = starts
        self.postings = postings
        unseen = Self.idf(frequency: 0, of: documents.count)
    }

    /// The inverse document frequency of a key; a key that no document has weighs most.
    package func idf(of key: Int32) -> Double { Int(key) < idf.count ? Double(idf[Int(key)]) : unseen }

    /// How many documents have the key.
    package func frequency(of key: Int32) -> Int { Int(key) < idf.count ? starts[Int(key) + 1] - starts[Int(key)] : 0 }

    /// Adds `weight` times the key's BM25 weight to the score of every document that has it.
    package func add(_ key: Int32, weight: Float, to scores: inout [Float]) {
        guard Int(key) < idf.count else { return }
        for i in starts[Int(key)]..<starts[Int(key) + 1] {
            scores[Int(postings[i].document)] += weight * postings[i].weight
        }
    }

    private static func idf(frequency: Int, of documents: Int) -> Double {
        log(1 + (Double(documents - frequency) + 0.5) / (Double(frequency) + 0.5))
    }
}
