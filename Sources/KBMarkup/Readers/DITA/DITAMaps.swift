import KBModel

/// What the maps of a tree say about its topics: keys, filters, related topics, and which topics are there for others alone.
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
    /// Topics that are there for reuse alone, in the order of the maps.
    private(set) var resources: [String] = []
    private var keys: [String: Key] = [:]
    /// By topic: for each use of it the `.ditaval` files of its branch.
    private var filters: [String: [[String]]] = [:]
    /// By topic: the topics that relationship tables join it with.
    private var related: [String: [String]] = [:]

    static let rootNames: Set<String> = ["map", "bookmap", "subjectScheme", "learningMap", "learningBookmap"]

    /// Reads `.ditamap` and `.bookmap` files, and, beside topics, `.xml` files whose first tag is that of a map. Maps that no other map uses
    /// come first, each followed by what it uses level by level, so that the outermost definition of a key wins; the rest follow in the order
    /// of their paths.
    init(in tree: SourceTree, documents: XMLDocuments) {
        let candidates = Self.candidates(in: tree)
        var maps: [String: DITAMap] = [:]
        for path in candidates {
            do throws(XMLDocument.Failure) {
                let document = try documents.parsed(path)
                guard let root = document.root, Self.rootNames.contains(document.tree.localName(root)) else { continue }
                maps[path] = DITAMap(document, root: root, in: tree)
            } catch {
                // Named in the result by `DITAReader.read`, which is given every map.
                continue
            }
        }
        paths = Set(maps.keys)
        let used = Set(maps.values.flatMap(\.uses).filter(\.isMap).map(\.path))
        let ordered = candidates.filter { maps[$0] != nil }
        var visited: Set<String> = []
        for start in ordered.filter({ !used.contains($0) }) + ordered {
            var queue = [(path: start, filters: [String]())][...]
            while let next = queue.popFirst() {
                guard visited.insert(next.path).inserted, let map = maps[next.path] else { continue }
                queue += take(map, filters: next.filters)
            }
        }
        // Keys may be defined after the tables that name them.
        for path in ordered { for row in maps[path]?.rows ?? [] { relate(row) } }
    }

    /// Takes in what a map says; gives the maps it uses with the filters they stand under.
    private mutating func take(_ map: DITAMap, filters outer: [String]) -> [(path: String, filters: [String])] {
        for (name, key) in map.keys where keys[name] == nil { keys[name] = key }
        for use in map.uses where !use.isMap {
            if !use.isResource {
                filters[use.path, default: []].append(outer + use.filters)
            } else if !resources.contains(use.path) {
                resources.append(use.path)
            }
        }
        return map.uses.filter(\.isMap).map { ($0.path, outer + $0.filters) }
    }

    private mutating func relate(_ row: [DITAMap.Cell]) {
        func paths(_ cell: DITAMap.Cell) -> [String] {
            cell.topics.compactMap { topic in topic.path ?? topic.key.flatMap { self[$0]?.path } }
        }
        for (index, cell) in row.enumerated() where cell.isSource {
            let others = row.enumerated().filter { $0.offset != index && $0.element.isTarget }.flatMap { paths($0.element) }
            for topic in paths(cell) {
                for other in others where other != topic && related[topic]?.contains(other) != true {
                    related[topic, default: []].append(other)
                }
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

    // MARK: Questions

    /// A key by its name, or by its last part where a scope stands before it (`scope.key`).
    subscript(name: String) -> Key? {
        if let key = keys[name] { return key }
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return nil }
        return keys[String(name[name.utf8.index(after: dot)...])]
    }

    /// For each use of a topic the `.ditaval` files that filter it; empty when one use is not filtered.
    func filters(of topic: String) -> [[String]] {
        let uses = filters[topic] ?? []
        return uses.contains(where: \.isEmpty) ? [] : uses
    }

    /// Whether a map filters a branch by this file.
    func isFilter(_ path: String) -> Bool { filters.values.contains { $0.contains { $0.contains(path) } } }

    /// The topics that relationship tables join a topic with, as it refers to them.
    func related(to topic: String) -> [String] { (related[topic] ?? []).map { RelativePath.reference(to: $0, from: topic) } }
}
