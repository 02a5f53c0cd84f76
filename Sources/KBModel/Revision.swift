/// One edit of an article, as a vendor's history or a version control system tells it.
public struct Revision: Sendable, Hashable {
    /// What names the article: an id, number, slug or URL.
    public var article: String
    public var time: Timestamp
    public var id: String?

    public init(article: String, time: Timestamp, id: String? = nil) {
        self.article = article
        self.time = time
        self.id = id
    }
}
