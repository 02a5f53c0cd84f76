import KBModel

/// Every link of every article, resolved against the base and the files around it. Nothing is fetched.
package struct LinkIndex: Sendable {
    package struct Link: Sendable {
        package let unit: Int
        package let text: String
        /// As written.
        package let href: String
        package let target: Target

        /// With its `#`, as written; empty when there is none.
        var fragment: Substring { href.firstIndex(of: "#").map { href[$0...] } ?? "" }
    }

    /// Most of the pages that the base's links mean are not in it.
    struct PartialExport: Sendable {
        let missing: Int
        let all: Int
        /// The first article with such a link.
        let firstArticle: Int
    }

    package enum Target: Sendable, Hashable {
        /// A part of the article itself.
        case ownPart(String)
        case article(Int, part: String?)
        /// A file of the base that is no article.
        case file(String)
        /// A place inside the base where nothing is.
        case missing(String)
        /// Another site, by host.
        case external(host: String)
        /// Mail, telephone, script, or a place of which the base cannot tell whether it exists.
        case unknown

        var isMissing: Bool { if case .missing = self { true } else { false } }
    }

    /// By article.
    package let links: [[Link]]
    /// How many links from other articles point at each article.
    package let inbound: [Int]
    /// Not `nil` where so many relative links lead nowhere that the base was exported in part.
    let partialExport: PartialExport?
    /// By file name: the only file of the base that has it.
    private let onlyFiles: [String: String]

    /// From this share of relative links on, and this many missing pages, a base is taken for a part of one: the whole sets of
    /// `data/articles` (dita_ot_docs, sumo_*) miss under 5 %, the samples of larger ones (libreoffice_help_html, apache_httpd_html) over 70 %.
    private static let partialShare = 0.33
    private static let fewestMissing = 10

    init(_ base: KnowledgeBase, articles: [ArticleView], files: Set<String>?) async {
        let resolver = LinkResolver(base, files: files)
        links = await concurrentMap(articles.count) { article in
            let view = articles[article]
            return view.units.indices.flatMap { index in
                Self.anchorRuns(in: view.units[index].inlines).map { href, text in
                    Link(unit: index, text: text, href: href, target: resolver.resolve(href, from: view.article, at: view.index))
                }
            }
        }
        var inbound = Array(repeating: 0, count: articles.count)
        for (source, list) in links.enumerated() {
            for link in list {
                if case .article(let target, _) = link.target, target != source { inbound[target] += 1 }
            }
        }
        self.inbound = inbound
        partialExport = Self.partialExport(links)
        onlyFiles = links.joined().contains { $0.target.isMissing } ? Self.onlyFiles(files ?? []) : [:]
    }

    /// Where the file of a path that is missing most likely went: the only one of its name.
    func onlyFile(named path: String) -> String? {
        path.split(separator: "/").last.flatMap { onlyFiles[$0.lowercased()] }
    }

    private static func onlyFiles(_ files: Set<String>) -> [String: String] {
        let byName = Dictionary(grouping: files) { file in file.split(separator: "/").last?.lowercased() ?? "" }
        return byName.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    private static func partialExport(_ links: [[Link]]) -> PartialExport? {
        var missing: Set<String> = []
        var (lost, found, first) = (0, 0, -1)
        for (article, list) in links.enumerated() {
            for link in list {
                switch link.target {
                case .missing(let path):
                    missing.insert(path)
                    lost += 1
                    if first < 0 { first = article }
                case .article, .file: found += 1
                case .ownPart, .external, .unknown: continue
                }
            }
        }
        guard missing.count >= fewestMissing, Double(lost) >= partialShare * Double(lost + found) else { return nil }
        return PartialExport(missing: lost, all: lost + found, firstArticle: first)
    }

    /// The links of a run of inlines: neighbouring inlines with the same target are one link.
    private static func anchorRuns(in inlines: [Inline]) -> [(href: String, text: String)] {
        var result: [(href: String, text: String)] = []
        var previous: String?
        for inline in inlines {
            if let href = inline.link {
                let text = inline.image?.alt ?? inline.text
                if previous == href { result[result.count - 1].text += text } else { result.append((href, text)) }
            }
            previous = inline.link
        }
        return result
    }
}

extension AuditedBase {
    /// The target to write so that a link leads to another article; `nil` where both are not files of their own, or a part is meant.
    func target(of link: LinkIndex.Link, in article: Int, replacedBy other: Int) -> Finding.Replacement? {
        let (source, target) = (base.articles[article].source, base.articles[other].source)
        guard source.locator == nil, target.locator == nil, link.fragment.isEmpty, LinkResolver.host(of: link.href) == nil,
            !link.href.hasPrefix("/")
        else { return nil }
        return Finding.Replacement(old: link.href, new: RelativePath.relative(from: source.path, to: target.path))
    }
}
