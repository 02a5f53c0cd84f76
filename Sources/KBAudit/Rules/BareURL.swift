import KBModel

/// An address in the text in place of a link.
struct BareURL: ArticleRule {
    let manual = RuleManual(
        id: "bare-url", group: .findability, severity: .suggestion,
        summary: "A web address stands in the text: not linked, or as its own link text when it is long.",
        rationale: "It is read aloud letter by letter, breaks over lines, and tells nobody where it leads.",
        bad: "<h1>Mail</h1><p>The list is at https://example.org/providers/list.php?type=all today.</p>",
        good: "<h1>Mail</h1><p>The <a href=\"https://example.org/providers/list.php?type=all\">list of providers</a> has them all.</p>",
        fix: "Link words that say what is behind it.")

    /// A short address is a name people know (https://example.org).
    private static let longestName = 40

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.units.compactMap { unit in
            guard unit.isProse, unit.text.contains("://"), let url = unit.inlines.lazy.compactMap(Self.bareAddress).first else {
                return nil
            }
            return article.observation("a bare URL stands in the text: \(url.quoted(60))", at: unit, subject: url)
        }
    }

    /// An address that leads to a page of a site and is not linked, or is long: the name of a site alone is a name.
    private static func bareAddress(in inline: Inline) -> String? {
        guard inline.marks.allSatisfy({ $0 != .code && $0 != .ui && $0 != .key }) else { return nil }
        return addresses(in: inline.text).first { url in
            url.split(separator: "/").count > 2 && LinkResolver.host(of: url)?.contains(".") == true
                && (inline.link == nil || url.utf8.count > longestName)
        }
    }

    private static func addresses(in text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
            .map { String($0.reversed().drop { ".,;:)!?".contains($0) }.reversed()) }
    }
}
