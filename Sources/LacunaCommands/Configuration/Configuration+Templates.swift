import Foundation
import KBReports

extension Configuration {
    /// The page layouts and style sheets, the user's own (`report.templates`) in place of the built-in ones of the same name.
    func pageTemplates() throws -> PageTemplates {
        var templates = PageTemplates()
        guard let folder = report.templates.map(resolved) else { return templates }
        for name in templates.names {
            let path = (folder as NSString).appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: path) {
                templates.replace(name, with: String(decoding: try FileTree.bytes(of: path), as: UTF8.self))
            }
        }
        return templates
    }
}
