import KBModel

/// What an attempt to fetch an external address gave.
package enum LinkVerdict: Sendable, Hashable {
    case reachable
    /// The place says that there is nothing, or there is no such place: the reason.
    case broken(String)
    /// Nothing can be said, and why: robots are not wanted, no answer, an answer that only people get.
    case unchecked(String)
}

/// The addresses of other sites.
package enum ExternalLinks {
    /// Every address that starts with `http` and is linked in an article, without its fragment, sorted, each once.
    package static func addresses(in articles: [Article]) -> [String] {
        var found: Set<String> = []
        for article in articles {
            for unit in article.blocks.textUnits {
                for inline in unit.inlines { if let address = inline.link.flatMap(address) { found.insert(address) } }
            }
        }
        return found.sorted()
    }

    /// The address that is fetched for a link's target; `nil` when it is none of the web.
    static func address(of href: String) -> String? {
        let href = href.trimmed
        guard LinkResolver.host(of: href)?.contains(".") == true else { return nil }
        let absolute = href.hasPrefix("//") ? "https:" + href : href
        return String(absolute.prefix { $0 != "#" })
    }
}
