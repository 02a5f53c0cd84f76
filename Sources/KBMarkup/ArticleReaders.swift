/// Every format Lacuna reads, sorted by name.
package enum ArticleReaders {
    package static let all: [any ArticleReader] = []
}
