/// Takes links out of a line. A bare host stays readable: "Visit www.example.org for more" says where without a link.
package enum LinkCutter {
    private static let schemes = ["http://", "https://"].map { Array($0.utf8) }
    private static let www = Array("www.".utf8)

    /// `lostLink` is true when a link went that says where only by where it leads. Cost: linear.
    /// - Parameter keepingHosts: every link leaves its host.
    package static func cut(_ text: String, keepingHosts: Bool = false) -> (text: String, lostLink: Bool) {
        let bytes = Array(text.utf8)
        guard start(in: bytes, from: 0) != nil else { return (text, false) }
        var out: [UInt8] = []
        var lostLink = false
        var i = 0
        while let (start, scheme) = start(in: bytes, from: i) {
            out += bytes[i..<start]
            let link = bytes[start...].prefix { $0 > 0x20 && $0 < 0x80 && $0 != 0x29 }
            if let host = bareHost(link.dropFirst(scheme)) {
                out += host
                out += link.suffix(from: host.endIndex).drop { $0 == 0x2F }
            } else {
                lostLink = true
                if keepingHosts { out += host(link.dropFirst(scheme)) }
            }
            i = link.endIndex
        }
        out += bytes[i...]
        return (lostLink || out.count < bytes.count ? String(decoding: out, as: UTF8.self) : text, lostLink)
    }

    /// The next place at which a link begins, and how long its scheme is.
    private static func start(in bytes: [UInt8], from first: Int) -> (place: Int, scheme: Int)? {
        for i in bytes[first...].indices where bytes[i] == 0x68 || bytes[i] == 0x77 {
            guard i == 0 || !isWordByte(bytes[i - 1]) else { continue }
            if bytes[i] == 0x77 {
                if bytes[i...].starts(with: www) { return (i, 0) }
            } else if let scheme = schemes.first(where: { bytes[i...].starts(with: $0) }) {
                return (i, scheme.count)
            }
        }
        return nil
    }

    /// The host when nothing but a slash and a mark of punctuation follows it.
    private static func bareHost(_ link: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let host = host(link)
        let end = host.lastIndex { isWordByte($0) }.map { $0 + 1 } ?? host.startIndex
        let rest = link.suffix(from: end)
        guard host.contains(0x2E), end > host.startIndex, rest.allSatisfy({ [0x2F, 0x2E, 0x2C, 0x21, 0x3F, 0x3A, 0x3B].contains($0) })
        else {
            return nil
        }
        return link[link.startIndex..<end]
    }

    private static func host(_ link: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        link.prefix { isWordByte($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
