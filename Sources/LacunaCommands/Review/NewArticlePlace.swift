import Foundation
import KBMarkup
import KBModel

/// Where a new article is written, and in which format.
struct NewArticlePlace {
    let path: String
    let writer: any ArticleWriter

    /// `path` with the format of its ending; else the usual place.
    init(_ title: String, path: String?, settings: Configuration, known: [Article]) throws {
        if let path {
            guard !FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure("\(path) is there already; nothing was written. Name another file with --to.")
            }
            self.path = path
            writer = try Self.writer(ofEnding: (path as NSString).pathExtension)
            return
        }
        guard let usual = try Self.usual(title, settings: settings, known: known) else {
            throw CommandFailure("the configuration names no folder of articles; nothing was written. Name the new file with --to.")
        }
        self = usual
    }

    private init(path: String, writer: any ArticleWriter) { (self.path, self.writer) = (path, writer) }

    /// A free name made of the title in the first folder of articles, in the format that most articles there have; `nil` when the
    /// configuration names no folder.
    static func usual(_ title: String, settings: Configuration, known: [Article]) throws -> NewArticlePlace? {
        let folder = try settings.expanded(settings.sources.articles).first { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
        }
        guard let folder else { return nil }
        let writer = usualWriter(of: known.filter { $0.source.path.hasPrefix(folder) })
        let path = free(ArticleFileName.name(for: title.lowercased()), ending: writer.fileEnding, in: folder)
        return NewArticlePlace(path: path, writer: writer)
    }

    private static func writer(ofEnding ending: String) throws -> any ArticleWriter {
        let ending = ending.lowercased()
        let writers = ArticleWriters.all.filter { !($0 is any ImportFileWriter) }
        if let writer = writers.first(where: { $0.fileEnding == ending || (ending == "htm" && $0.format == "html") }) { return writer }
        let known = Set(writers.map(\.fileEnding)).sorted().joined(separator: ", ")
        throw CommandFailure("--to: Lacuna writes no files that end in .\(ending). Endings: \(known).")
    }

    private static func usualWriter(of articles: [Article]) -> any ArticleWriter {
        var counts: [String: Int] = [:]
        for article in articles where article.source.locator == nil { counts[article.source.format, default: 0] += 1 }
        let usual = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.lazy.compactMap { ArticleWriters.named($0.key) }
        return usual.first { !($0 is any ImportFileWriter) } ?? HTMLPageWriter()
    }

    private static func free(_ name: String, ending: String, in folder: String) -> String {
        var number = 1
        while true {
            let path = (folder as NSString).appendingPathComponent("\(name)\(number == 1 ? "" : "-\(number)").\(ending)")
            if !FileManager.default.fileExists(atPath: path) { return path }
            number += 1
        }
    }
}
