import KBModel

/// Character references that libxml2 and HTML5 read alike.
enum HTMLReferences {
    /// Whether the `&` at `start` is a text character to both, or begins a reference that both know: `&name;` of HTML 4's common names,
    /// or a number that means itself.
    static func isPlain(_ bytes: Span<UInt8>, at start: Int) -> Bool {
        var index = start + 1
        guard index < bytes.count else { return true }
        if bytes[index] == 0x23 { return isPlainNumber(bytes, from: index + 1) }
        var name = NameHash()
        while index < bytes.count, bytes[index].isASCIILetter || bytes[index].isASCIIDigit {
            name.add(bytes[index])
            index += 1
        }
        let length = index - start - 1
        let ended = index < bytes.count && bytes[index] == 0x3B
        return length < 2 && !ended || ended && names[name] != nil
    }

    private static func isPlainNumber(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        var value: UInt32 = 0
        let hexadecimal = index < bytes.count && bytes[index] | 0x20 == 0x78
        if hexadecimal { index += 1 }
        let first = index
        while index < bytes.count, value < 0x11_0000 {
            let byte = bytes[index] | 0x20
            if bytes[index].isASCIIDigit {
                value = value * (hexadecimal ? 16 : 10) + UInt32(bytes[index] & 0x0F)
            } else if hexadecimal, (0x61...0x66).contains(byte) {
                value = value * 16 + UInt32(byte - 0x57)
            } else {
                break
            }
            index += 1
        }
        // Numbers 128…159 mean windows-1252 to HTML5.
        let plain = (0x20..<0x80).contains(value) || (0xA0..<0xD800).contains(value) || (0xE000..<0x11_0000).contains(value)
        return index > first && index < bytes.count && bytes[index] == 0x3B && (plain || value == 9 || value == 10)
    }

    private static let names: NameTable<Void> = {
        let words = """
            amp lt gt quot apos nbsp copy reg trade hellip mdash ndash lsquo rsquo sbquo ldquo rdquo bdquo laquo raquo lsaquo rsaquo bull middot \
            times divide minus plusmn deg para sect euro pound cent yen shy ensp emsp thinsp zwnj zwj lrm rlm larr uarr rarr darr harr rArr lArr \
            iexcl iquest acute cedil uml macr ordf ordm micro sup1 sup2 sup3 frac12 frac14 frac34 dagger Dagger permil infin ne le ge asymp \
            Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc \
            Otilde Ouml Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
            ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml oslash ugrave uacute ucirc uuml yacute thorn yuml \
            OElig oelig Scaron scaron Yuml
            """
        return NameTable(words.split(separator: " ").map { (String($0), ()) })
    }()
}
