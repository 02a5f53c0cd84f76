import KBText

/// One sentence of a turn, cleaned.
struct CleanSentence: Sendable, Hashable {
    var text: String
    /// The line it stood in, counted from 0 within the turn; a quoted or dropped line counts too.
    var line: Int
    /// The line began with a bullet or a number.
    var isListItem: Bool
    /// A link was cut out of it.
    var lostLink: Bool
}

/// Takes out of a turn what is not the writer's own prose: quotes, signatures, links, mark-up, logs and code.
struct TurnText {
    private let splitter: SentenceSplitter

    init(language: String?) { splitter = SentenceSplitter(language: language) }

    /// The turn's sentences in order. Cost: linear.
    func sentences(of turn: String) -> [CleanSentence] {
        var lines = turn.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }.map { ArraySlice($0) }
        lines = Array(lines.prefix(signatureStart(lines)))
        var result: [CleanSentence] = []
        for (number, line) in lines.enumerated() {
            let line = Line(line)
            guard !line.isQuote, !line.isQuoteHead, !line.isLog else { continue }
            let (text, lostLink) = LinkCutter.cut(line.text)
            for sentence in splitter.sentences(in: text, afterListNumber: line.listNumber) where !Line.holdsUnreadableToken(sentence) {
                // "1. Open it. 2. Close it." in one line.
                let item = Line(ArraySlice(sentence.utf8))
                result.append(
                    CleanSentence(text: item.text, line: number, isListItem: line.isListItem || item.isListItem, lostLink: lostLink))
            }
        }
        return result
    }

    /// The line at which a signature starts: `--` alone, or a closing phrase among the last six lines.
    private func signatureStart(_ lines: [ArraySlice<UInt8>]) -> Int {
        if let dashes = lines.firstIndex(where: {
            let t = Array($0.trimmedASCII)
            return t == [0x2D, 0x2D] || t == [0x2D, 0x2D, 0x2D] || t == Array("___".utf8)
        }) {
            return dashes
        }
        let filled = lines.indices.filter { !lines[$0].trimmedASCII.isEmpty }
        for index in filled.suffix(6) where index > (filled.first ?? 0) {
            let text = Folding.folded(String(decoding: lines[index].trimmedASCII, as: UTF8.self))
            if text.utf8.count <= 40, Self.closings.contains(where: { text.hasPrefix($0) }), text.utf8.split(separator: 0x20).count <= 4 {
                return index
            }
        }
        return lines.count
    }

    private static let closings = [
        "regards", "best regards", "kind regards", "cheers", "sincerely", "yours", "best wishes", "warm regards", "mvh", "hälsningar",
        "med vänlig", "vänliga häls", "viele grüße", "mit freundlichen", "grüße", "gruß", "cordialement", "saludos", "saluti",
        "groeten", "met vriendelijke", "atenciosamente", "pozdrawiam", "此致", "敬礼", "sent from my",
    ]
}

/// One line of a turn and what it is.
private struct Line {
    var text: String
    var isListItem = false
    /// The number it began with, 0 for none.
    var listNumber = 0
    var isQuote = false

    init(_ bytes: ArraySlice<UInt8>) {
        var bytes = bytes.trimmedASCII
        isQuote = bytes.first == 0x3E || bytes.starts(with: Array("&gt;".utf8))
        if let marker = Self.markerLength(bytes) {
            isListItem = true
            listNumber = Int(String(decoding: bytes.prefix(2).prefix(while: \.isDigit), as: UTF8.self)) ?? 0
            bytes = bytes.dropFirst(marker).trimmedASCII
        }
        text = MarkupCutter.cut(bytes)
    }

    /// The length of `- `, `* `, `• `, `1. `, `2) `, `(3) `, `a) `, `Step 4: `; `nil` when the line is no list item.
    private static func markerLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        let head = Array(bytes.prefix(12))
        guard head.count >= 3 else { return nil }
        if head[0] == 0x2D || head[0] == 0x2A || head[0] == 0x2B, head[1] == 0x20 { return 2 }
        for bullet in ["•", "·", "–", "—", "▪", "○", "→"] where head.starts(with: bullet.utf8) { return bullet.utf8.count }
        var i = head[0] == 0x28 ? 1 : 0
        let step = ["step ", "steg ", "schritt "].first { Folding.folded(String(decoding: head, as: UTF8.self)).hasPrefix($0) }
        if let step { i = step.utf8.count }
        let digits = head[i...].prefix(while: \.isDigit).count
        i += digits
        if digits == 0 {
            guard step == nil, (0x61...0x7A).contains(head[0] | 0x20), head[1] == 0x29 else { return nil }
            i = 1
        }
        guard digits <= 2, i + 1 < head.count, head[i] == 0x2E || head[i] == 0x29 || (step != nil && (head[i] == 0x3A || head[i] == 0x20))
        else { return nil }
        return head[i + 1] == 0x20 || head[i] == 0x29 || step != nil ? i + 1 : nil
    }

    /// `Anna said`, `On Monday Anna wrote:`, `<USER> said`.
    var isQuoteHead: Bool {
        let folded = Folding.folded(text)
        guard folded.utf8.count < 80 else { return false }
        return [
            " said", " wrote", " wrote:", " writes:", " said:", " skrev:", " schrieb:", " a écrit :", " escribió:", "写道:", "写道：",
            "original message", "original message-----",
        ].contains { folded.hasSuffix($0) }
    }

    /// Logs, code, tables of characters: many signs that prose does not have. Placeholders and menu paths do not count.
    var isLog: Bool {
        var signs = 0
        var total = 0
        var inPlaceholder = false
        for byte in text.utf8 {
            total += 1
            if byte == 0x5B { inPlaceholder = true }
            if byte == 0x5D { inPlaceholder = false }
            switch byte {
            case 0x23...0x26, 0x2A, 0x2B, 0x2F, 0x3B...0x3D, 0x40, 0x5C, 0x5E...0x60, 0x7B...0x7E: signs += inPlaceholder ? 0 : 1
            default: continue
            }
        }
        return total > 0 && Double(signs) > 0.12 * Double(total) && signs > 3
            || text.hasPrefix("at ") && text.hasSuffix(")") && text.utf8.contains(0x28)
    }

    /// A token of sixty bytes or more without a space is no word; scripts without spaces aside.
    static func holdsUnreadableToken(_ sentence: Substring) -> Bool {
        var run = 0
        for byte in sentence.utf8 {
            run = byte == 0x20 || byte >= 0x80 ? 0 : run + 1
            if run >= 60 { return true }
        }
        return false
    }
}

/// Takes out HTML tags and wiki or Markdown emphasis; `<EMAIL>` and its like become placeholders.
private enum MarkupCutter {
    static func cut(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let byte = bytes[i]
            if byte == 0x3C, let end = bytes[i...].prefix(200).firstIndex(of: 0x3E), end > i + 1, isTagStart(bytes[i + 1]) {
                let inner = bytes[(i + 1)..<end]
                if inner.allSatisfy({ (0x41...0x5A).contains($0) }) {
                    out += "[\(String(decoding: inner, as: UTF8.self).lowercased())]".utf8
                }
                i = end + 1
            } else if byte == 0x27, bytes[i...].starts(with: [0x27, 0x27]) {
                while i < bytes.endIndex, bytes[i] == 0x27 { i += 1 }
            } else if byte == 0x2A, bytes[i...].starts(with: [0x2A, 0x2A]) {
                i += 2
            } else if byte == 0x60 {
                i += 1
            } else if byte == 0x5B, let end = bytes[i...].prefix(5).firstIndex(of: 0x5D), end > i + 1,
                bytes[(i + 1)..<end].allSatisfy(\.isDigit)
            {
                // `[2]`: the mark of a footnote that is not here.
                i = end + 1
            } else {
                out.append(byte)
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isTagStart(_ byte: UInt8) -> Bool { byte == 0x2F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension ArraySlice<UInt8> {
    /// Without ASCII white space at both ends.
    var trimmedASCII: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first == 0x20 || (0x09...0x0D).contains(first) { slice = slice.dropFirst() }
        while let last = slice.last, last == 0x20 || (0x09...0x0D).contains(last) { slice = slice.dropLast() }
        return slice
    }
}
