import KBModel

/// The part of a base that a change can have done something to: what is new in it, not what was there before.
package struct AuditFocus: Sendable {
    /// Paths of sources that were changed, added or taken away.
    private let changed: Set<String>

    package init(changed: Set<String>) { self.changed = Set(changed.map(RelativePath.normalized)) }

    func contains(_ path: String) -> Bool { changed.contains(RelativePath.normalized(path)) }

    /// The changed articles, and those that link to something changed or gone.
    func articles(of base: AuditedBase) -> Reach {
        let changed = Set(base.articles.indices.filter { contains(base.base.articles[$0].source.path) })
        let linking = base.articles.indices.filter { index in
            base.links.links[index].contains { link in
                switch link.target {
                case .article(let target, _): changed.contains(target)
                case .missing: contains(base.path(of: link, in: index))
                case .ownPart, .file, .external, .unknown: false
                }
            }
        }
        return Reach(changed: changed, linking: Set(linking))
    }

    struct Reach: Sendable {
        let changed: Set<Int>
        let linking: Set<Int>

        /// Of an article that only links to a change, its links are looked at and nothing else.
        func concerns(_ article: Int, _ rule: any Rule) -> Bool {
            changed.contains(article) || (rule.reads.contains(.targets) && linking.contains(article))
        }

        func concerns(_ seen: Observation) -> Bool {
            changed.contains(seen.article) || seen.related.contains { changed.contains($0.article) }
        }
    }
}

extension AuditedBase {
    /// The path that a relative link means, as the base writes paths.
    fileprivate func path(of link: LinkIndex.Link, in article: Int) -> String {
        RelativePath.folder(of: base.articles[article].source.path) + LinkReference(link.href).path.percentDecoded
    }
}
