/// The names before the colon in a wiki's links.
struct WikiNamespaces: Sendable {
    enum Kind: Sendable { case page, category, file, other }

    private var kinds: [String: Kind] = [:]

    /// The English names, which every wiki understands.
    init() {
        for name in ["category"] { kinds[name] = .category }
        for name in ["file", "image", "media"] { kinds[name] = .file }
        for name in ["talk", "user", "user talk", "wikipedia", "project", "mediawiki", "template", "special", "portal", "module"] {
            kinds[name] = .other
        }
    }

    /// - Parameter key: MediaWiki's number: 14 categories, 6 files, -2 media, 0 content, 12 help.
    mutating func add(_ name: String, key: Int) {
        guard !name.isEmpty else { return }
        kinds[name.lowercased()] =
            switch key {
            case 14: .category
            case 6, -2: .file
            case 0, 12: .page
            default: .other
            }
    }

    /// What a link means by the part before its first colon. Short words in small letters are languages or other wikis.
    func kind(of target: String) -> Kind {
        guard let colon = target.utf8.firstIndex(of: 0x3A), colon != target.startIndex else { return .page }
        let prefix = String(target[..<colon])
        if let kind = kinds[prefix.lowercased().split(separator: "_").joined(separator: " ")] { return kind }
        let isCode = prefix.utf8.count <= 12 && prefix.utf8.allSatisfy { ($0.isASCIILetter && $0.asciiLowercased == $0) || $0 == 0x2D }
        return isCode ? .other : .page
    }
}
