import KBModel

/// What the maps of a tree say about its topics: keys, and which maps use which files.
struct DITAMaps: Sendable {
    /// A key's definition.
    struct Key: Sendable, Hashable {
        /// Relative to the map; `nil` for a key that is text alone.
        var href: String?
        /// The file in the tree that `href` means.
        var path: String?
        /// The first keyword of the definition: what a phrase shows.
        var keyword: String?
        /// What a link shows.
        var linkText: String?

        /// Text for a phrase or a link without content of its own.
        var text: String? { keyword ?? linkText }
    }

    /// Paths of all maps.
    private(set) var paths: Set<String> = []
    private var keys: [String: Key] = [:]

    static let rootNames: Set<String> = ["map", "bookmap", "subjectScheme", "learningMap", "learningBookmap"]

    /// Reads `.ditamap` and `.bookmap` files, and, beside topics, `.xml` files whose first tag is that of a map. Maps that no other map uses
    /// come first, each followed by what it uses level by level, so that the outermost definition of a key wins; the rest follow in the order
    /// of their paths.
    init(in tree: SourceTree, library: XMLLibrary) {
        let candidates = Self.candidates(in: tree)
        var maps: [String: DITAMap] = [:]
        for path in candidates {
            do throws(XMLDocument.Failure) {
                let document = try library.document(at: path)
                guard let root = document.root, Self.rootNames.contains(document.tree.localName(root)) else { continue }
                maps[path] = DITAMap(document, root: root, in: tree)
            } catch {
                // Named in the result by `DITAReader.read`, which is given every map.
                continue
            }
        }
        paths = Set(maps.keys)
        let used = Set(maps.values.flatMap(\.submaps))
        let ordered = candidates.filter { maps[$0] != nil }
        var visited: Set<String> = []
        for start in ordered.filter({ !used.contains($0) }) + ordered {
            var queue = [start][...]
            while let path = queue.popFirst() {
                guard visited.insert(path).inserted, let map = maps[path] else { continue }
                for (name, key) in map.keys where keys[name] == nil { keys[name] = key }
                queue += map.submaps
            }
        }
    }

    private static func candidates(in tree: SourceTree) -> [String] {
        let named = tree.paths.filter { $0.hasSuffix(".ditamap") || $0.hasSuffix(".bookmap") }
        guard !named.isEmpty || tree.paths.contains(where: { $0.hasSuffix(".dita") }) else { return [] }
        let sniffed = tree.paths.filter { path in
            guard path.hasSuffix(".xml") else { return false }
            do {
                return RootElement(of: try tree.head(path, RootElement.window)).map { rootNames.contains($0.localName) } ?? false
            } catch {
                // `Ingest` comes to this path again as to any file, and reports it.
                return false
            }
        }
        return (named + sniffed).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A key by its name, or by its last part where a scope stands before it (`scope.key`).
    subscript(name: String) -> Key? {
        if let key = keys[name] { return key }
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return nil }
        return keys[String(name[name.utf8.index(after: dot)...])]
    }
}

/// One map file.
private struct DITAMap {
    private(set) var keys: [(name: String, key: DITAMaps.Key)] = []
    private(set) var submaps: [String] = []

    init(_ document: XMLDocument, root: Int, in source: SourceTree) {
        let tree = document.tree
        tree.forEachDescendant(of: root) { node in
            guard tree.isElement(node) else { return false }
            let href = tree.attribute("href", of: node).flatMap { $0.isEmpty ? nil : $0 }
            let path = href.flatMap { source.path(of: $0, from: document.path) }
            if let path, tree.localName(node) == "mapref" || tree.attribute("format", of: node) == "ditamap" { submaps.append(path) }
            if let names = tree.attribute("keys", of: node) {
                let key = DITAMaps.Key(
                    href: href, path: path, keyword: Self.text(in: node, of: tree, ["keyword", "term"]),
                    linkText: Self.text(in: node, of: tree, ["linktext", "navtitle"]) ?? tree.attribute("navtitle", of: node))
                for name in names.split(separator: " ") { keys.append((String(name), key)) }
            }
            return true
        }
    }

    /// The text of the first element of one of these names in the definition's own metadata.
    private static func text(in node: Int, of tree: MarkupTree, _ names: [String]) -> String? {
        guard let meta = tree.child("topicmeta", of: node) else { return nil }
        for name in names {
            if let found = tree.descendants(name, of: meta).first {
                let text = tree.foldedText(of: found)
                if !text.isEmpty { return text }
            }
        }
        return nil
    }
}
