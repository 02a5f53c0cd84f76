/// A kind of contacts, as numbers: what ranking and the ledger tell apart.
struct CellKey: TableKey {
    var articles: UInt32
    var topic: UInt32
    var channel: UInt32
    var language: UInt32
    var product: UInt32
    var reason: UInt32
    var marks: ContactMarks
    /// Days since 1970, where kinds are told apart by day; else 0.
    var day: Int32 = 0

    init(_ event: ContactEvent) {
        (articles, topic, channel, language) = (event.articles, event.topic, event.channel, event.language)
        (product, reason, marks) = (event.product, event.reason, event.marks)
    }

    var tableHash: UInt64 {
        ByteHash.hash(
            UInt64(articles) << 32 | UInt64(topic) ^ UInt64(reason) << 20,
            UInt64(UInt32(bitPattern: day)) << 32 ^ UInt64(channel) << 48 ^ UInt64(language) << 32 ^ UInt64(product) << 24
                ^ UInt64(marks.bits))
    }
}
