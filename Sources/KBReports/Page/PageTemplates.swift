import Mustache

/// The layouts and the style sheets of the pages: the built-in ones unless a user's own take their place.
package struct PageTemplates: Sendable {
    private var texts = ReportTemplates.files

    package init() {}

    /// The file names that a folder of templates may hold.
    package var names: [String] { texts.keys.sorted() }

    /// Puts a user's own text in the place of the built-in one of this file name.
    package mutating func replace(_ name: String, with text: String) { texts[name] = text }

    enum StyleSheet: String { case report, audit, diff }

    func style(_ sheet: StyleSheet = .report) -> String { texts[sheet.rawValue + ".css", default: ""] }

    /// Renders a view, whose properties the layout names. Throws when a layout of the user's own is not Mustache.
    func render(_ name: String, _ view: Any) throws(ReportError) -> String {
        do { return try MustacheTemplate(string: texts[name, default: ""]).render(view) } catch {
            throw ReportError("\(name) is not valid Mustache (\(error)). Mend it, or leave out the folder of templates.")
        }
    }
}

/// Why a report could not be made: what, and what to try.
package struct ReportError: Error, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
