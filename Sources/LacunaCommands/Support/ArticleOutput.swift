import Foundation
import KBMarkup
import KBModel

/// Writes articles in a form that people or programs read.
struct ArticleOutput {
    let articles: [Article]
    let output: String?
    let console: Console

    /// JSON Lines go to one place. Other forms: into a folder one file each; otherwise one after another, several under a line `--- id`.
    func write(as format: IngestCommand.Format) throws {
        if format == .jsonl {
            var bytes: [UInt8] = []
            for article in articles { bytes += Array(article.json.serialized().utf8) + [0x0A] }
            try console.result(bytes, to: output)
        } else if let output, isFolder(output) {
            try writeFiles(as: format, into: output)
        } else {
            let texts = articles.map { articles.count > 1 ? "--- \($0.id)\n\n" + text(of: $0, as: format) : text(of: $0, as: format) }
            try console.result(texts.joined(separator: "\n"), to: output)
        }
    }

    private func text(of article: Article, as format: IngestCommand.Format) -> String {
        switch format {
        case .jsonl: article.json.serialized()
        case .markdown: MarkdownWriter.text(of: article)
        case .html: HTMLWriter.page(of: article)
        case .text: TextWriter.text(of: article)
        }
    }

    // MARK: Folders

    /// An existing folder, a path that ends in `/`, or a new one without a file ending.
    private func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &folder) { return folder.boolValue }
        return path.hasSuffix("/") || (path != "-" && URL(fileURLWithPath: path).pathExtension.isEmpty)
    }

    private func writeFiles(as format: IngestCommand.Format, into folder: String) throws {
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
            try console.result(text(of: article, as: format), to: "\(folder)/\(file).\(format.fileEnding)")
        }
    }
}

extension IngestCommand.Format {
    fileprivate var fileEnding: String {
        switch self {
        case .jsonl: "json"
        case .markdown: "md"
        case .html: "html"
        case .text: "txt"
        }
    }
}
