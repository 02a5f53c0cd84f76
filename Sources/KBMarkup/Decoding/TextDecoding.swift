import KBModel
import KBText

/// Bytes of any encoding → UTF-8 that a parser can trust: well-formed, without NUL and byte order mark.
package struct TextDecoding: Sendable {
    package var bytes: [UInt8]
    /// The encoding that was used, as `iconv` names it.
    package var encoding: String
    package var problems: [Problem]

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Byte order mark, then the declaration, then a test of the bytes: UTF-8 when they are well-formed UTF-8, else the legacy encoding
    /// whose text reads as a language that is written in it, else windows-1252. A declaration that the bytes contradict loses.
    ///
    /// - Parameter declared: the label in a transport header; the document's own (`<meta charset>`, `<?xml encoding?>`) is looked for here.
    package init(_ source: [UInt8], declared: String? = nil) {
        if let (encoding, length) = TextDecoding.byteOrderMark(source) {
            self.init(source, from: length, in: encoding)
            return
        }
        if let encoding = TextDecoding.unmarkedUTF16(source) {
            self.init(source, in: encoding)
            return
        }
        let label = declared ?? EncodingDeclaration.label(in: source)
        let canonical = label.flatMap(EncodingLabel.canonical)
        // UTF-16 cannot be what an ASCII-readable declaration says.
        let encoding = canonical?.hasPrefix("UTF-16") == true ? EncodingLabel.utf8 : canonical
        if let encoding, encoding != EncodingLabel.utf8, UTF8Repair.isNeeded(source) {
            self.init(source, in: encoding)
            repairDoubleEncoding()
            return
        }
        let repaired = UTF8Repair(source)
        if repaired.illFormed == 0 && (repaired.multibyte >= 3 || encoding == nil || encoding == EncodingLabel.utf8) {
            self.init(repaired)
            if let label, let encoding, encoding != EncodingLabel.utf8, repaired.multibyte > 0 {
                problems.append(
                    Problem(
                        kind: "wrong-encoding-declared", line: 1, message: "\(label) is declared, but the bytes are UTF-8; read as UTF-8"))
            }
        } else if let encoding, encoding != EncodingLabel.utf8 {
            self.init(source, in: encoding)
        } else if repaired.multibyte > repaired.illFormed {
            self.init(repaired)
        } else {
            let guess = EncodingGuess.encoding(of: source)
            self.init(source, in: guess)
            let said = label.map { "\($0) is declared, but the bytes are not" } ?? "no encoding is declared and the bytes are not UTF-8"
            problems.insert(Problem(kind: "encoding-guessed", line: 1, message: "\(said); read as \(guess)"), at: 0)
        }
        if let label, canonical == nil {
            problems.append(
                Problem(
                    kind: "unknown-encoding", line: 1,
                    message: "the declared encoding \(label.prefix(40)) is unknown; read as \(self.encoding)"))
        }
        repairDoubleEncoding()
    }

    private init(_ repaired: UTF8Repair) {
        bytes = repaired.bytes
        encoding = EncodingLabel.utf8
        problems = []
        noteReplaced(repaired.illFormed, firstLine: repaired.firstIllFormedLine)
        noteNUL(repaired.firstNULLine)
    }

    private init(_ source: [UInt8], from start: Int = 0, in encoding: String) {
        let converted =
            encoding == EncodingLabel.utf8 ? nil : Transcoder.utf8(start == 0 ? source : Array(source[start...]), from: encoding)
        // Converted text is well-formed; only NUL may remain.
        self.init(converted.map { UTF8Repair($0.bytes) } ?? UTF8Repair(source, from: start))
        guard let converted else { return }
        self.encoding = encoding
        let first = converted.replaced.first.map { offset in 1 + converted.bytes[..<offset].count { $0 == 0x0A } }
        noteReplaced(converted.replaced.count, firstLine: first)
    }

    private mutating func noteReplaced(_ count: Int, firstLine: Int?) {
        guard count > 0 else { return }
        let what = count == 1 ? "1 byte sequence has" : "\(count) byte sequences have"
        problems.append(
            Problem(kind: "undecodable-bytes", line: firstLine, message: "\(what) no meaning in \(encoding); each was read as U+FFFD"))
    }

    private mutating func noteNUL(_ line: Int?) {
        guard let line else { return }
        problems.append(Problem(kind: "nul-characters", line: line, message: "NUL characters were read as U+FFFD"))
    }

    private mutating func repairDoubleEncoding() {
        let repair = DoubleEncoding(bytes)
        guard let line = repair.firstLine else { return }
        bytes = repair.bytes
        let what = repair.count == 1 ? "1 character was" : "\(repair.count) characters were"
        problems.append(
            Problem(kind: "double-encoded", line: line, message: "\(what) UTF-8 read as windows-1252 and encoded again; decoded once more"))
    }

    private static func byteOrderMark(_ source: [UInt8]) -> (String, Int)? {
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { return (EncodingLabel.utf8, 3) }
        if source.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
        if source.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
        if source.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        if source.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        return nil
    }

    /// UTF-16 without a mark: markup is mostly ASCII, so nearly every other byte is NUL.
    private static func unmarkedUTF16(_ source: [UInt8]) -> String? {
        let head = source.prefix(512)
        guard head.count >= 8 else { return nil }
        var zeros = (even: 0, odd: 0)
        for (index, byte) in head.enumerated() where byte == 0 {
            if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
        }
        let half = head.count / 2
        if zeros.odd * 10 >= half * 7, zeros.even * 10 < half { return "UTF-16LE" }
        if zeros.even * 10 >= half * 7, zeros.odd * 10 < half { return "UTF-16BE" }
        return nil
    }
}
