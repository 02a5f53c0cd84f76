/// Numbers for terms, given in the order of first use: texts become arrays of numbers, and comparing two terms costs nothing.
package struct Vocabulary: Sendable {
    private var numbers: [String: Int32] = [:]
    package private(set) var terms: [String] = []

    package init() {}

    package var count: Int { terms.count }

    /// The number of `term`, new or known.
    package mutating func number(of term: String) -> Int32 {
        if let known = numbers[term] { return known }
        let number = Int32(terms.count)
        numbers[term] = number
        terms.append(term)
        return number
    }

    package subscript(number: Int32) -> String { terms[Int(number)] }
}

/// Numbers for 64-bit keys (pairs of terms, hashes of character n-grams), given in the order of first use.
package struct KeyNumbers: Sendable {
    private var numbers: [UInt64: Int32] = [:]

    package init() {}

    package var count: Int { numbers.count }

    package mutating func number(of key: UInt64) -> Int32 {
        if let known = numbers[key] { return known }
        let number = Int32(numbers.count)
        numbers[key] = number
        return number
    }

    package func known(_ key: UInt64) -> Int32? { numbers[key] }
}
