import KBModel
import KBText

/// The header fields of a message or of one of its parts (RFC 5322, RFC 2047): folded lines joined, encoded words decoded.
struct MailHeaders {
    private var fields: [String: String] = [:]

    /// Reads the fields at the start of `lines`; `body` is where they end.
    init(_ lines: ArraySlice<ArraySlice<UInt8>>, body: inout Int) {
        var name = ""
        var i = lines.startIndex
        while i < lines.endIndex, !lines[i].isEmpty {
            let line = lines[i]
            if line.first == 0x20 || line.first == 0x09 {
                fields[name, default: ""] += " " + Self.text(line)
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                name = String(decoding: line[..<colon].map(\.asciiLowercased), as: UTF8.self)
                let value = Self.text(line[(colon + 1)...])
                // The topmost field of a name is the latest one.
                if fields[name] != nil { name = " again" }
                fields[name] = value
            }
            i += 1
        }
        body = min(i + 1, lines.endIndex)
    }

    /// The field as it stands, without white space around it.
    subscript(name: String) -> String? {
        guard let value = fields[name].map(Mapping.trimmed), !value.isEmpty else { return nil }
        return value
    }

    /// The field with its encoded words decoded.
    func words(_ name: String) -> String? { self[name].map(EncodedWords.decoded) }

    /// A parameter such as `charset` of a field; quotes are taken off.
    func parameter(_ parameter: String, of name: String) -> String? {
        guard let value = self[name] else { return nil }
        for part in value.utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
            let text = Mapping.trimmed(String(decoding: Array(part), as: UTF8.self))
            guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), text[..<equals].lowercased() == parameter else { continue }
            let value = text[text.utf8.index(after: equals)...]
            return value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : String(value)
        }
        return nil
    }

    /// The ids in a field of message ids, in order.
    func ids(_ name: String) -> [String] {
        guard let value = self[name] else { return [] }
        return value.utf8.split(separator: UInt8(ascii: "<")).compactMap { part in
            part.firstIndex(of: UInt8(ascii: ">")).map { String(decoding: Array(part[..<$0]), as: UTF8.self) }
        }
    }

    /// The addresses in a field, lower-cased: what stands in angle brackets, else whole elements with an at sign.
    func addresses(_ name: String) -> [String] {
        guard let value = self[name] else { return [] }
        return value.utf8.split(separator: UInt8(ascii: ",")).compactMap { part in
            var text = Array(part)
            if let open = text.lastIndex(of: UInt8(ascii: "<")) { text = Array(text[(open + 1)...].prefix { $0 != UInt8(ascii: ">") }) }
            let address = Mapping.trimmed(String(decoding: text.map(\.asciiLowercased), as: UTF8.self))
            return address.contains("@") ? address : nil
        }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { Mapping.trimmed(String(decoding: bytes, as: UTF8.self)) }
}

/// `=?charset?B|Q?text?=` in header fields (RFC 2047).
enum EncodedWords {
    static func decoded(_ text: String) -> String {
        guard text.contains("=?") else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var i = 0
        var afterWord = false
        while i < bytes.count {
            if let (word, end) = word(bytes, at: i) {
                // White space between two encoded words belongs to neither.
                if afterWord { while let last = out.last, last.isSpace { out.removeLast() } }
                out += word
                (i, afterWord) = (end, true)
                continue
            }
            if !bytes[i].isSpace { afterWord = false }
            out.append(bytes[i])
            i += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func word(_ bytes: [UInt8], at start: Int) -> ([UInt8], Int)? {
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "="), bytes[start + 1] == UInt8(ascii: "?") else { return nil }
        let mark = UInt8(ascii: "?")
        guard let charsetEnd = bytes[(start + 2)...].firstIndex(of: mark), charsetEnd + 2 < bytes.count, bytes[charsetEnd + 2] == mark,
            let textEnd = bytes[(charsetEnd + 3)...].firstIndex(of: mark), textEnd + 1 < bytes.count,
            bytes[textEnd + 1] == UInt8(ascii: "=")
        else { return nil }
        let charset = String(decoding: bytes[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        let text = bytes[(charsetEnd + 3)..<textEnd]
        let raw: [UInt8]
        switch bytes[charsetEnd + 1].asciiLowercased {
        case UInt8(ascii: "b"): raw = Base64.decoded(text)
        case UInt8(ascii: "q"): raw = QuotedPrintable.decoded(text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 })
        default: return nil
        }
        return (MailCharset.utf8(raw, label: charset), textEnd + 2)
    }
}

/// Quoted-printable (RFC 2045, 6.7). What is no code stays as it is.
enum QuotedPrintable {
    static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            guard bytes[i] == UInt8(ascii: "=") else {
                out.append(bytes[i])
                i += 1
                continue
            }
            if i + 2 < bytes.count, let high = hexadecimal(bytes[i + 1]), let low = hexadecimal(bytes[i + 2]) {
                out.append(high << 4 | low)
                i += 3
            } else if let end = softBreak(bytes, after: i) {
                i = end
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return out
    }

    private static func softBreak(_ bytes: [UInt8], after equals: Int) -> Int? {
        var i = equals + 1
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == 0x0D { i += 1 }
        if i == bytes.count { return i }
        return bytes[i] == 0x0A ? i + 1 : nil
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// Bytes of a message in the character set that it declares.
enum MailCharset {
    /// Well-formed UTF-8 stays as it is whatever is declared; an unknown or missing label means windows-1252, the superset of what mail
    /// without a label is in.
    static func utf8(_ bytes: [UInt8], label: String?) -> [UInt8] {
        if isUTF8(bytes), label.map({ !$0.lowercased().hasPrefix("iso-2022") }) ?? true { return bytes }
        let encoding = label.flatMap { EncodingLabel.canonical($0) } ?? EncodingLabel.windows1252
        return Transcoder.utf8(bytes, from: encoding)?.bytes ?? Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil } }
}
