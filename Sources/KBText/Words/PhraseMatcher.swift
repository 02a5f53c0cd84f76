/// Finds phrases in a text, all in one pass however many there are: Aho and Corasick, "Efficient string matching: an aid to bibliographic
/// search", CACM 1975, as one table of states by classes of bytes.
///
/// Phrases and texts are compared folded. Where a phrase begins or ends with a letter or digit of a script with spaces, so does the match:
/// `soon` is not found in `sooner`. Cost: one table look-up a byte; a text that is not ASCII is folded first.
package struct PhraseMatcher: Sendable {
    private let phrases: [[UInt8]]
    /// By byte: its column of the table; ASCII capitals share that of their small letters.
    private let columns: [UInt8]
    private let width: Int
    /// By state and column: the next state.
    private let next: [Int32]
    /// By state: the longest phrase that ends there, or -1, and the next shorter state that ends one, or 0.
    private let ending: [Int32]
    private let shorter: [Int32]

    /// Phrases are folded; white space at their ends does not count.
    package init(_ phrases: [String]) {
        self.phrases = phrases.map { Array(Folding.folded($0).utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()) }
        var columns = [UInt8](repeating: 0, count: 256)
        var width = 1
        for byte in self.phrases.joined() where columns[Int(byte)] == 0 {
            columns[Int(byte)] = UInt8(width)
            width += 1
        }
        for capital in 0x41...0x5A { columns[capital] = columns[capital | 0x20] }
        self.columns = columns
        self.width = width
        let trie = PhraseTrie(self.phrases, columns: columns, width: width)
        next = trie.next
        ending = trie.ending
        shorter = trie.shorter
    }

    package var isEmpty: Bool { phrases.isEmpty }

    /// The phrase that ends first in `text`, the longest of those that end there: its index, and what stands before and after it, folded.
    package func first(in text: some StringProtocol) -> (phrase: Int, before: Substring, after: Substring)? {
        var text = String(text)
        if !text.utf8.allSatisfy({ $0 < 0x80 }) { text = Folding.folded(text) }
        var found: (phrase: Int, range: Range<Int>)?
        text.withUTF8 { bytes in
            forEachMatch(in: bytes) { phrase, range in
                found = (phrase, range)
                return false
            }
        }
        guard let found else { return nil }
        let start = text.utf8.index(text.startIndex, offsetBy: found.range.lowerBound)
        let end = text.utf8.index(start, offsetBy: found.range.count)
        return (found.phrase, text[..<start], text[end...])
    }

    /// The phrases that stand in `text`, each once, by where they end first.
    package func all(in text: String) -> [Int] {
        var text = text.utf8.allSatisfy { $0 < 0x80 } ? text : Folding.folded(text)
        var found: [Int] = []
        text.withUTF8 { bytes in
            forEachMatch(in: bytes) { phrase, _ in
                if !found.contains(phrase) { found.append(phrase) }
                return true
            }
        }
        return found
    }

    /// Calls `body` with every phrase that stands in folded `bytes` (capitals of ASCII count as folded), by where it ends, until it
    /// returns `false`.
    package func forEachMatch(in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ phrase: Int, _ range: Range<Int>) -> Bool) {
        var state = 0
        for end in bytes.indices {
            state = Int(next[state * width + Int(columns[Int(bytes[end])])])
            var match = ending[state] >= 0 ? state : Int(shorter[state])
            while match != 0 {
                let phrase = Int(ending[match])
                let range = (end + 1 - phrases[phrase].count)..<(end + 1)
                if isWhole(range, in: bytes), !body(phrase, range) { return }
                match = Int(shorter[match])
            }
        }
    }

    private func isWhole(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let afterIsWord = range.upperBound < bytes.count && Self.isWord(ScalarScanner.decode(bytes, at: range.upperBound).scalar)
        if afterIsWord, Self.isWord(ScalarScanner.scalar(before: range.upperBound, in: bytes)) { return false }
        let beforeIsWord = range.lowerBound > 0 && Self.isWord(ScalarScanner.scalar(before: range.lowerBound, in: bytes))
        return !(beforeIsWord && Self.isWord(ScalarScanner.decode(bytes, at: range.lowerBound).scalar))
    }

    private static func isWord(_ scalar: UInt32) -> Bool {
        switch ScalarClass(scalar) {
        case .letter, .digit: true
        case .other, .unspaced: false
        }
    }
}

/// The automaton as it is built: a trie whose missing edges lead to where the longest ending that is still a beginning goes on.
private struct PhraseTrie {
    private(set) var next: [Int32] = []
    private(set) var ending: [Int32] = []
    private(set) var shorter: [Int32] = []
    private let width: Int

    init(_ phrases: [[UInt8]], columns: [UInt8], width: Int) {
        self.width = width
        addState()
        for (index, phrase) in phrases.enumerated() where !phrase.isEmpty {
            var state = 0
            for byte in phrase {
                let edge = state * width + Int(columns[Int(byte)])
                if next[edge] < 0 { next[edge] = addState() }
                state = Int(next[edge])
            }
            if ending[state] < 0 { ending[state] = Int32(index) }
        }
        closeEdges()
    }

    @discardableResult
    private mutating func addState() -> Int32 {
        next += [Int32](repeating: -1, count: width)
        ending.append(-1)
        shorter.append(0)
        return Int32(ending.count - 1)
    }

    /// Breadth first: a state's fallback is a shorter one, which is complete before.
    private mutating func closeEdges() {
        var fallback = [Int](repeating: 0, count: ending.count)
        var queue: [Int] = [0]
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            shorter[state] = ending[fallback[state]] >= 0 ? Int32(fallback[state]) : shorter[fallback[state]]
            for column in 0..<width {
                let edge = state * width + column
                let along = state == 0 ? 0 : next[fallback[state] * width + column]
                if next[edge] < 0 {
                    next[edge] = along
                } else {
                    fallback[Int(next[edge])] = Int(along)
                    queue.append(Int(next[edge]))
                }
            }
        }
    }
}

extension ScalarScanner {
    /// The scalar that ends right before `position`, which is not 0.
    static func scalar(before position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var start = position - 1
        while start > 0, start > position - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return decode(bytes, at: start).scalar
    }
}
