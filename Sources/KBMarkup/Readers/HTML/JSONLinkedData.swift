import KBModel

/// What a page says about itself in JSON-LD (schema.org).
struct JSONLinkedData {
    /// Every type that any of its objects names.
    private(set) var types: Set<String> = []
    private(set) var headline: String?
    private(set) var summary: String?
    private(set) var language: String?
    private(set) var created: Timestamp?
    private(set) var updated: Timestamp?
    private(set) var author: String?
    private(set) var url: String?
    private(set) var labels: [String] = []
    /// Everything said, script by script.
    private(set) var values: [JSONValue] = []

    private static let articleTypes: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "TechArticle", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "HowTo", "FAQPage", "QAPage", "WebPage", "LiveBlogPosting", "ScholarlyArticle",
    ]
    private static let publicationTypes: Set<String> = [
        "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "LiveBlogPosting",
    ]

    /// A dated news or blog article.
    var isPublication: Bool { !types.isDisjoint(with: Self.publicationTypes) }

    /// Reads the page's `application/ld+json` scripts; one that is no JSON says nothing.
    init(_ page: HTMLDocument) {
        for node in page.tree.nodes.indices where page.tag(node) == .script {
            guard page.tree.attribute("type", of: node)?.lowercased().hasPrefix("application/ld+json") == true else { continue }
            let text = page.tree.innerText(of: node)
            if let value = JSONLinkedData.parse(text) {
                values.append(value)
                read(value, depth: 0)
            }
        }
    }

    private static func parse(_ text: String) -> JSONValue? {
        do {
            return try JSONValue(parsing: Array(text.utf8))
        } catch {
            // Broken JSON-LD is common and beside the text: the page is read by its markup alone.
            return nil
        }
    }

    private mutating func read(_ value: JSONValue, depth: Int) {
        guard depth < 6 else { return }
        if let list = value.array {
            for element in list { read(element, depth: depth + 1) }
            return
        }
        let names = Self.strings(value["@type"])
        types.formUnion(names)
        if names.contains(where: Self.articleTypes.contains) { take(value) }
        for key in ["@graph", "mainEntity", "mainEntityOfPage"] { if let inner = value[key] { read(inner, depth: depth + 1) } }
    }

    /// What is said first stands.
    private mutating func take(_ value: JSONValue) {
        func text(_ key: String) -> String? { value[key]?.string.flatMap { $0.isEmpty ? nil : $0 } }
        headline = headline ?? text("headline") ?? text("name")
        summary = summary ?? text("description")
        language = language ?? text("inLanguage")
        created = created ?? text("datePublished").flatMap { Timestamp(iso8601: $0) }
        updated = updated ?? text("dateModified").flatMap { Timestamp(iso8601: $0) }
        url = url ?? text("url")
        if author == nil { author = Self.name(value["author"]) }
        if labels.isEmpty {
            labels = Self.strings(value["keywords"]).flatMap(Self.keywords)
        }
    }

    /// The words of a list with commas, as `keywords` holds them in JSON-LD and in a page's head.
    static func keywords(_ list: String) -> [String] {
        list.utf8.split(separator: 0x2C).compactMap { part in
            let trimmed = Array(part.drop(while: \.isASCIISpace).reversed().drop(while: \.isASCIISpace).reversed())
            return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
        }
    }

    static func strings(_ value: JSONValue?) -> [String] {
        if let text = value?.string { return [text] }
        return value?.array?.compactMap(\.string) ?? []
    }

    private static func name(_ value: JSONValue?) -> String? {
        if let list = value?.array { return list.lazy.compactMap { name($0) }.first }
        return value?.string ?? value?["name"]?.string
    }
}
