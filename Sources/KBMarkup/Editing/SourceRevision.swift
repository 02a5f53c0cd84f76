import KBModel

/// A file in which one article is replaced by another state of it: only what changed is written anew, all else (attributes, comments, parts that
/// the model cannot hold) stays byte for byte. The result is read back before anybody gets it: what is not exactly the new article is an error.
package struct SourceRevision: Sendable {
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// One file of many records: an export, which its system would not see changed.
        case container(format: String)
        /// A format that Lacuna reads and does not write.
        case notWritable(format: String)
        /// The file is not UTF-8: writing it would change its encoding.
        case encoding
        /// The file does not read as the article it is said to hold.
        case otherArticle
        /// The change cannot be made in place.
        case notInPlace

        package var description: String {
            switch self {
            case .container(let format): "it is an export (\(format)) of another system, which has to be changed there"
            case .notWritable(let format): "Lacuna cannot write \(format)"
            case .encoding: "its encoding is not UTF-8"
            case .otherArticle: "it no longer reads as the article that was compared"
            case .notInPlace: "the change cannot be made without writing the file anew"
            }
        }
    }

    /// The new file.
    package let bytes: [UInt8]
    /// What writing the whole file anew loses of the article; empty for changes in place.
    package let losses: WritingLosses

    /// - Parameters:
    ///   - read: reads bytes as the file, such as `Ingest` does with its metadata beside it.
    ///   - rewriting: whether the file may be written anew from the model when the change cannot be made in place.
    package init(
        of file: [UInt8], from old: Article, to new: Article, rewriting: Bool = false, read: ([UInt8]) async -> [Article]
    ) async throws(Failure) {
        let format = old.source.format
        guard old.source.locator == nil else { throw .container(format: format) }
        guard let writer = ArticleWriters.named(format) else { throw .notWritable(format: format) }
        if writer is any ImportFileWriter { throw .container(format: format) }
        guard TextDecoding(file).bytes == file else { throw .encoding }
        guard await read(file).map(\.content) == [old.content] else { throw .otherArticle }
        let wanted = new.blocks.map(\.unplaced)
        if let edited = Self.inPlace(file, old, new, format), await Self.blocks(of: edited, read) == wanted {
            bytes = edited
            losses = WritingLosses()
            return
        }
        guard rewriting else { throw .notInPlace }
        let written = writer.write(new)
        let whole = Array(written.text.utf8)
        if written.losses.isEmpty, await Self.blocks(of: whole, read) != wanted { throw .notInPlace }
        bytes = whole
        losses = written.losses
    }

    private static func blocks(of bytes: [UInt8], _ read: ([UInt8]) async -> [Article]) async -> [Block]? {
        let articles = await read(bytes)
        return articles.count == 1 ? articles[0].blocks.map(\.unplaced) : nil
    }

    private static func inPlace(_ file: [UInt8], _ old: Article, _ new: Article, _ format: String) -> [UInt8]? {
        if format == "text" { return Array(TextWriter.text(of: new).utf8) }
        guard let markup = BlockMarkup(format: format) else { return nil }
        var edits = BlockEdits(file, markup)
        do { try edits.turn(old.blocks, into: new.blocks) } catch { return nil }
        return Array(BlockEdits.applying(edits.edits + TitleEdit.edits(file, old.title, new.title, isHTML: markup.isHTML), to: file))
    }
}

/// The title in a file's own element for it.
private enum TitleEdit {
    static func edits(_ file: [UInt8], _ old: String, _ new: String, isHTML: Bool) -> [SourceEdit] {
        guard old != new else { return [] }
        for element in SourceElements(file, isHTML: isHTML).all where element.name == "title" {
            if let edits = SourceText(element.inner, of: file)?.edits(from: old, to: new) { return edits }
            return []
        }
        return []
    }
}

extension Article {
    /// What of an article a revision must find as it was.
    fileprivate var content: [Block] { blocks.map(\.unplaced) }
}
