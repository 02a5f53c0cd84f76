/// Something in a text that must not change unnoticed: a number, a date, a "not".
struct Fact: Hashable {
    var risk: Risk
    /// Equal values say the same, however they are written.
    var value: String
    /// The tokens that say it.
    var tokens: Range<Int>
    /// Counts only when such a fact stands on both sides: number words are often pronouns.
    var isWeak = false
}

/// The tokens of a text with their folded words, as the fact finders read them.
struct FactText {
    let text: TokenText
    let window: Range<Int>
    private let folded: [String]

    init(_ text: TokenText, window: Range<Int>) {
        self.text = text
        self.window = window
        folded = window.map { Self.folded(text, $0) }
    }

    private static func folded(_ text: TokenText, _ token: Int) -> String {
        text.tokens[token].kind == .space ? " " : FactWord.folded(text.string(text.tokens[token].range))
    }

    /// The folded token at `i`; empty outside the window.
    func word(_ i: Int) -> String { window.contains(i) ? folded[i - window.lowerBound] : "" }

    func isWord(_ i: Int) -> Bool { window.contains(i) && text.tokens[i].kind == .word }

    /// Whether the token starts with a capital letter of ASCII.
    func isCapitalized(_ i: Int) -> Bool {
        window.contains(i) && text.tokens[i].range.first.map { (0x41...0x5A).contains(text.bytes[$0]) } == true
    }

    /// The next token from `i` on in a direction that is not white space.
    func next(from i: Int, step: Int = 1) -> Int {
        var k = i + step
        while window.contains(k), text.tokens[k].kind == .space { k += step }
        return k
    }

    /// The number that a token writes, in ASCII digits with its points and commas; `nil` when it does not start with a digit.
    func number(_ i: Int) -> String? {
        guard isWord(i), let first = word(i).utf8.first, first.isASCIIDigit else { return nil }
        return word(i)
    }

    /// A whole number; `nil` when the token is none.
    func integer(_ i: Int) -> Int? { number(i).flatMap { Int($0) } }
}
