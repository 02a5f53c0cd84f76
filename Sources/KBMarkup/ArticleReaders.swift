/// Every format Lacuna reads, sorted by name.
package enum ArticleReaders {
    package static let all: [any ArticleReader] = [
        ArchiveReader(), ConfluenceReader(), ConfluenceStorageReader(), DITAReader(), DocBookReader(), FlareReader(), HTMLReader(),
        MallardReader(),
        MediaWikiReader(), PlainTextReader(), SalesforceReader(), ServiceNowReader(), WordPressReader(), ZendeskReader(),
    ]

    package static func named(_ format: String) -> (any ArticleReader)? { all.first { $0.format == format } }
}
