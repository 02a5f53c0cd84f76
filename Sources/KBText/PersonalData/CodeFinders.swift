/// Mail addresses: ASCII only, because letters of other scripts may touch them without a space.
enum MailFinder {
    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        let bytes = text.bytes
        for at in bytes.indices where bytes[at] == 0x40 || (bytes[at] == 0x25 && bytes[at...].starts(with: encodedAt)) {
            var low = at
            while low > 0, isLocal(bytes[low - 1]) { low -= 1 }
            while low < at, bytes[low] == 0x2E || bytes[low] == 0x2D { low += 1 }
            var high = bytes[at] == 0x40 ? at + 1 : at + 3
            while high < bytes.count, isDomain(bytes[high]) { high += 1 }
            while high > at + 1, !bytes[high - 1].isLetterByte { high -= 1 }
            guard low < at, high > at + 1, let dot = bytes[(at + 1)..<high].lastIndex(of: 0x2E), high - dot > 2 else { continue }
            claimed.claim(.email, low..<high)
        }
    }

    /// `@` in a query.
    private static let encodedAt = Array("%40".utf8)

    private static func isLocal(_ byte: UInt8) -> Bool { isDomain(byte) || byte == 0x5F || byte == 0x25 || byte == 0x2B }
    private static func isDomain(_ byte: UInt8) -> Bool { byte.isLetterByte || byte.isDigitByte || byte == 0x2E || byte == 0x2D }
}

/// UUIDs, MAC addresses, IPv6 addresses: runs of hexadecimal digits, `-` and `:`.
enum HexFinder {
    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        var start = 0
        while start < text.bytes.count {
            guard isHexRun(text.bytes[start]), !text.isASCIIWord(start - 1) else {
                start += 1
                continue
            }
            var end = start
            while end < text.bytes.count, isHexRun(text.bytes[end]) { end += 1 }
            let next = max(end, start + 1)
            if !text.isASCIIWord(end) || end == text.bytes.count { classify(start..<end, in: text, &claimed) }
            start = next
        }
    }

    private static func isHexRun(_ byte: UInt8) -> Bool { isHex(byte) || byte == 0x3A || byte == 0x2D }
    private static func isHex(_ byte: UInt8) -> Bool { byte.isDigitByte || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte) }

    private static func classify(_ whole: Range<Int>, in text: ScannedText, _ claimed: inout SpanSet) {
        var range = whole
        while range.count > 2, text.bytes[range.upperBound - 1] == 0x3A || text.bytes[range.upperBound - 1] == 0x2D,
            text.bytes[range.upperBound - 2] != 0x3A
        {
            range = range.lowerBound..<range.upperBound - 1
        }
        let bytes = text.bytes[range]
        guard range.count >= 6 else { return }
        let dashed = bytes.split(separator: 0x2D, omittingEmptySubsequences: false).map(\.count)
        let colons = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
        if dashed == [8, 4, 4, 4, 12], !bytes.contains(0x3A) {
            claimed.claim(.uuid, range)
        } else if dashed == [32] || dashed == [40], bytes.contains(where: \.isDigitByte), bytes.contains(where: \.isLetterByte) {
            claimed.claim(.device, range)
        } else if dashed == [2, 2, 2, 2, 2, 2] || colons.map(\.count) == [2, 2, 2, 2, 2, 2] {
            claimed.claim(.mac, range)
        } else if !bytes.contains(0x2D), isIPv6(colons, bytes) {
            claimed.claim(.ip, range)
        }
    }

    /// At least two colons, eight groups or one `::`; a time of day (`12:30:45`) has neither. `::1` is everybody's.
    private static func isIPv6(_ groups: [ArraySlice<UInt8>], _ bytes: ArraySlice<UInt8>) -> Bool {
        guard groups.count >= 3, groups.count <= 9, groups.allSatisfy({ $0.count <= 4 }) else { return false }
        let filled = groups.filter { !$0.isEmpty }.count
        let shortened = groups.dropFirst().dropLast().contains { $0.isEmpty }
        return shortened ? filled >= 2 : filled == 8
    }
}

/// Keys, tokens and passwords: known prefixes, JSON web tokens, private-key blocks, and values after `password:` and the like.
enum SecretFinder {
    private static let prefixes = [
        "sk-", "sk_live_", "sk_test_", "rk_live_", "ghp_", "gho_", "ghs_", "github_pat_", "npm_", "hf_", "glpat-", "xoxb-", "xoxp-",
        "xoxa-", "AKIA", "ASIA", "AIza", "eyJ", "ya29.", "SG.",
    ]
    .map { Array($0.utf8) }
    private static let firstBytes = Set(prefixes.map { $0[0] })
    private static let labels = [
        "password", "passwort", "kennwort", "lösenord", "passwd", "pwd", "api key", "api_key", "apikey", "api-key", "token", "secret",
        "bearer", "pin code", "pin", "密码", "口令",
        "パスワード", "mot de passe", "contraseña", "wachtwoord",
    ].map { Array($0.utf8) }
    private static let keyBlock = Array("-----BEGIN ".utf8)

    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        let bytes = text.bytes
        for start in bytes.indices {
            let first = bytes[start]
            if first == 0x2D, bytes[start...].starts(with: keyBlock) {
                claimed.claim(.secret, start..<end(ofKeyBlock: start, in: bytes))
            } else if firstBytes.contains(first), !text.isASCIIWord(start - 1),
                let prefix = prefixes.first(where: { bytes[start...].starts(with: $0) })
            {
                let end = tokenEnd(from: start, in: bytes)
                if end - start >= prefix.count + 16 { claimed.claim(.secret, start..<end) }
            } else if first == 0x3A || first == 0x3D {
                labelled(separator: start, in: text, &claimed)
            }
        }
    }

    private static func end(ofKeyBlock start: Int, in bytes: [UInt8]) -> Int {
        let closing = Array("-----END ".utf8)
        var i = start + keyBlock.count
        while i < bytes.count {
            if bytes[i] == 0x2D, bytes[i...].starts(with: closing) {
                return bytes[i...].firstIndex { $0 == 0x0A } ?? bytes.count
            }
            i += 1
        }
        return bytes.count
    }

    /// `password: value`, `token = value`: the value holds a digit or a sign, or it is an English sentence's next word.
    private static func labelled(separator: Int, in text: ScannedText, _ claimed: inout SpanSet) {
        guard
            labels.contains(where: { label in
                text.lowered[..<separator].reversed().drop { $0 == 0x20 || $0 == 0x22 }.starts(with: label.reversed())
            })
        else { return }
        var start = separator + 1
        while start < text.bytes.count, text.bytes[start] == 0x20 || text.bytes[start] == 0x22 { start += 1 }
        let end = tokenEnd(from: start, in: text.bytes)
        let value = text.bytes[start..<end]
        guard value.count >= 4, value.contains(where: \.isDigitByte), !value.starts(with: Array("http".utf8)) else { return }
        claimed.claim(.secret, start..<end)
    }

    private static func tokenEnd(from start: Int, in bytes: [UInt8]) -> Int {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F, bytes[end] != 0x22, bytes[end] != 0x2C, bytes[end] != 0x3B {
            end += 1
        }
        while end > start, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x29 { end -= 1 }
        return end
    }
}
