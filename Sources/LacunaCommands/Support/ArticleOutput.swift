import Foundation
import KBMarkup
import KBModel

/// Writes articles in a form that people or programs read.
struct ArticleOutput {
    let articles: [Article]
    let output: String?
    let console: Console

    /// JSON Lines and import files go to one place. Other forms: into a folder one file each; otherwise one after another, several under
    /// a line `--- id`.
    func write(as format: IngestCommand.Format) throws {
        guard let writer = format.writer else {
            let lines = try ArticleLines(to: output, console: console)
            for article in articles { try lines.write(article) }
            return try lines.finish()
        }
        var losses = WritingLosses()
        func text(_ file: WrittenFile) -> String {
            losses.add(file.losses)
            return file.text
        }
        if let container = writer as? any ImportFileWriter {
            try console.result(text(container.write(articles)), to: output)
        } else if let output, isFolder(output) {
            try writeFiles(with: writer, into: output) { text($0) }
        } else {
            let texts = articles.map { article in
                (articles.count > 1 ? "--- \(article.id)\n\n" : "") + text(writer.write(article))
            }
            try console.result(texts.joined(separator: "\n"), to: output)
        }
        // Forms for reading in a terminal lose most of an article on purpose.
        if ![.markdown, .text].contains(format), !losses.isEmpty {
            console.remark("lacuna: \(writer.format) does not hold: \(losses.descriptions.joined(separator: "; ")).")
        }
    }

    // MARK: Folders

    /// An existing folder, a path that ends in `/`, or a new one without a file ending.
    private func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &folder) { return folder.boolValue }
        return path.hasSuffix("/") || (path != "-" && URL(fileURLWithPath: path).pathExtension.isEmpty)
    }

    private func writeFiles(with writer: any ArticleWriter, into folder: String, _ text: (WrittenFile) -> String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure("cannot make the folder \(folder): \(CommandFailure.reason(of: error)). Choose another --output.")
        }
        var used: [String: Int] = [:]
        for article in articles {
            let name = ArticleFileName.name(for: article.id)
            let count = used[name, default: 0] + 1
            used[name] = count
            let file = count == 1 ? name : "\(name)-\(count)"
            try console.result(text(writer.write(article)), to: "\(folder)/\(file).\(writer.fileEnding)")
        }
    }
}

extension IngestCommand.Format {
    /// `nil` for the normalized model itself.
    fileprivate var writer: (any ArticleWriter)? { self == .jsonl ? nil : ArticleWriters.named(rawValue) }
}
