import KBModel

/// Resolves a link's target as written.
struct LinkResolver: Sendable {
    private let base: KnowledgeBase
    private let files: Set<String>?
    private let byPath: [String: Int]
    private let byURL: [String: Int]
    private let hosts: Set<String>

    init(_ base: KnowledgeBase, files: Set<String>?) {
        self.base = base
        self.files = files.map { Set($0.map(RelativePath.normalized)) }
        var byPath: [String: Int] = [:]
        var byURL: [String: Int] = [:]
        var hosts: Set<String> = []
        for (index, article) in base.articles.enumerated() {
            if article.source.locator == nil { byPath[RelativePath.normalized(article.source.path)] = index }
            for url in article.urls {
                let normal = ArticleReference.normalized(url)
                if byURL[normal] == nil { byURL[normal] = index }
                if let host = Self.host(of: url) { hosts.insert(host) }
            }
        }
        self.byPath = byPath
        self.byURL = byURL
        self.hosts = hosts
    }

    func resolve(_ href: String, from article: Article, at index: Int) -> LinkIndex.Target {
        let href = href.trimmed
        if href.hasPrefix("#") { return .ownPart(String(href.dropFirst()).percentDecoded) }
        let reference = LinkReference(href)
        if let host = Self.host(of: href) { return external(href, host: host, reference) }
        guard !href.isEmpty, !reference.hasScheme else { return .unknown }
        if reference.path.isEmpty { return named(by: reference) ?? .unknown }
        return inside(reference, from: article, at: index)
    }

    private func external(_ href: String, host: String, _ reference: LinkReference) -> LinkIndex.Target {
        if let index = byURL[ArticleReference.normalized(href)] { return .article(index, part: reference.part) }
        guard hosts.contains(host) else { return .external(host: host) }
        return named(by: reference) ?? base.index(of: href).map { .article($0, part: reference.part) } ?? .external(host: host)
    }

    private func inside(_ reference: LinkReference, from article: Article, at index: Int) -> LinkIndex.Target {
        let path = reference.path.percentDecoded
        if !path.hasPrefix("/") {
            let full = RelativePath.normalized(RelativePath.folder(of: article.source.path) + path)
            if let target = byPath[full] {
                return target == index && reference.part != nil ? .ownPart(reference.part ?? "") : .article(target, part: reference.part)
            }
            if files?.contains(full) == true { return .file(full) }
            if let found = named(by: reference) { return found }
            // In a folder of files a path is a path; only pages that are known by addresses may be meant by a part of one.
            let isFile = files != nil && article.urls.isEmpty && article.source.locator == nil && RelativePath.isDocument(path)
            if let target = base.index(of: path), !isFile || stands(target, at: path) { return .article(target, part: reference.part) }
            return files != nil && RelativePath.isDocument(path) ? .missing(path) : .unknown
        }
        if let found = named(by: reference) { return found }
        if let url = article.urls.first, let host = Self.host(of: url), let target = byURL[ArticleReference.normalized(host + path)] {
            return .article(target, part: reference.part)
        }
        return base.index(of: path).map { .article($0, part: reference.part) } ?? .unknown
    }

    /// Whether an article's path ends in a link's path of several parts: pages that were saved with a base address of their own.
    private func stands(_ index: Int, at path: String) -> Bool {
        let path = RelativePath.normalized(path)
        return path.contains("/") && !path.hasPrefix("..")
            && RelativePath.normalized(base.articles[index].source.path).hasSuffix("/" + path)
    }

    /// The article whose id or number a query parameter carries, as vendors' links do (`?sysparm_article=KB0010001`).
    private func named(by reference: LinkReference) -> LinkIndex.Target? {
        for value in reference.queryValues where value.utf8.count >= 3 {
            if let index = base.index(of: value.percentDecoded) { return .article(index, part: reference.part) }
        }
        return nil
    }

    /// `docs.example.org` of `https://docs.example.org/x` or `//docs.example.org/x`.
    static func host(of url: String) -> String? {
        var rest = Substring(url)
        let lower = url.lowercased()
        if lower.hasPrefix("https://") {
            rest = rest.dropFirst(8)
        } else if lower.hasPrefix("http://") {
            rest = rest.dropFirst(7)
        } else if lower.hasPrefix("//") {
            rest = rest.dropFirst(2)
        } else {
            return nil
        }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}

/// A target taken apart: path, query values, part.
struct LinkReference {
    let path: String
    let queryValues: [String]
    let part: String?
    let hasScheme: Bool

    init(_ href: String) {
        var rest = Substring(href)
        if let mark = rest.firstIndex(of: "#") {
            let part = String(rest[rest.index(after: mark)...]).percentDecoded
            self.part = part.isEmpty ? nil : part
            rest = rest[..<mark]
        } else {
            part = nil
        }
        if let mark = rest.firstIndex(of: "?") {
            queryValues = rest[rest.index(after: mark)...].split(separator: "&").compactMap { pair in
                pair.firstIndex(of: "=").map { String(pair[pair.index(after: $0)...]) }
            }
            rest = rest[..<mark]
        } else {
            queryValues = []
        }
        path = String(rest)
        let scheme = rest.prefix { $0 != ":" && $0 != "/" }
        hasScheme = scheme.endIndex != rest.endIndex && rest[scheme.endIndex] == ":" && scheme.utf8.count > 1
    }
}

enum RelativePath {
    /// How a file refers to another one, both as the base writes paths.
    static func relative(from source: String, to target: String) -> String {
        let own = normalized(source).split(separator: "/").dropLast()
        let other = normalized(target).split(separator: "/")
        let common = zip(own, other.dropLast()).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: own.count - common) + other.dropFirst(common)).joined(separator: "/")
    }

    /// Everything up to and with the last `/`.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// `.` and `..` resolved; a leading `/` kept.
    static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// Whether the ending says that a file with words is meant, so that its absence is a broken link.
    static func isDocument(_ path: String) -> Bool {
        let endings = [".html", ".htm", ".xhtml", ".dita", ".md", ".markdown", ".txt", ".xml", ".page", ".pdf", ".docx"]
        let lower = path.lowercased()
        return endings.contains { lower.hasSuffix($0) }
    }
}
