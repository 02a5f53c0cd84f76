/// An id or URL by which another system refers to an article, in the forms in which it is compared: scheme, `www.`, fragment, tracking
/// parameters, locale segments, percent codes and a trailing slash do not count.
public struct ArticleReference: Sendable, Hashable {
    /// With the query's parameters that may say which article it is, in the order of their names.
    public let withQuery: String
    public let withoutQuery: String
    /// The last path part without a file ending; `nil` when there is nothing left.
    public let slug: String?
    /// What may be the article's id: values of the query, and the number before the words of the last path part
    /// (`360012345-Printer-is-offline`), first with the address's locale.
    public let ids: [String]
    /// Whether it has a scheme, or a host and a path.
    public let isURL: Bool

    /// - Parameter hostAliases: hosts, in small letters, that mean another one.
    public init(_ reference: String, hostAliases: [String: String] = [:]) {
        let (address, query, hasScheme) = Self.split(reference)
        var parts = address.split(separator: "/", omittingEmptySubsequences: true).map { Self.percentDecoded($0).lowercased() }
        if let host = parts.first, let alias = hostAliases[host] { parts[0] = alias.lowercased() }
        let kept = parts.enumerated().filter { $0.offset == 0 || $0.offset == parts.count - 1 || !Self.isLocale($0.element[...]) }
        withoutQuery = kept.map(\.element).joined(separator: "/")
        let parameters = Self.identifyingParameters(query)
        withQuery =
            parameters.isEmpty ? withoutQuery : withoutQuery + "?" + parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        slug = Self.slug(of: withoutQuery)
        isURL = hasScheme || parts.count > 1 && parts[0].contains(".")
        let locales = parts.dropFirst().dropLast().filter { Self.isLocale($0[...]) }
        ids = parameters.map(\.written) + Self.leadingNumber(parts.count > 1 ? parts[parts.count - 1] : "", locales)
    }

    /// Without scheme, `www.`, query, fragment, locale segments and a trailing slash.
    public static func normalized(_ reference: String) -> String { ArticleReference(reference).withoutQuery }

    /// The last path part without a file ending; `nil` when there is nothing left.
    public static func slug(of normalized: String) -> String? {
        guard var last = normalized.split(separator: "/").last else { return nil }
        for ending in [".html", ".htm", ".xhtml", ".xml", ".dita", ".md", ".txt", ".page", ".json"] where last.hasSuffix(ending) {
            last = last.dropLast(ending.count)
            break
        }
        return last.isEmpty ? nil : String(last)
    }

    private static func split(_ reference: String) -> (address: Substring, query: Substring, hasScheme: Bool) {
        var text = Substring(reference)
        var hasScheme = false
        if let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") {
            text = text[colon...].dropFirst(3)
            hasScheme = true
        }
        if text.hasPrefix("www.") { text = text.dropFirst(4) }
        if let end = text.firstIndex(of: "#") { text = text[..<end] }
        guard let mark = text.firstIndex(of: "?") else { return (text, "", hasScheme) }
        return (text[..<mark], text[text.index(after: mark)...], hasScheme)
    }

    /// Names of parameters that never say which article it is: where the visitor came from, what language the page is in.
    private static let passingParameters: Set<String> = [
        "gclid", "fbclid", "msclkid", "dclid", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "hsctatracking", "igshid", "ref",
        "referrer",
        "source", "src", "from", "lang", "language", "locale", "hl", "highlight", "q", "query", "search", "as", "page", "sid", "session",
        "sessionid", "token", "view", "print", "v", "version", "redirect", "return_to", "id_type", "theme",
    ]

    private static func identifyingParameters(_ query: Substring) -> [(name: String, value: String, written: String)] {
        query.split(whereSeparator: { $0 == "&" || $0 == ";" }).compactMap { part in
            guard let equals = part.firstIndex(of: "="), part.index(after: equals) != part.endIndex else { return nil }
            let name = part[..<equals].lowercased()
            guard !name.hasPrefix("utm_"), !passingParameters.contains(name) else { return nil }
            let value = percentDecoded(part[part.index(after: equals)...])
            return (name, value.lowercased(), value)
        }.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    }

    /// Shorter numbers are years, versions and counts in titles.
    private static let shortestNumber = 4

    private static func leadingNumber(_ part: String, _ locales: [String]) -> [String] {
        let digits = part.prefix { $0.isASCII && $0.isNumber }
        guard digits.count >= shortestNumber, part.utf8.count == digits.utf8.count || part.dropFirst(digits.count).hasPrefix("-") else {
            return []
        }
        return locales.map { "\(digits)-\($0)" } + [String(digits)]
    }

    private static func percentDecoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count, let high = hexadecimal(bytes[i + 1]), let low = hexadecimal(bytes[i + 2])
            {
                out.append(high << 4 | low)
                i += 3
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
        default: nil
        }
    }

    /// `en`, `en-us`, `zh-hans-cn` and the like.
    private static func isLocale(_ part: Substring) -> Bool {
        let subtags = part.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = subtags.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(\.isASCIILetter) else { return false }
        if first.utf8.count == 3 && subtags.count == 1 { return false }
        return subtags.dropFirst().allSatisfy {
            (2...4).contains($0.utf8.count) && $0.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
        }
    }
}
