/// What the project files of a tree say about its topics: variables, and what the target shows.
struct FlareProject: Sendable {
    /// A variable and what it stands for; `nil` where only the build knows, as with dates.
    private struct VariableSet: Sendable {
        /// Its name is the file's, without capitals.
        var name: String
        var folder: [Substring]
        var values: [String: String?]
    }

    /// Folders that hold a project, each as its parts.
    private var roots: [[Substring]] = []
    private var sets: [VariableSet] = []
    /// The conditions of the targets by the path of their project.
    private var targets: [[Substring]: [FlareConditions?]] = [:]

    /// Variables that stand for each other deeper than this are not followed.
    private static let maximumDepth = 8

    /// Reads `.flvar`, `.fltar` and `.flprj` files alone; one that is no XML is reported where the file itself is read.
    init(in tree: SourceTree, documents: XMLDocuments) {
        for path in tree.paths {
            guard let dot = path.utf8.lastIndex(of: 0x2E) else { continue }
            let folder = path.split(separator: "/").dropLast()
            switch path[dot...].lowercased() {
            case ".flprj": add(root: Array(folder))
            case ".flvar":
                add(root: Self.root(above: folder))
                if let document = Self.document(at: path, in: documents) { addVariables(of: document, folder: Array(folder)) }
            case ".fltar":
                let root = Self.root(above: folder)
                add(root: root)
                if let document = Self.document(at: path, in: documents), let element = document.root {
                    let text = document.tree.attribute("ConditionTagExpression", of: element) ?? ""
                    targets[root, default: []].append(FlareConditions(text))
                }
            default: continue
            }
        }
    }

    private static func document(at path: String, in documents: XMLDocuments) -> XMLDocument? {
        do throws(XMLDocument.Failure) {
            return try documents.parsed(path)
        } catch {
            // Named in the result by `FlareReader.read`, which is given every file of the project.
            return nil
        }
    }

    /// Project files stand below `Project`.
    private static func root(above folder: ArraySlice<Substring>) -> [Substring] {
        folder.lastIndex(of: "Project").map { Array(folder[..<$0]) } ?? Array(folder)
    }

    private mutating func add(root: [Substring]) { if !roots.contains(root) { roots.append(root) } }

    private mutating func addVariables(of document: XMLDocument, folder: [Substring]) {
        let tree = document.tree
        var values: [String: String?] = [:]
        for node in tree.descendants("Variable", of: MarkupTree.document) {
            guard let name = tree.attribute("Name", of: node) else { continue }
            values[name.lowercased()] = Self.value(of: node, in: tree)
        }
        let name = RelativePath.stem(String(document.path.split(separator: "/").last ?? "")).lowercased()
        sets.append(VariableSet(name: name, folder: folder, values: values))
    }

    /// The evaluated definition, else the definition or the element's text. The definition of a date is a pattern, no value.
    private static func value(of variable: Int, in tree: MarkupTree) -> String? {
        if let text = tree.attribute("EvaluatedDefinition", of: variable) { return text }
        let text = tree.attribute("Definition", of: variable) ?? tree.foldedText(of: variable)
        let isDate = tree.attribute("Type", of: variable)?.lowercased() == "datetime"
        return isDate && text.utf8.contains(where: \.isASCIILetter) ? nil : text
    }

    // MARK: Questions

    /// What `Set.Name` stands for in the topic at `path`: of the sets of that name, the nearest one's. A name without a set is looked for in all.
    func value(of variable: String, at path: String) -> String? {
        let parts = variable.lowercased().split(separator: ".", maxSplits: 1)
        guard let name = parts.last else { return nil }
        let set = parts.count > 1 ? parts[0] : nil
        let folder = path.split(separator: "/").dropLast()
        let known = sets.filter { ($0.name == set ?? $0.name[...]) && $0.values[String(name)] != nil }
        let nearest = known.max { Self.nearness($0.folder, folder) < Self.nearness($1.folder, folder) }
        return nearest.flatMap { $0.values[String(name)] ?? nil }
    }

    private static func nearness(_ set: [Substring], _ folder: ArraySlice<Substring>) -> Int {
        zip(set, folder).prefix { $0 == $1 }.count
    }

    /// The folder of the project that holds a path, as a prefix; `nil` outside any project.
    func root(of path: String) -> String? { projectRoot(of: path).map { $0.map { $0 + "/" }.joined() } }

    private func projectRoot(of path: String) -> [Substring]? {
        let folder = path.split(separator: "/").dropLast()
        return roots.filter { folder.starts(with: $0) }.max { $0.count < $1.count }
    }

    /// What the project's only target shows; `nil` where there is no target, or several that differ.
    func conditions(at path: String) -> FlareConditions? {
        guard let root = projectRoot(of: path), let all = targets[root], let first = all.first else { return nil }
        return all.allSatisfy { $0 == first } ? first : nil
    }
}
