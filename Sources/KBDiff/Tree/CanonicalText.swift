import KBModel

/// Text without what a reader does not see: runs of white space are one space, none at the ends; typographic quotes are plain ones;
/// soft hyphens, zero-width spaces and byte-order marks are gone. In code only the line end at the very end is dropped.
struct CanonicalText {
    /// The text's bytes.
    private(set) var bytes: [UInt8] = []
    /// Where the marks or the link change, as pairs of byte offset and style.
    private(set) var styles: [(offset: Int, style: UInt64)] = []
    /// Words, counted by white space; two characters of a script without spaces count as one.
    private(set) var words = 0

    private var pendingSpace = false
    private var inWord = false
    private var unspaced = 0
    private var style: UInt64 = 0

    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        styles.removeAll(keepingCapacity: true)
        (words, unspaced, style) = (0, 0, 0)
        (pendingSpace, inWord) = (false, false)
    }

    mutating func append(_ inlines: [Inline], isVerbatim: Bool) {
        if isVerbatim {
            appendVerbatim(inlines.plainText)
        } else {
            for run in inlines { append(run) }
        }
        words += (unspaced + 1) / 2
    }

    private mutating func append(_ run: Inline) {
        let runStyle = Self.style(of: run)
        if let image = run.image {
            var hash = ContentHash(seed: 0x49)
            hash.add(image.src)
            hash.add(image.alt ?? "")
            styles.append((bytes.count, hash.value))
        }
        let keepsQuotes = run.marks.contains(.code)
        var text = run.text
        text.withUTF8 { append($0, style: runStyle, keepsQuotes: keepsQuotes) }
    }

    private mutating func append(_ source: UnsafeBufferPointer<UInt8>, style runStyle: UInt64, keepsQuotes: Bool) {
        var i = 0
        while i < source.count {
            let start = i
            while i < source.count, Self.isVisibleASCII(source[i]) { i += 1 }
            if i > start { put(source[start..<i], style: runStyle) }
            guard i < source.count else { break }
            let byte = source[i]
            let length = byte < 0x80 ? 1 : Self.length(at: i, in: source)
            let piece = source[i..<i + length]
            i += length
            switch byte < 0x80 ? .space : Invisible(source, at: piece.startIndex, length: length) {
            case .space: space()
            case .nothing: break
            case .quote(let plain) where !keepsQuotes:
                begin(style: runStyle)
                bytes.append(plain)
            case .quote, nil:
                let isUnspaced = byte >= 0xE3 && byte < 0xEE
                put(piece, style: runStyle, counts: !isUnspaced)
                if isUnspaced { unspaced += 1 }
            }
        }
    }

    private static func isVisibleASCII(_ byte: UInt8) -> Bool { byte < 0x80 && (byte > 0x20 || !byte.isASCIISpace) }

    private mutating func space() {
        pendingSpace = true
        inWord = false
    }

    /// Appends bytes without white space.
    private mutating func put(_ piece: Slice<UnsafeBufferPointer<UInt8>>, style runStyle: UInt64, counts: Bool = true) {
        begin(style: runStyle, counts: counts)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece))
    }

    private mutating func begin(style runStyle: UInt64, counts: Bool = true) {
        if runStyle != style {
            style = runStyle
            styles.append((bytes.count, runStyle))
        }
        if pendingSpace {
            if !bytes.isEmpty { bytes.append(0x20) }
            pendingSpace = false
        }
        if !inWord && counts {
            inWord = true
            words += 1
        }
    }

    private mutating func appendVerbatim(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
        var inside = false
        for byte in bytes {
            if !byte.isASCIISpace && !inside { words += 1 }
            inside = !byte.isASCIISpace
        }
    }

    /// A number for the marks (in any order) and the link of a run; 0 for plain text.
    static func style(of run: Inline) -> UInt64 {
        if run.marks.isEmpty && run.link == nil { return 0 }
        var hash = ContentHash(seed: 1)
        for mark in run.marks.sorted() { hash.add(mark.rawValue) }
        if let link = run.link {
            hash.add(0x4C)
            hash.add(LinkTarget.canonical(link))
        }
        return hash.value
    }

    /// The length of the scalar that starts at `i`, at least 1, never beyond the end.
    static func length(at i: Int, in source: UnsafeBufferPointer<UInt8>) -> Int {
        let first = source[i]
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        return min(length, source.count - i)
    }
}

/// A scalar outside ASCII that is white space, nothing, or a way to write a plain quote.
enum Invisible {
    case space, nothing
    case quote(UInt8)

    init?(_ source: UnsafeBufferPointer<UInt8>, at i: Int, length: Int) {
        switch length {
        case 2 where source[i] == 0xC2:
            switch source[i + 1] {
            case 0xA0: self = .space  // no-break space
            case 0xAD: self = .nothing  // soft hyphen
            case 0xAB, 0xBB: self = .quote(0x22)  // « »
            default: return nil
            }
        case 3 where source[i] == 0xE2 && source[i + 1] == 0x80:
            switch source[i + 2] {
            case 0x80...0x8A, 0xA8, 0xA9, 0xAF: self = .space
            case 0x8B: self = .nothing  // zero-width space
            case 0x98...0x9B: self = .quote(0x27)
            case 0x9C...0x9F: self = .quote(0x22)
            case 0xB9, 0xBA: self = .quote(0x27)  // ‹ ›
            default: return nil
            }
        case 3 where source[i] == 0xE2 && source[i + 1] == 0x81:
            switch source[i + 2] {
            case 0x9F: self = .space
            case 0xA0: self = .nothing  // word joiner
            default: return nil
            }
        case 3 where source[i] == 0xE3 && source[i + 1] == 0x80 && source[i + 2] == 0x80: self = .space  // ideographic space
        case 3 where source[i] == 0xEF && source[i + 1] == 0xBB && source[i + 2] == 0xBF: self = .nothing  // byte-order mark
        default: return nil
        }
    }
}

/// Link targets as a reader follows them.
enum LinkTarget {
    /// A fragment that a machine made up (`#id-83b1f0c2`, `#_Toc4711883`) does not count.
    static func canonical(_ link: String) -> String {
        guard let mark = link.utf8.firstIndex(of: 0x23) else { return link }
        let fragment = link.utf8[link.utf8.index(after: mark)...]
        return isGenerated(fragment) ? String(link[..<mark]) + "#" : link
    }

    /// At least four digits in a row, or a run of at least eight hexadecimal digits with a digit among them.
    private static func isGenerated(_ fragment: Substring.UTF8View) -> Bool {
        var (digits, hexadecimal, digitsInRun) = (0, 0, 0)
        for byte in fragment {
            digits = byte.isASCIIDigit ? digits + 1 : 0
            let isHexadecimal = byte.isASCIIDigit || (0x61...0x66).contains(byte.asciiLowercased)
            hexadecimal = isHexadecimal ? hexadecimal + 1 : 0
            digitsInRun = !isHexadecimal ? 0 : byte.isASCIIDigit ? digitsInRun + 1 : digitsInRun
            if digits >= 4 || (hexadecimal >= 8 && digitsInRun > 0) { return true }
        }
        return false
    }
}
