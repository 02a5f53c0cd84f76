import KBModel

/// Content that topics push into others (DITA 1.3, 2.4.4.3 "Conref push"): beside an element of another topic, or in its place.
///
/// Looked for in the topics that maps name as resources: those are the ones that hold no text of their own.
struct DITAPushes: Sendable {
    private struct Target: Hashable {
        var path: String
        var id: String
    }

    private var before: [Target: [ForeignNode]] = [:]
    private var after: [Target: [ForeignNode]] = [:]
    private var replacing: [Target: ForeignNode] = [:]
    var isEmpty: Bool { before.isEmpty && after.isEmpty && replacing.isEmpty }

    init(of resources: [String], in tree: SourceTree, documents: XMLDocuments) {
        for path in resources {
            do {
                guard try tree.read(path).range(of: "conaction") != nil else { continue }
                add(try documents.parsed(path), in: tree)
            } catch {
                // `Ingest` comes to this topic again as to any file, and reports it.
                continue
            }
        }
    }

    /// `pushbefore` stands before its mark, `pushafter` behind it.
    private mutating func add(_ document: XMLDocument, in source: SourceTree) {
        let tree = document.tree
        for node in tree.nodes.indices {
            guard let action = tree.attribute("conaction", of: node), action != "mark", let parent = tree.parent(of: node) else { continue }
            let siblings = tree.elements(of: parent)
            guard let place = siblings.firstIndex(of: node) else { continue }
            let part = ForeignNode(node: node, document: document)
            switch action {
            case "pushreplace": if let target = target(of: node, document, source), replacing[target] == nil { replacing[target] = part }
            case "pushbefore":
                let mark = siblings[place...].first { tree.attribute("conaction", of: $0) == "mark" }
                if let target = mark.flatMap({ self.target(of: $0, document, source) }) { before[target, default: []].append(part) }
            case "pushafter":
                let mark = siblings[..<place].last { tree.attribute("conaction", of: $0) == "mark" }
                if let target = mark.flatMap({ self.target(of: $0, document, source) }) { after[target, default: []].append(part) }
            default: break
            }
        }
    }

    private func target(of node: Int, _ document: XMLDocument, _ source: SourceTree) -> Target? {
        guard let reference = document.tree.attribute("conref", of: node) else { return nil }
        let fragment = RelativePath.split(reference).fragment
        guard let path = source.path(of: reference, from: document.path), let id = fragment.split(separator: "/").last else { return nil }
        return Target(path: path, id: String(id))
    }

    // MARK: Questions

    private func key(_ node: Int, _ document: XMLDocument) -> Target? {
        document.tree.attribute("id", of: node).map { Target(path: document.path, id: $0) }
    }

    func parts(around node: Int, in document: XMLDocument) -> (before: [ForeignNode], after: [ForeignNode]) {
        guard let key = key(node, document) else { return ([], []) }
        return (before[key] ?? [], after[key] ?? [])
    }

    func replacement(of node: Int, in document: XMLDocument) -> ForeignNode? { key(node, document).flatMap { replacing[$0] } }
}
