/// Every format Lacuna reads, sorted by name.
package enum ArticleReaders {
    package static let all: [any ArticleReader] = [DITAReader(), DocBookReader(), HTMLReader(), MallardReader(), PlainTextReader()]

    package static func named(_ format: String) -> (any ArticleReader)? { all.first { $0.format == format } }
}
