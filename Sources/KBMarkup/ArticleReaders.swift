/// Every format Lacuna reads, sorted by name.
package enum ArticleReaders {
    package static let all: [any ArticleReader] = [
        ArchiveReader(), ArticleJSONReader(), ConfluenceReader(), ConfluenceStorageReader(), DITAReader(), DocBookReader(), FlareReader(),
        FreshdeskReader(), HTMLReader(), IntercomReader(), MallardReader(), MarkdownReader(), MediaWikiReader(), PlainTextReader(),
        SalesforceReader(), ServiceNowReader(), TableReader(), WordPressReader(), ZendeskReader(),
    ]

    /// With a mapping, tables are told and read by it.
    package static func all(mapping: ArticleMapping?) -> [any ArticleReader] {
        guard let mapping else { return all }
        return all.map { $0.format == TableReader().format ? TableReader(mapping: mapping) : $0 }
    }

    package static func named(_ format: String) -> (any ArticleReader)? { all.first { $0.format == format } }
}
