import KBModel

extension Article {
    /// The names of the fields beside title and text that have a value: what a format without metadata loses.
    var fieldNames: [String] {
        let fields: [(String, Bool)] = [
            ("language", language != nil), ("summary", summary != nil), ("state", state != nil), ("created", created != nil),
            ("updated", updated != nil), ("review_by", reviewBy != nil), ("owner", owner != nil), ("labels", !labels.isEmpty),
            ("urls", !urls.isEmpty), ("related", !related.isEmpty),
        ]
        return fields.compactMap { $0.1 ? $0.0 : nil }
    }
}
