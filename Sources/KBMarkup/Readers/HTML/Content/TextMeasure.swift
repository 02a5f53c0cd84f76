import KBModel

/// Words and sentence marks of a piece of text, counted on its bytes.
struct TextMeasure {
    /// An ideograph, kana or Thai character counts a fraction of a word, as these scripts write no spaces.
    private(set) var words: Float = 0
    /// Marks that end or divide a sentence.
    private(set) var punctuation: Float = 0

    init(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { count($0) }
    }

    private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
        var inWord = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte.isASCIILetter || byte.isASCIIDigit {
                    if !inWord { words += 1 }
                    inWord = true
                } else {
                    if byte == 0x2E || byte == 0x2C || byte == 0x21 || byte == 0x3F, inWord { punctuation += 1 }
                    inWord = false
                }
                index += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            character(bytes, at: index, length: length, &inWord)
            index += length
        }
    }

    private mutating func character(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, length: Int, _ inWord: inout Bool) {
        guard length == 3, index + 2 < bytes.count else {
            twoBytes(bytes, at: index, &inWord)
            return
        }
        switch (bytes[index], bytes[index + 1]) {
        case (0xE2, 0x80) where bytes[index + 2] == 0xA6:
            // Ellipsis.
            punctuation += 1
            inWord = false
        case (0xE2, 0x80...0xBF): inWord = false
        case (0xE3, 0x80):
            // Ideographic comma and full stop.
            if bytes[index + 2] == 0x81 || bytes[index + 2] == 0x82 { punctuation += 1 }
            inWord = false
        case (0xEF, 0xBC): if [0x81, 0x8C, 0x9F].contains(bytes[index + 2]) { punctuation += 1 }
        case (0xE3...0xE9, _):
            words += 0.5
            inWord = false
        case (0xE0, 0xA5) where bytes[index + 2] == 0xA4 || bytes[index + 2] == 0xA5:
            // Danda.
            punctuation += 1
            inWord = false
        case (0xE1, 0x81) where bytes[index + 2] == 0x8A || bytes[index + 2] == 0x8B: punctuation += 1
        // Thai, Lao, Burmese, Khmer.
        case (0xE0, 0xB8...0xBB), (0xE1, 0x80...0x82), (0xE1, 0x9E...0x9F): words += 0.2
        default: begin(&inWord)
        }
    }

    /// No-break space and the signs of Latin-1 divide words; the Arabic comma and question mark divide sentences.
    private mutating func twoBytes(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ inWord: inout Bool) {
        if bytes[index] == 0xC2 {
            inWord = false
        } else if bytes[index] == 0xD8, index + 1 < bytes.count, bytes[index + 1] == 0x8C || bytes[index + 1] == 0x9F {
            punctuation += 1
            inWord = false
        } else {
            begin(&inWord)
        }
    }

    private mutating func begin(_ inWord: inout Bool) {
        if !inWord { words += 1 }
        inWord = true
    }
}
