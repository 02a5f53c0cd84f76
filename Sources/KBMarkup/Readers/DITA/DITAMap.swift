import KBModel

/// One map file: the keys it defines, the maps and topics it uses, and how its relationship tables join topics.
struct DITAMap {
    /// A topic as a map names it: by its file, or by a key.
    struct Reference {
        var path: String?
        var key: String?
    }

    /// A use of a topic or map, with the `.ditaval` files that filter the branch it stands in.
    struct Use {
        var path: String
        var filters: [String]
        var isMap: Bool
        /// For reuse by others alone.
        var isResource: Bool
    }

    /// A relationship table's cell.
    struct Cell {
        var topics: [Reference]
        var isSource: Bool
        var isTarget: Bool
    }

    private(set) var keys: [(name: String, key: DITAMaps.Key)] = []
    private(set) var uses: [Use] = []
    private(set) var rows: [[Cell]] = []

    private let tree: MarkupTree
    private let path: String
    private let source: SourceTree
    /// The filters of the open elements, innermost last.
    private var filters: [[String]] = []

    init(_ document: XMLDocument, root: Int, in source: SourceTree) {
        tree = document.tree
        path = document.path
        self.source = source
        tree.walk(root) { node in
            guard tree.isElement(node), enter(node) else { return false }
            filters.append(branchFilters(node))
            return true
        } leave: { _ in
            filters.removeLast()
        }
    }

    /// Whether the element's children are to be read.
    private mutating func enter(_ node: Int) -> Bool {
        let name = tree.localName(node)
        if name == "reltable" {
            readTable(node)
            return false
        }
        let href = self.href(of: node)
        let target = href.flatMap { source.path(of: $0, from: path) }
        if name != "ditavalref", name != "topicmeta", let target {
            let isMap = name == "mapref" || tree.attribute("format", of: node) == "ditamap"
            let isResource = tree.attribute("processing-role", of: node) == "resource-only"
            if name != "keydef" || isResource {
                uses.append(Use(path: target, filters: filters.flatMap { $0 } + branchFilters(node), isMap: isMap, isResource: isResource))
            }
        }
        if let names = tree.attribute("keys", of: node) {
            let key = DITAMaps.Key(
                href: href, path: target, keyword: text(in: node, ["keyword", "term"]),
                linkText: text(in: node, ["linktext", "navtitle"]) ?? tree.attribute("navtitle", of: node))
            for name in names.split(separator: " ") { keys.append((String(name), key)) }
        }
        return true
    }

    private func href(of node: Int) -> String? { tree.attribute("href", of: node).flatMap { $0.isEmpty ? nil : $0 } }

    private func branchFilters(_ node: Int) -> [String] {
        tree.elements(of: node).filter { tree.localName($0) == "ditavalref" }.compactMap { href(of: $0) }
            .compactMap { source.path(of: $0, from: path) }
    }

    /// The text of the first element of one of these names in the definition's own metadata.
    private func text(in node: Int, _ names: [String]) -> String? {
        guard let meta = tree.child("topicmeta", of: node) else { return nil }
        for name in names {
            if let found = tree.descendants(name, of: meta).first {
                let text = tree.foldedText(of: found)
                if !text.isEmpty { return text }
            }
        }
        return nil
    }

    // MARK: Relationship tables

    private mutating func readTable(_ table: Int) {
        let columns = tree.descendants("relcolspec", of: table).map { tree.attribute("linking", of: $0) }
        for row in tree.elements(of: table) where tree.localName(row) == "relrow" {
            let cells = tree.elements(of: row).filter { tree.localName($0) == "relcell" }.enumerated().map { index, cell in
                self.cell(cell, linking: tree.attribute("linking", of: cell) ?? (index < columns.count ? columns[index] : nil))
            }
            rows.append(cells)
        }
    }

    private func cell(_ cell: Int, linking: String?) -> Cell {
        var topics: [Reference] = []
        tree.forEachDescendant(of: cell) { node in
            guard tree.isElement(node) else { return false }
            let target = href(of: node).flatMap { source.path(of: $0, from: path) }
            let key = tree.attribute("keyref", of: node)
            if target != nil || key != nil { topics.append(Reference(path: target, key: key)) }
            return true
        }
        return Cell(
            topics: topics, isSource: linking != "targetonly" && linking != "none", isTarget: linking != "sourceonly" && linking != "none")
    }
}
