import KBModel

/// A link to a part of a page that is not there.
struct BrokenAnchor: Rule {
    let manual = RuleManual(
        id: "broken-anchor", group: .findability, severity: .warning,
        summary: "A link's #part is not on the page it points at.",
        rationale: "The reader lands at the top of the page and has to search for what was promised.",
        bad: "<h1>Mail</h1><p>The details are in <a href=\"#no-such-part\">the part about set-up</a>.</p>",
        good:
            "<h1>Mail</h1><p>The details are in <a href=\"#set-up\">the part about set-up</a>.</p><h2 id=\"set-up\">Set up</h2><p>Enter your address.</p>",
        fix: "Point at a heading's id, or give the part that id.")

    let reads: ArticleParts = .targets

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        base.links.links[article.index].compactMap { link in
            let part: String
            let target: Article
            switch link.target {
            case .ownPart(let name): (part, target) = (name, article.article)
            case .article(let index, let name?): (part, target) = (name, base.base.articles[index])
            default: return nil
            }
            guard let anchors = target.anchors, !part.isEmpty, part.lowercased() != "top", !part.hasPrefix(":~:"),
                !anchors.contains(part), !anchors.contains(Self.element(of: part))
            else { return nil }
            return article.observation(
                "broken anchor: there is no part #\(part.quoted(50)) on \(target.id == article.article.id ? "this page" : "\"\(target.title.quoted(40))\"")",
                at: article.units[link.unit], subject: link.href, replacement: Self.replacement(of: link, anchors: anchors))
        }
    }

    /// DITA's `topic/element` and `./element` (this topic's) name the element.
    private static func element(of part: String) -> String { part.split(separator: "/").last.map(String.init) ?? part }

    /// The one anchor that differs in its capitals only.
    private static func replacement(of link: LinkIndex.Link, anchors: [String]) -> Finding.Replacement? {
        let part = link.fragment.dropFirst()
        let same = Set(anchors.filter { $0.lowercased() == part.lowercased() })
        guard same.count == 1, let anchor = same.first else { return nil }
        return Finding.Replacement(old: link.href, new: link.href.dropLast(part.count) + anchor)
    }
}
