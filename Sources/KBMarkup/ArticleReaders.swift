/// Every format Lacuna reads, sorted by name.
package enum ArticleReaders {
    package static let all: [any ArticleReader] = [
        ArchiveReader(), ArticleJSONReader(), ConfluenceReader(), ConfluenceStorageReader(), DITAReader(), DocBookReader(), FlareReader(),
        FreshdeskReader(), HTMLReader(), IntercomReader(), MallardReader(), MarkdownReader(), MediaWikiReader(), PlainTextReader(),
        SalesforceReader(), ServiceNowReader(), TableReader(), WordPressReader(), ZendeskReader(),
    ]

    /// With a mapping, tables are told and read by it; with a profile, DITA or Flare show what it lets through.
    package static func all(mapping: ArticleMapping? = nil, profile: ReadingProfile? = nil) -> [any ArticleReader] {
        all.map { reader in
            switch (reader.format, profile?.kind) {
            case (TableReader.name, _): TableReader(mapping: mapping)
            case (DITAReader.name, .dita(let profile)): DITAReader(profile: profile)
            case (FlareReader.name, .flare(let conditions)): FlareReader(conditions: conditions)
            default: reader
            }
        }
    }

    package static func named(_ format: String) -> (any ArticleReader)? { all.first { $0.format == format } }
}
