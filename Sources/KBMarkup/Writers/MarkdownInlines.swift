import KBModel

/// Runs of text as CommonMark.
enum MarkdownInlines {
    /// The lines of a paragraph: line breaks end in `\`, and no line begins like another kind of block.
    static func paragraph(_ runs: [Inline]) -> [String] {
        let text = text(of: runs, lineBreak: "\\\n")
        return text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true).map { guarded(String(decoding: Array($0), as: UTF8.self)) }
    }

    static func text(of runs: [Inline], lineBreak: String = "\\\n", inTable: Bool = false) -> String {
        var out = ""
        var index = 0
        while index < runs.count {
            // Neighbouring runs with one target are one link.
            let link = runs[index].link
            var end = index + 1
            while end < runs.count, link != nil, runs[end].link == link { end += 1 }
            let inner = runs[index..<end].map { run(of: $0, lineBreak: lineBreak, inTable: inTable) }.joined()
            out += link.map { "[\(inner)](\(destination($0)))" } ?? inner
            index = end
        }
        return out
    }

    private static func run(of run: Inline, lineBreak: String, inTable: Bool) -> String {
        if let image = run.image { return "![\(escaped(image.alt ?? "", lineBreak: " ", inTable: inTable))](\(destination(image.src)))" }
        if run.marks.contains(.code) { return wrapped(code(run.text, inTable: inTable), run.marks.filter { $0 != .code }) }
        // White space beside a delimiter would stop it from being one.
        let bytes = Array(run.text.utf8)
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
        guard !run.marks.isEmpty, let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return escaped(run.text, lineBreak: lineBreak, inTable: inTable) }
        let core = escaped(String(decoding: bytes[first...last], as: UTF8.self), lineBreak: lineBreak, inTable: inTable)
        return (first > 0 ? " " : "") + wrapped(core, run.marks) + (last + 1 < bytes.count ? " " : "")
    }

    private static func wrapped(_ text: String, _ marks: [Inline.Mark]) -> String {
        marks.reduce(text) { text, mark in
            switch mark {
            case .strong, .ui: "**\(text)**"
            case .emphasis, .variable: "*\(text)*"
            case .strike: "~~\(text)~~"
            case .key: "<kbd>\(text)</kbd>"
            case .underline: "<u>\(text)</u>"
            case .subscript: "<sub>\(text)</sub>"
            case .superscript: "<sup>\(text)</sup>"
            case .quote: "“\(text)”"
            case .code: text
            }
        }
    }

    private static func code(_ text: String, inTable: Bool) -> String {
        var text = text.utf8.map { $0 == 0x0A ? 0x20 : $0 }
        if inTable { text = text.flatMap { $0 == 0x7C ? [0x5C, 0x7C] : [$0] } }
        var longest = 0
        var run = 0
        for byte in text {
            run = byte == 0x60 ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let pad = text.first == 0x60 || text.last == 0x60 ? " " : ""
        return fence + pad + String(decoding: text, as: UTF8.self) + pad + fence
    }

    private static func destination(_ target: String) -> String {
        let plain = target.utf8.allSatisfy { $0 > 0x20 && $0 != 0x28 && $0 != 0x29 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C }
        if plain, !target.isEmpty { return target }
        var bytes: [UInt8] = [0x3C]
        for byte in target.utf8 {
            switch byte {
            case 0x3C, 0x3E, 0x5C: bytes += [0x5C, byte]
            case 0x0A, 0x0D: bytes += "%0A".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes + [0x3E], as: UTF8.self)
    }

    private static func escaped(_ text: String, lineBreak: String, inTable: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            switch byte {
            case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x26, 0x7E: bytes += [0x5C, byte]
            case 0x7C where inTable: bytes += [0x5C, byte]
            case 0x0A: bytes += lineBreak.utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A line whose beginning would open a heading, list, quote, fence or rule gets a backslash.
    private static func guarded(_ line: String) -> String {
        guard let first = line.utf8.first else { return line }
        switch first {
        case 0x23, 0x3E, 0x2B, 0x2D, 0x3D: return "\\" + line
        case 0x30...0x39:
            let digits = line.utf8.prefix { $0.isASCIIDigit }.count
            let mark = line.utf8.dropFirst(digits).first
            guard digits <= 9, mark == 0x2E || mark == 0x29 else { return line }
            return line.prefix(digits) + "\\" + line.dropFirst(digits)
        default: return line
        }
    }
}
