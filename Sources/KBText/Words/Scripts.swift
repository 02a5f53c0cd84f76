import CText

/// What a scalar means to a word scanner.
enum ScalarClass {
    case letter, digit, other
    /// A script that writes no spaces between words: Han, kana, Thai, Lao, Khmer, Myanmar.
    case unspaced

    init(_ scalar: UInt32) {
        switch scalar {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x61...0x7A, 0x5F: self = .letter
        case 0..<0x80: self = .other
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF, 0x3005...0x3007, 0x3041...0x30FF, 0x31F0...0x31FF,
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x1B000...0x1B16F, 0x20000...0x3134F:
            self = scalar == 0x30FB ? .other : .unspaced
        default:
            // ICU's UCharCategory: 1-5 letters, 6-8 marks, 9 decimal digit, 10 letter number. U+200C/D join Persian and Indic words.
            switch ctext_category(scalar) {
            case 1...8, 10: self = .letter
            case 9: self = .digit
            default: self = scalar == 0x200C || scalar == 0x200D ? .letter : .other
            }
        }
    }
}

/// Columns of a terminal.
public enum DisplayWidth {
    /// How many columns `text` takes in a terminal: wide East Asian characters take two, combining marks none.
    public static func columns(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x7F ? ($1.value < 0x20 ? 0 : 1) : Int(ctext_columns($1.value))) }
    }

    /// `text` cut to at most `width` columns, ending in `…` when something was cut.
    public static func truncated(_ text: String, to width: Int) -> String {
        guard columns(of: text) > width else { return text }
        var used = 0
        var kept = ""
        for character in text {
            let columns = columns(of: String(character))
            if used + columns > width - 1 { break }
            used += columns
            kept.append(character)
        }
        return kept + "…"
    }
}
