import KBModel
import KBText

/// The smallest thing that a change can mark: a word, a run of white space, a punctuation mark, an image inside text.
package struct Token: Sendable, Hashable {
    package enum Kind: UInt8, Sendable { case word, space, mark, image }

    /// Bytes of the text; empty for an image.
    package var range: Range<Int>
    package var kind: Kind
    /// Equal tokens read the same.
    package var identity: UInt64
}

/// A node's own text as tokens, with its runs' places.
package struct TokenText: Sendable {
    package var bytes: [UInt8] = []
    package var tokens: [Token] = []
    package var isVerbatim = false
    /// Each run with its byte range.
    package var runs: [(range: Range<Int>, run: Inline)] = []

    package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The text of some tokens.
    package func text(_ tokens: Range<Int>) -> String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        return string(self.tokens[first].range.lowerBound..<self.tokens[last].range.upperBound)
    }

    /// How many words stand in some tokens.
    package func words(_ tokens: Range<Int>) -> Int { self.tokens[tokens].reduce(0) { $0 + ($1.kind == .word ? 1 : 0) } }
}

/// Splits text into tokens by its language's own rules for words. Not for sharing between tasks.
package final class Tokenizer {
    private let segmenter: WordSegmenter

    package init(language: String?) { segmenter = WordSegmenter(language: language) }

    package func tokenText(of content: NodeContent) -> TokenText { tokenText(content.inlines, isVerbatim: content.isVerbatim) }

    /// Cost: linear.
    package func tokenText(_ inlines: [Inline], isVerbatim: Bool = false) -> TokenText {
        var result = TokenText()
        result.isVerbatim = isVerbatim
        var images: [(offset: Int, identity: UInt64)] = []
        for run in inlines {
            let start = result.bytes.count
            result.bytes.append(contentsOf: run.text.utf8)
            result.runs.append((start..<result.bytes.count, run))
            if let image = run.image {
                var hash = ContentHash(seed: 0x49)
                hash.add(image.src)
                hash.add(image.alt ?? "")
                images.append((start, hash.value))
            }
        }
        result.tokens = result.bytes.withUnsafeBufferPointer { tokens(in: $0, isVerbatim: isVerbatim) }
        for image in images.reversed() {
            let place = result.tokens.firstIndex { $0.range.lowerBound >= image.offset } ?? result.tokens.count
            result.tokens.insert(Token(range: image.offset..<image.offset, kind: .image, identity: image.identity), at: place)
        }
        return result
    }

    private func tokens(in bytes: UnsafeBufferPointer<UInt8>, isVerbatim: Bool) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(bytes.count / 3 + 4)
        var end = 0
        segmenter.forEachWord(in: bytes) { range, _ in
            Self.appendBetween(end..<range.lowerBound, in: bytes, isVerbatim: isVerbatim, to: &tokens)
            tokens.append(Token(range: range, kind: .word, identity: Self.identity(range, in: bytes, isVerbatim: isVerbatim)))
            end = range.upperBound
        }
        Self.appendBetween(end..<bytes.count, in: bytes, isVerbatim: isVerbatim, to: &tokens)
        return tokens
    }

    /// What stands between words: runs of white space, and punctuation scalar by scalar.
    private static func appendBetween(
        _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, isVerbatim: Bool, to tokens: inout [Token]
    ) {
        var i = range.lowerBound
        while i < range.upperBound {
            let start = i
            while i < range.upperBound, let length = spaceLength(at: i, in: bytes) { i += length }
            if i > start {
                let identity = isVerbatim ? identity(start..<i, in: bytes, isVerbatim: true) : 0x20
                tokens.append(Token(range: start..<i, kind: .space, identity: identity))
                continue
            }
            i = min(i + CanonicalText.length(at: i, in: bytes), range.upperBound)
            tokens.append(Token(range: start..<i, kind: .mark, identity: identity(start..<i, in: bytes, isVerbatim: isVerbatim)))
        }
    }

    /// The bytes of the white space or invisible scalar at `i`; `nil` when something visible stands there.
    private static func spaceLength(at i: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if bytes[i] < 0x80 { return bytes[i].isASCIISpace ? 1 : nil }
        let length = CanonicalText.length(at: i, in: bytes)
        switch Invisible(bytes, at: i, length: length) {
        case .space, .nothing: return length
        case .quote, nil: return nil
        }
    }

    private static func identity(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, isVerbatim: Bool) -> UInt64 {
        let token = UnsafeBufferPointer(rebasing: bytes[range])
        var hash = ContentHash()
        if isVerbatim || token.allSatisfy({ $0 < 0x80 }) {
            hash.add(token)
            return hash.value
        }
        var folded: [UInt8] = []
        var i = 0
        while i < token.count {
            let length = token[i] < 0x80 ? 1 : CanonicalText.length(at: i, in: token)
            if case .quote(let plain)? = token[i] < 0x80 ? nil : Invisible(token, at: i, length: length) {
                folded.append(plain)
            } else {
                folded += token[i..<i + length]
            }
            i += length
        }
        folded.withUnsafeBufferPointer { hash.add($0) }
        return hash.value
    }
}
