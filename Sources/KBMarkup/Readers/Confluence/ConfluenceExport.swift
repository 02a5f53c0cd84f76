import KBModel

/// The objects of an export: pages, their bodies, labels and authors, joined by id.
struct ConfluenceExport {
    private let tree: MarkupTree
    private let path: String
    private let problems: [Problem]
    private var pages: [Int] = []
    private var pagesByID: [String: Int] = [:]
    /// Pages above a page that are named; no space is that deep.
    private static let maximumAncestors = 64
    /// Property elements that hold the bodies, by the id of the page.
    private var bodies: [String: Int] = [:]
    /// Names of labels by their ids.
    private var labels: [String: String] = [:]
    /// Ids of labels by the id of what they are on.
    private var labellings: [String: [String]] = [:]
    private var users: [String: String] = [:]

    init(_ document: XMLDocument, path: String) {
        tree = document.tree
        problems = document.problems
        self.path = path
        guard let root = document.root else { return }
        for object in tree.elements(of: root) where tree.localName(object) == "object" { add(object) }
    }

    private mutating func add(_ object: Int) {
        let id = identifier(of: object)
        switch tree.attribute("class", of: object) {
        case "Page", "BlogPost":
            pages.append(object)
            pagesByID[id] = pagesByID[id] ?? object
        case "BodyContent":
            guard let body = property("body", of: object), let content = reference("content", of: object) else { return }
            bodies[content] = body
        case "Label": labels[id] = text("name", of: object)
        case "Labelling":
            guard let label = reference("label", of: object), let content = reference("content", of: object) else { return }
            labellings[content, default: []].append(label)
        case "ConfluenceUserImpl": users[id] = text("name", of: object)
        default: break
        }
    }

    var articles: [Article] { pages.filter(isCurrent).enumerated().map { article($0.element, problems: $0.offset == 0 ? problems : []) } }

    /// Old versions point at the page they were; drafts and deleted pages have another status.
    private func isCurrent(_ page: Int) -> Bool {
        text("contentStatus", of: page) == "current" && (reference("originalVersion", of: page) ?? text("originalVersion", of: page)) == nil
    }

    private func article(_ page: Int, problems: [Problem]) -> Article {
        let id = identifier(of: page)
        let property = bodies[id] ?? inlineBody(of: page)
        let body = property.map { ConfluenceStorage.read(Array(tree.innerText(of: $0).utf8), line: tree.line(of: $0)) }
        func time(_ name: String) -> Timestamp? { text(name, of: page).flatMap { Timestamp(iso8601: $0) } }
        let author = reference("creator", of: page).flatMap { users[$0] } ?? text("creatorName", of: page)
        return Article(
            id: id, title: text("title", of: page) ?? "", state: .published, created: time("creationDate"),
            updated: time("lastModificationDate"),
            owner: author, labels: (labellings[id] ?? []).compactMap { labels[$0] } + ancestors(of: page),
            source: Article.Source(path: path, format: "confluence", locator: id), blocks: body?.blocks ?? [],
            problems: problems + (body?.problems ?? []))
    }

    /// Titles of the pages above, nearest first: where the page stands in its space.
    private func ancestors(of page: Int) -> [String] {
        var titles: [String] = []
        var seen: Set<String> = []
        var above = reference("parent", of: page)
        while let id = above, titles.count < Self.maximumAncestors, seen.insert(id).inserted, let parent = pagesByID[id] {
            if let title = text("title", of: parent) { titles.append(title) }
            above = reference("parent", of: parent)
        }
        return titles
    }

    private func inlineBody(of page: Int) -> Int? {
        tree.elements(of: page).first { tree.attribute("name", of: $0) == "bodyContents" }
            .flatMap { tree.descendants("property", of: $0).first { tree.attribute("name", of: $0) == "body" } }
    }

    private func identifier(of object: Int) -> String { tree.foldedText(of: tree.child("id", of: object)) }

    private func property(_ name: String, of object: Int) -> Int? {
        tree.children(of: object).first { tree.isElement($0) && tree.localName($0) == "property" && tree.attribute("name", of: $0) == name }
    }

    private func text(_ name: String, of object: Int) -> String? {
        let text = tree.foldedText(of: property(name, of: object))
        return text.isEmpty ? nil : text
    }

    /// The id inside a property that is another object.
    private func reference(_ name: String, of object: Int) -> String? {
        property(name, of: object).flatMap { tree.childText("id", of: $0) }
    }
}
