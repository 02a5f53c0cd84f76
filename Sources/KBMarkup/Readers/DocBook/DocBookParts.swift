import KBModel

/// Files of a tree that DocBook files take in, by XInclude or as entity files: parts, not articles of their own.
struct DocBookParts: Sendable {
    private var held: Set<String> = []

    /// Looks at the beginning of each file that may be DocBook by its ending, and reads those that are.
    ///
    /// - Parameter isDocBook: by a file's beginning and its path.
    init(in tree: SourceTree, _ isDocBook: (_ head: [UInt8], _ path: String) -> Bool) {
        let files = tree.paths.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".docbook") || $0.hasSuffix(".dbk") }
        guard files.count > 1 else { return }
        var parts: [String: [String]] = [:]
        for path in files {
            do {
                guard isDocBook(try tree.head(path, RootElement.window), path) else { continue }
                let found = Self.references(in: try tree.read(path)).compactMap { tree.path(of: $0, from: path) }.filter { $0 != path }
                if !found.isEmpty { parts[path] = found }
            } catch {
                // `Ingest` comes to this path again as to any file, and reports it.
                continue
            }
        }
        held = Self.held(by: parts)
    }

    func contains(_ path: String) -> Bool { held.contains(path) }

    /// What can be reached from files that no other takes in. Of files that take in each other in a ring the first stands for all.
    private static func held(by parts: [String: [String]]) -> Set<String> {
        let all = Set(parts.values.joined())
        var held: Set<String> = []
        for root in parts.keys.sorted().filter({ !all.contains($0) }) + parts.keys.sorted() where !held.contains(root) {
            var open = parts[root] ?? []
            while let path = open.popLast() {
                guard path != root, held.insert(path).inserted else { continue }
                open += parts[path] ?? []
            }
        }
        return held
    }

    /// The files that a file takes in, found without parsing it.
    private static func references(in bytes: [UInt8]) -> [String] {
        var references: [String] = []
        var index = 0
        while let open = bytes[index...].firstIndex(of: 0x3C) {
            let tag = bytes[open...].prefix(1024).prefix { $0 != 0x3E }
            index = open + 1
            if tag.starts(with: "<!ENTITY".utf8) {
                let keyword = Array(tag).range(of: "SYSTEM") ?? Array(tag).range(of: "PUBLIC")
                if keyword != nil, let value = quoted(tag).last { references.append(value) }
                continue
            }
            let name = tag.dropFirst().prefix { !$0.isASCIISpace && $0 != 0x2F }
            guard name.reversed().starts(with: "include".utf8.reversed()), let place = Array(tag).range(of: "href=") else { continue }
            if let value = quoted(tag.dropFirst(place.upperBound)).first { references.append(value) }
        }
        return references
    }

    private static func quoted(_ tag: ArraySlice<UInt8>) -> [String] {
        var values: [String] = []
        var rest = tag
        while let open = rest.firstIndex(where: { $0 == 0x22 || $0 == 0x27 }), let close = rest[(open + 1)...].firstIndex(of: rest[open]) {
            values.append(String(decoding: rest[(open + 1)..<close], as: UTF8.self))
            rest = rest[(close + 1)...]
        }
        return values
    }
}
