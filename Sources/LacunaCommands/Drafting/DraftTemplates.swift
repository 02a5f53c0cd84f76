import Foundation
import KBDrafts
import KBMarkup
import KBModel

/// The templates of a draft job: the built-in ones, or a file of the user's own.
enum DraftTemplates {
    /// - Parameter named: a built-in template's name, or a file in any format that articles are read in.
    /// - Returns: the templates and the name of the chosen one; `nil` lets the evidence choose.
    static func load(named: String?) throws(CommandFailure) -> (templates: [DraftTemplate], chosen: String?) {
        var templates: [DraftTemplate] = []
        for (name, html) in BuiltInTemplates.sources { templates.append(try template(name, bytes: html, path: "\(name).html")) }
        guard let named else { return (templates, nil) }
        if templates.contains(where: { $0.name == named }) { return (templates, named) }
        let bytes: [UInt8]
        do {
            bytes = try FileTree.bytes(of: named)
        } catch {
            let known = templates.map(\.name).joined(separator: ", ")
            throw CommandFailure("--template \(named): \(CommandFailure.reason(of: error)). Name a file, or one of \(known).")
        }
        return ([try template(named, bytes: bytes, path: named)], named)
    }

    private static func template(_ name: String, bytes: [UInt8], path: String) throws(CommandFailure) -> DraftTemplate {
        let file = SourceFile(path: path, relativePath: path, bytes: bytes)
        let tree = SourceTree(root: path, paths: [""]) { _ in bytes }
        guard case .articles(let articles) = HTMLReader().read(file, in: ReadingContext(tree: tree)), let article = articles.first else {
            throw CommandFailure(
                "--template \(path): no article could be read from it. Write it as HTML with slots such as <p>{{steps}}</p>.")
        }
        do {
            return try DraftTemplate(name: name, blocks: article.blocks)
        } catch {
            throw CommandFailure("\(error.description)")
        }
    }
}
