import CText

/// Splits text into words in any script. Runs of scripts that write no spaces (Chinese, Japanese, Thai, …) are segmented by ICU's
/// dictionaries; all other words are runs of letters, marks, digits and `_`, with an apostrophe between letters and `.` or `,` between
/// digits kept inside (`don't`, `10.5`, `1.2.3`). Not for sharing between tasks.
public final class WordSegmenter {
    public enum Kind: Sendable { case letters, number, unspaced }

    private let breaker: TextBreaker

    public init(language: String? = nil) { breaker = TextBreaker(.words, language: language) }

    /// Calls `body` with the byte range of every word, in order. Cost: linear.
    public func forEachWord(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>, Kind) -> Void) {
        var scanner = ScalarScanner(bytes: bytes)
        while let (start, scalar) = scanner.next() {
            switch ScalarClass(scalar) {
            case .other: continue
            case .unspaced: segmentUnspaced(from: start, &scanner, body)
            case .letter, .digit: word(from: start, &scanner, body)
            }
        }
    }

    public func words(in text: String) -> [Substring] {
        var text = text
        text.makeContiguousUTF8()
        var ranges: [Range<Int>] = []
        text.withUTF8 { forEachWord(in: $0) { range, _ in ranges.append(range) } }
        return ranges.map { range in
            let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
            return text[start..<text.utf8.index(start, offsetBy: range.count)]
        }
    }

    private func segmentUnspaced(from start: Int, _ scanner: inout ScalarScanner, _ body: (Range<Int>, Kind) -> Void) {
        while let (_, next) = scanner.peek(), ScalarClass(next) == .unspaced || ctext_category(next) == 6 { _ = scanner.next() }
        let run = UnsafeBufferPointer(rebasing: scanner.bytes[start..<scanner.position])
        breaker.forEachPiece(in: run) { range, status in
            if status >= 100 { body(start + range.lowerBound..<start + range.upperBound, .unspaced) }
        }
    }

    private func word(from start: Int, _ scanner: inout ScalarScanner, _ body: (Range<Int>, Kind) -> Void) {
        var previous = ScalarClass(ScalarScanner.decode(scanner.bytes, at: start).scalar)
        var onlyDigits = previous == .digit
        var end = scanner.position
        while let (_, scalar) = scanner.peek() {
            let kind = ScalarClass(scalar)
            if kind == .letter || kind == .digit {
                _ = scanner.next()
                onlyDigits = onlyDigits && kind == .digit
                previous = kind
                end = scanner.position
                continue
            }
            guard joins(scalar, after: previous) else { break }
            let mark = scanner.position
            _ = scanner.next()
            guard let (_, after) = scanner.peek(), ScalarClass(after) == previous else {
                scanner.position = mark
                break
            }
        }
        body(start..<end, onlyDigits ? .number : .letters)
    }

    private func joins(_ scalar: UInt32, after previous: ScalarClass) -> Bool {
        switch previous {
        case .letter: scalar == 0x27 || scalar == 0x2019
        case .digit: scalar == 0x2E || scalar == 0x2C
        case .other, .unspaced: false
        }
    }
}

/// Decodes UTF-8 scalar by scalar; an invalid byte is U+FFFD and one byte long.
struct ScalarScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func next() -> (start: Int, scalar: UInt32)? {
        guard position < bytes.count else { return nil }
        let start = position
        let (scalar, length) = Self.decode(bytes, at: start)
        position += length
        return (start, scalar)
    }

    func peek() -> (start: Int, scalar: UInt32)? {
        position < bytes.count ? (position, Self.decode(bytes, at: position).scalar) : nil
    }

    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (scalar: UInt32, length: Int) {
        let first = bytes[i]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, i + length <= bytes.count else { return (0xFFFD, 1) }
        var scalar = UInt32(first) & (0xFF >> UInt32(length + 1))
        for k in 1..<length {
            guard bytes[i + k] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(bytes[i + k] & 0x3F)
        }
        return (scalar, length)
    }
}
