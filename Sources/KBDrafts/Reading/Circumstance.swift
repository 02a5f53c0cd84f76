import KBText

/// A choice of environment that advice often depends on.
enum Circumstance {
    enum Kind: String, Sendable, CaseIterable {
        case protocolKind, system, browser, plan, connection
    }

    /// Words in small letters, with the name as people write it.
    private static let words: [Kind: [(words: [String], name: String)]] = [
        .protocolKind: [
            (["imap"], "IMAP"), (["pop", "pop3"], "POP"), (["exchange", "ews"], "Exchange"), (["caldav"], "CalDAV"),
            (["carddav"], "CardDAV"),
        ],
        .system: [
            (["windows", "win10", "win11"], "Windows"), (["mac", "macos", "macbook", "imac", "osx"], "macOS"),
            (["linux", "ubuntu", "debian", "fedora", "mint"], "Linux"), (["android"], "Android"), (["iphone", "ipad", "ios"], "iOS"),
            (["chromebook", "chromeos"], "ChromeOS"),
        ],
        .browser: [(["chrome"], "Chrome"), (["firefox"], "Firefox"), (["safari"], "Safari"), (["edge"], "Edge"), (["opera"], "Opera")],
        .plan: [(["free"], "Free"), (["premium"], "Premium"), (["enterprise"], "Enterprise"), (["business"], "Business")],
        .connection: [
            (["wifi", "wlan", "wi-fi"], "Wi-Fi"), (["ethernet", "lan", "cable"], "Ethernet"), (["bluetooth"], "Bluetooth"),
            (["usb"], "USB"),
        ],
    ]
    private static let byWord: [String: (kind: Kind, name: String)] = words.reduce(into: [:]) { table, entry in
        for value in entry.value { for word in value.words { table[word] = (entry.key, value.name) } }
    }

    /// What customers' sentences name, for each kind where it is one thing only: who names two does not tell which one it is about.
    static func read(_ sentences: [TokenizedSentence]) -> [Kind: String] {
        var named: [Kind: Set<String>] = [:]
        for token in sentences.lazy.flatMap(\.tokens) { if let found = byWord[token] { named[found.kind, default: []].insert(found.name) } }
        return named.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
}
