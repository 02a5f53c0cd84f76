import KBModel

/// What every `ArticleRule` saw in each article of an earlier audit, so that articles that stayed the same are not looked at again.
///
/// An article is the same when all that such rules read of it is: its fields and blocks, and which metadata articles of its format have.
/// Settings and program must be the same as well; whoever keeps a memory sees to that. Memory: the observations and 16 bytes an article.
package struct ArticleMemory: Sendable {
    /// By what an article is known by.
    var seen: [String: [SeenInArticle]] = [:]
    /// How many articles of the last audit were not looked at again.
    package private(set) var recalled = 0
    /// A name for bytes that no others share.
    private let digest: Digest
    /// What the articles of the audit at hand are known by, in the order of its base.
    private var keys: [String] = []

    package typealias Digest = @Sendable ([UInt8]) -> String

    /// Of no audit yet.
    package init(digest: @escaping Digest) { self.digest = digest }

    /// What was seen in each article; `nil` for one that is new or changed. Cost: linear in the articles' text.
    mutating func recall(_ articles: [Article], _ metadata: MetadataUse) async -> [[SeenInArticle]?] {
        keys = await concurrentMap(articles.count) { [digest] in digest(Self.content(of: articles[$0], metadata)) }
        let known = keys.enumerated().map { index, key in seen[key]?.map { $0.moved(to: index) } }
        recalled = known.count { $0 != nil }
        return known
    }

    /// Forgets what is not of the articles that were recalled last; those that were not looked at now stay as they were.
    mutating func replace(with observed: [[SeenInArticle]?]) {
        var next: [String: [SeenInArticle]] = [:]
        for (key, observed) in zip(keys, observed) { next[key] = observed ?? seen[key] }
        seen = next
    }

    /// All that a rule about one article may read of it.
    private static func content(of article: Article, _ metadata: MetadataUse) -> [UInt8] {
        var bytes: [UInt8] = []
        article.json.write(to: &bytes)
        for field in MetadataUse.Field.allCases { bytes.append(metadata.isKept(field, in: article.source.format) ? 1 : 0) }
        return bytes
    }
}

/// An observation of a rule about one article, without what the rule has to say about it in general.
struct SeenInArticle: Sendable {
    let rule: String
    private(set) var observation: Observation

    init(_ rule: any ArticleRule, _ observation: Observation) { self.init(rule: rule.id, observation) }

    init(rule: String, _ observation: Observation) {
        self.rule = rule
        self.observation = observation
    }

    /// The same in an article that has another place in its base.
    func moved(to article: Int) -> SeenInArticle {
        var moved = self
        moved.observation.article = article
        return moved
    }
}
