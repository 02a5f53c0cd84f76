import KBModel

/// Puts in what `conref`, `conkeyref` and `keyref` stand for (DITA 1.3, 2.4.2 and 2.4.4).
struct DITAReferences: ReferenceResolver {
    let tree: SourceTree
    let maps: DITAMaps
    let documents: XMLDocuments
    let pushes: DITAPushes
    let filter: DITAFilter
    private var unknown: Set<String> = []

    init(tree: SourceTree, maps: DITAMaps, documents: XMLDocuments, pushes: DITAPushes, filter: DITAFilter) {
        self.tree = tree
        self.maps = maps
        self.documents = documents
        self.pushes = pushes
        self.filter = filter
    }

    /// Whether any element refers to something, or is a link whose text may have to be made.
    private static func occur(in tree: MarkupTree) -> Bool { tree.nodes.indices.contains { refers($0, in: tree) } }

    /// Whether an element has one of the attributes that refer.
    private static func refers(_ node: Int, in tree: MarkupTree) -> Bool {
        var refers = false
        tree.forEachAttribute(of: node) { name, _ in
            refers =
                refers || name.isEqual(to: "conref") || name.isEqual(to: "conkeyref") || name.isEqual(to: "keyref")
                || name.isEqual(to: "href")
        }
        return refers
    }

    /// Whether the document is other than it stands.
    func change(_ document: XMLDocument) -> Bool { !pushes.isEmpty || !filter.isEmpty || Self.occur(in: document.tree) }

    func additions(around node: Int, in document: XMLDocument) -> (before: [ForeignNode], after: [ForeignNode]) {
        pushes.isEmpty ? ([], []) : pushes.parts(around: node, in: document)
    }

    mutating func substitution(for node: Int, in document: XMLDocument, problems: inout [Problem]) -> Substitution? {
        if !filter.isEmpty, filter.excludes(document.tree.attributes(of: node)) { return Substitution(.nodes([], document)) }
        if !pushes.isEmpty, let pushed = pushes.replacement(of: node, in: document) {
            return reuse(pushed.node, of: pushed.document, for: node, in: document)
        }
        guard Self.refers(node, in: document.tree) else { return nil }
        var conref: String?
        var conkeyref: String?
        var keyref: String?
        var href: String?
        for attribute in document.tree.attributes(of: node) {
            switch attribute.name {
            case "conref": conref = attribute.value
            case "conkeyref": conkeyref = attribute.value
            case "keyref": keyref = attribute.value
            case "href": href = attribute.value
            // A push puts content elsewhere; here the element says what it says.
            case "conaction": return nil
            default: break
            }
        }
        if let reference = conkeyref ?? conref, !reference.isEmpty {
            do throws(XMLDocument.Failure) {
                let (target, source) =
                    conkeyref != nil ? try keyedElement(reference, node, document) : try element(reference, node, document)
                return reuse(target, of: source, for: node, in: document)
            } catch {
                report("\(conkeyref != nil ? "conkeyref" : "conref") \(reference)", error.reason, node, document, &problems)
                return nil
            }
        }
        if let href, document.tree.localName(node) == "coderef" { return code(href, node, document, &problems) }
        if let keyref { return keyed(keyref, node, document, &problems) }
        return href.flatMap { titled($0, node, document, &problems) }
    }

    // MARK: conref

    private func element(_ reference: String, _ node: Int, _ document: XMLDocument) throws(XMLDocument.Failure) -> (Int, XMLDocument) {
        let (path, fragment) = RelativePath.split(reference)
        guard !path.isEmpty else { return try find(fragment, like: node, of: document, in: document) }
        guard let target = tree.path(of: path, from: document.path) else {
            throw XMLDocument.Failure(reason: "there is no such file in this folder", line: nil)
        }
        return try find(fragment, like: node, of: document, in: documents.parsed(target))
    }

    private func keyedElement(_ reference: String, _ node: Int, _ document: XMLDocument) throws(XMLDocument.Failure) -> (Int, XMLDocument) {
        let parts = reference.split(separator: "/", maxSplits: 1)
        guard let name = parts.first, let key = maps[String(name)] else {
            throw XMLDocument.Failure(reason: "no map of this folder defines this key", line: nil)
        }
        guard let path = key.path else { throw XMLDocument.Failure(reason: "the key stands for no file of this folder", line: nil) }
        let topic = key.href.map { RelativePath.split($0).fragment } ?? ""
        return try find(parts.count > 1 ? String(parts[1]) : topic, like: node, of: document, in: documents.parsed(path))
    }

    /// The element with the last id of `topic/element`, of the same name where several have it.
    private func find(_ fragment: String, like node: Int, of document: XMLDocument, in other: XMLDocument) throws(XMLDocument.Failure)
        -> (Int, XMLDocument)
    {
        let name = document.tree.localName(node)
        let id = fragment.utf8.lastIndex(of: 0x2F).map { String(fragment[fragment.utf8.index(after: $0)...]) } ?? fragment
        var found: Int?
        if id.isEmpty {
            found = other.root.flatMap { other.tree.localName($0) == name ? $0 : other.tree.descendants(name, of: $0).first }
        } else {
            let named = other.tree.nodes.indices.filter { other.tree.attribute("id", of: $0, is: id) }
            found = named.first { other.tree.localName($0) == name } ?? named.first
        }
        guard let found else { throw XMLDocument.Failure(reason: "the file holds no such element", line: nil) }
        return (found, other)
    }

    /// The target's content; its attributes where the referring element has none; with `conrefend`, the siblings up to the range's end.
    private func reuse(_ target: Int, of source: XMLDocument, for node: Int, in document: XMLDocument) -> Substitution {
        let own = document.tree.attributes(of: node).filter {
            !["conref", "conkeyref", "conrefend", "conaction"].contains($0.name) && $0.value != "-dita-use-conref-target"
        }
        let inherited = source.tree.attributes(of: target).filter { attribute in
            !["id", "conref", "conaction"].contains(attribute.name) && !own.contains { $0.name == attribute.name }
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

    // MARK: coderef

    /// The lines of a file of code that the reference asks for; see `DITACode`.
    private mutating func code(_ href: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution? {
        guard let path = tree.path(of: href, from: document.path) else {
            report("coderef \(href)", "there is no such file in this folder", node, document, &problems)
            return nil
        }
        do {
            let bytes = TextDecoding(try tree.read(path)).bytes
            if let part = DITACode.lines(of: bytes, fragment: RelativePath.split(href).fragment) { return Substitution(.text(part)) }
            report("coderef \(href)", "no line of the file holds the token it begins at", node, document, &problems)
            return nil
        } catch {
            report("coderef \(href)", "it cannot be opened: \(error)", node, document, &problems)
            return nil
        }
    }

    // MARK: keyref

    private mutating func keyed(_ reference: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution? {
        let parts = reference.split(separator: "/", maxSplits: 1)
        guard let name = parts.first else { return nil }
        guard let key = maps[String(name)] else {
            report("keyref \(reference)", "no map of this folder defines this key", node, document, &problems)
            return nil
        }
        var attributes = Array(document.tree.attributes(of: node))
        if let href = href(of: key, element: parts.count > 1 ? String(parts[1]) : nil, from: document.path) {
            attributes.removeAll { $0.name == "href" }
            attributes.append(MarkupTree.Attribute(name: "href", value: href))
        }
        guard isEmpty(node, document) else { return Substitution(.own, attributes: attributes) }
        let text = isLink(node, document) ? key.linkText ?? key.keyword : key.text
        guard let text = text ?? key.href.flatMap({ shownText(of: $0, path: key.path, node, document, &problems) }) else {
            return Substitution(.own, attributes: attributes)
        }
        return Substitution(.text(text), attributes: attributes)
    }

    /// A link without text shows the title of what it leads to.
    private mutating func titled(_ href: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) -> Substitution? {
        guard isLink(node, document), isEmpty(node, document) else { return nil }
        let path = href.hasPrefix("#") ? document.path : tree.path(of: href, from: document.path)
        return shownText(of: href, path: path, node, document, &problems).map { Substitution(.text($0)) }
    }

    private func isLink(_ node: Int, _ document: XMLDocument) -> Bool { ["xref", "link"].contains(document.tree.localName(node)) }

    private func isEmpty(_ node: Int, _ document: XMLDocument) -> Bool {
        guard document.tree.localName(node) != "image" else { return false }
        return document.tree.foldedText(of: node).isEmpty && document.tree.elements(of: node).isEmpty
    }

    private func href(of key: DITAMaps.Key, element: String?, from base: String) -> String? {
        guard let href = key.href else { return nil }
        guard let path = key.path else { return href }
        let fragment = [RelativePath.split(href).fragment, element ?? ""].filter { !$0.isEmpty }.joined(separator: "/")
        return RelativePath.reference(to: path, from: base) + (fragment.isEmpty ? "" : "#" + fragment)
    }

    /// The title of the topic or element that `href` leads to; the address itself when it leads out of the folder; `nil` when there is no
    /// such file.
    private mutating func shownText(of href: String, path: String?, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem])
        -> String?
    {
        guard let path else { return RelativePath.hasScheme(href) ? href : nil }
        let target: XMLDocument
        do throws(XMLDocument.Failure) {
            target = path == document.path ? document : try documents.parsed(path)
        } catch {
            report("the link \(href)", error.reason, node, document, &problems)
            return nil
        }
        guard let root = target.root else { return nil }
        let tree = target.tree
        let topic = tree.localName(root) == "dita" ? tree.elements(of: root).first ?? root : root
        guard let id = RelativePath.split(href).fragment.split(separator: "/").last.map(String.init) else {
            return Self.name(of: topic, in: tree)
        }
        return tree.nodes.indices.first { tree.attribute("id", of: $0, is: id) }.flatMap { Self.name(of: $0, in: tree) }
    }

    /// The title of a topic, section, figure or table; the number of a step.
    private static func name(of element: Int, in tree: MarkupTree) -> String? {
        if let title = tree.childText("title", of: element) ?? tree.childText("glossterm", of: element) { return title }
        guard let list = tree.parent(of: element), ["steps", "substeps", "ol"].contains(tree.localName(list)) else { return nil }
        let items = tree.elements(of: list).filter { tree.localName($0) == tree.localName(element) }
        return items.firstIndex(of: element).map { "\($0 + 1)" }
    }

    private mutating func report(_ reference: String, _ reason: String, _ node: Int, _ document: XMLDocument, _ problems: inout [Problem]) {
        guard unknown.insert(reference).inserted else { return }
        problems.append(
            Problem(
                kind: "unresolved-reference", line: document.tree.line(of: node),
                message: "\(reference) leads nowhere: \(reason); the element's own content was read"))
    }
}
