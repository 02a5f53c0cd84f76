/// The user's name in a path or an address: `C:\\Users\\anna`, `/home/anna`, `https://example.com/users/anna?login=anna`.
enum UserNameFinder {
    private static let folders = [
        "\\users\\", "/users/", "/home/", "/user/", "\\documents and settings\\", "\\benutzer\\", "\\användare\\", "/~", "/u/", "/@",
        "/profile/", "/members/",
    ].map { Array($0.utf8) }
    /// Folders that hold people only on a web server.
    private static let onlyInAddresses = Set(["/user/", "/u/", "/~", "/@", "/profile/", "/members/"].map { Array($0.utf8) })
    private static let parameters = ["user", "username", "user_name", "userid", "login", "uid", "name", "account", "member", "customer"]
        .flatMap { ["?\($0)=", "&\($0)="] }.map { Array($0.utf8) }
    private static let shared: Set<String> = [
        "public", "default", "shared", "user", "username", "you", "yourname", "your", "all", "name", "profile", "me", "user name", "guest",
        "your name", "username>", "%username%", "login", "sign_in", "settings", "edit", "new",
    ]

    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        for start in text.lowered.indices {
            switch text.lowered[start] {
            case 0x5C, 0x2F:
                guard let folder = folders.first(where: { text.lowered[start...].starts(with: $0) }) else { continue }
                if onlyInAddresses.contains(folder), !isInAddress(start, in: text) { continue }
                claim(from: start + folder.count, isWindows: folder[0] == 0x5C, in: text, &claimed)
            case 0x3F, 0x26:
                guard let parameter = parameters.first(where: { text.lowered[start...].starts(with: $0) }) else { continue }
                claim(from: start + parameter.count, isWindows: false, in: text, &claimed)
            case 0x3A where text.lowered[start...].starts(with: [0x3A, 0x2F, 0x2F]): claimCredentials(from: start + 3, in: text, &claimed)
            default: continue
            }
        }
    }

    private static func claim(from low: Int, isWindows: Bool, in text: ScannedText, _ claimed: inout SpanSet) {
        var high = low
        while high < text.bytes.count, !isPathEnd(text.bytes[high]) { high += 1 }
        // "C:\Users\Anna Lindqvist\AppData": a space belongs to the name when the path goes on behind it.
        if isWindows, high < text.bytes.count, text.bytes[high] == 0x20,
            let next = text.bytes[high...].prefix(40).firstIndex(where: { $0 == 0x5C }),
            text.bytes[high..<next].allSatisfy({ $0 == 0x20 || !isPathEnd($0) && $0 != 0x3A })
        {
            high = next
        }
        let name = text.loweredString(low..<high)
        if !name.isEmpty, !shared.contains(name), !name.hasPrefix("<"), !name.hasPrefix("[") { claimed.claim(.user, low..<high) }
    }

    /// `://anna:secret@host`.
    private static func claimCredentials(from low: Int, in text: ScannedText, _ claimed: inout SpanSet) {
        var high = low
        while high < text.bytes.count, !isPathEnd(text.bytes[high]), text.bytes[high] != 0x40 { high += 1 }
        if high > low, high < text.bytes.count, text.bytes[high] == 0x40 { claimed.claim(.user, low..<high) }
    }

    private static func isInAddress(_ position: Int, in text: ScannedText) -> Bool {
        var low = position
        while low > 0, text.bytes[low - 1] > 0x20 { low -= 1 }
        return text.lowered[low..<position].lastRange(of: Array("://".utf8)) != nil || text.lowered[low...].starts(with: Array("www.".utf8))
    }

    private static func isPathEnd(_ byte: UInt8) -> Bool {
        byte <= 0x20 || [0x5C, 0x2F, 0x22, 0x27, 0x2C, 0x29, 0x3B, 0x3F, 0x26, 0x23, 0x3C, 0x3E].contains(byte)
    }
}
