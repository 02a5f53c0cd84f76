import KBModel

/// Puts in what `conref`, `conkeyref` and `keyref` stand for (DITA 1.3, 2.4.2 and 2.4.4).
struct DITAReferences: ReferenceResolver {
    let tree: SourceTree
    let maps: DITAMaps
    let library: XMLLibrary
    private var unknown: Set<String> = []

    init(tree: SourceTree, maps: DITAMaps, library: XMLLibrary) {
        self.tree = tree
        self.maps = maps
        self.library = library
    }

    /// Whether any element refers to something.
    static func occur(in tree: MarkupTree) -> Bool {
        tree.nodes.indices.contains { node in
            tree.attributes(of: node).contains { $0.name == "conref" || $0.name == "conkeyref" || $0.name == "keyref" }
        }
    }

    mutating func substitution(for node: Int, in document: XMLDocument, problems: inout [Problem]) -> Substitution? {
        var conref: String?
        var conkeyref: String?
        var keyref: String?
        for attribute in document.tree.attributes(of: node) {
            switch attribute.name {
            case "conref": conref = attribute.value
            case "conkeyref": conkeyref = attribute.value
            case "keyref": keyref = attribute.value
            // A push puts content elsewhere; here the element says what it says.
            case "conaction": return nil
            default: break
            }
        }
        if let reference = conkeyref ?? conref, !reference.isEmpty {
            let found = conkeyref != nil ? keyedElement(reference, node, document) : element(reference, node, document)
            guard let (target, source) = found else {
                report("\(conkeyref != nil ? "conkeyref" : "conref") \(reference)", node, document, &problems)
                return nil
            }
            return reuse(target, of: source, for: node, in: document)
        }
        return keyref.flatMap { keyed($0, node, document, &problems) }
    }

    // MARK: conref

    private func element(_ reference: String, _ node: Int, _ document: XMLDocument) -> (Int, XMLDocument)? {
        let (path, fragment) = RelativePath.split(reference)
        guard !path.isEmpty else { return find(fragment, like: node, of: document, in: document) }
        guard let target = tree.path(of: path, from: document.path), let other = library.document(at: target) else { return nil }
        return find(fragment, like: node, of: document, in: other)
    }

    private func keyedElement(_ reference: String, _ node: Int, _ document: XMLDocument) -> (Int, XMLDocument)? {
        let parts = reference.split(separator: "/", maxSplits: 1)
        guard let name = parts.first, let key = maps[String(name)], let path = key.path, let other = library.document(at: path) else { return nil }
        let topic = key.href.map { RelativePath.split($0).fragment } ?? ""
        return find(parts.count > 1 ? String(parts[1]) : topic, like: node, of: document, in: other)
    }

    /// The element with the last id of `topic/element`, of the same name where several have it.
    private func find(_ fragment: String, like node: Int, of document: XMLDocument, in other: XMLDocument) -> (Int, XMLDocument)? {
        let name = document.tree.localName(node)
        let id = fragment.utf8.lastIndex(of: 0x2F).map { String(fragment[fragment.utf8.index(after: $0)...]) } ?? fragment
        if id.isEmpty {
            let found = other.root.flatMap { root in other.tree.localName(root) == name ? root : other.tree.descendants(name, of: root).first }
            return found.map { ($0, other) }
        }
        var loose: Int?
        for candidate in other.tree.nodes.indices where other.tree.attribute("id", of: candidate) == id {
            if other.tree.localName(candidate) == name { return (candidate, other) }
            loose = loose ?? candidate
        }
        return loose.map { ($0, other) }
    }

    /// The target's content; its attributes where the referring element has none; with `conrefend`, the siblings up to the range's end.
    private func reuse(_ target: Int, of source: XMLDocument, for node: Int, in document: XMLDocument) -> Substitution {
        let own = document.tree.attributes(of: node).filter { !["conref", "conkeyref", "conrefend"].contains($0.name) && $0.value != "-dita-use-conref-target" }
        let inherited = source.tree.attributes(of: target).filter { attribute in
            attribute.name != "id" && !own.contains { $0.name == attribute.name }
        }
        if let end = document.tree.attribute("conrefend", of: node), let range = range(from: target, to: end, in: source.tree) {
            return Substitution(.nodes(range, source))
        }
        return Substitution(.contentOf(target, source), attributes: own + inherited)
    }

    private func range(from start: Int, to reference: String, in tree: MarkupTree) -> [Int]? {
        let fragment = RelativePath.split(reference).fragment
        guard let id = fragment.split(separator: "/").last, let parent = tree.parent(of: start) else { return nil }
        let siblings = tree.elements(of: parent)
        guard let from = siblings.firstIndex(of: start),
            let to = siblings[from...].firstIndex(where: { tree.attribute("id", of: $0) == String(id) })
        else { return nil }
        return Array(siblings[from...to])
    }

    // MARK: keyref

    private mutating func keyed(_ reference: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution? {
        let parts = reference.split(separator: "/", maxSplits: 1)
        guard let name = parts.first else { return nil }
        guard let key = maps[String(name)] else {
            report("keyref \(reference)", node, document, &problems)
            return nil
        }
        var attributes = Array(document.tree.attributes(of: node))
        if let href = href(of: key, element: parts.count > 1 ? String(parts[1]) : nil, from: document.path) {
            attributes.removeAll { $0.name == "href" }
            attributes.append(MarkupTree.Attribute(name: "href", value: href))
        }
        guard document.tree.localName(node) != "image", document.tree.foldedText(of: node).isEmpty,
            !document.tree.children(of: node).contains(where: { document.tree.isElement($0) && document.tree.localName($0) == "image" })
        else { return Substitution(.own, attributes: attributes) }
        let isLink = ["xref", "link"].contains(document.tree.localName(node))
        guard let text = (isLink ? key.linkText ?? key.keyword : key.text) ?? key.path.flatMap(title) ?? key.href else {
            return Substitution(.own, attributes: attributes)
        }
        return Substitution(.text(text), attributes: attributes)
    }

    private func href(of key: DITAMaps.Key, element: String?, from base: String) -> String? {
        guard let href = key.href else { return nil }
        guard let path = key.path else { return href }
        let fragment = [RelativePath.split(href).fragment, element ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
        return RelativePath.reference(to: path, from: base) + (fragment.isEmpty ? "" : "#" + fragment)
    }

    /// The title of the topic at `path`: what a link without text shows.
    private func title(of path: String) -> String? {
        guard let document = library.document(at: path), let root = document.root else { return nil }
        return document.tree.childText("title", of: root) ?? document.tree.childText("glossterm", of: root)
    }

    private mutating func report(_ reference: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) {
        guard unknown.insert(reference).inserted else { return }
        problems.append(
            Problem(
                kind: "unresolved-reference", line: document.tree.line(of: node),
                message: "\(reference) leads to nothing in this folder; the element's own content was read"))
    }
}
