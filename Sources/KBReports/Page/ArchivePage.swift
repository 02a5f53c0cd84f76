import KBModel

/// The page that lists the reports kept in a published folder.
package struct ArchivePage: Sendable {
    package var title: String
    /// The reports' names, the newest first.
    package var names: [String]

    package init(title: String, names: [String]) {
        self.title = title
        self.names = names
    }

    package func html(_ templates: PageTemplates = PageTemplates()) throws(ReportError) -> String {
        struct View {
            let title: String
            let newest: String
            let names: [String]
            let css: String
        }
        return try templates.render(
            "archive.mustache", View(title: title, newest: names.first ?? "", names: names, css: templates.style()))
    }

    /// One feed of all reports kept. `feeds` are the reports' own, by name, of which each holds one entry; what links to a place beside the
    /// report is read from the report's folder.
    package func atom(feeds: [String: String]) -> String {
        let entries = names.compactMap { name in
            feeds[name].flatMap(Self.entry).map { "  <entry xml:base=\"\(Markup.escaped(name))/\">\($0)</entry>\n" }
        }
        let updated = names.first.flatMap { feeds[$0] }.flatMap(Self.updated) ?? Timestamp(seconds: 0).iso8601
        return AtomFeed(title: title, id: "urn:lacuna:reports", updated: updated).text(
            "  <link href=\"index.html\"/>\n" + entries.joined())
    }

    private static func entry(of feed: String) -> String? {
        feed.firstMatch(of: /<entry>(?<inner>[\s\S]*?)<\/entry>/).map { String($0.inner) }
    }

    private static func updated(of feed: String) -> String? { feed.firstMatch(of: /<updated>(?<time>[^<]*)</).map { String($0.time) } }
}
