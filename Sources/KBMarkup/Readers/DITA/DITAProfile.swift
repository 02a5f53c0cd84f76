import KBModel

/// What a `.ditaval` file leaves out (DITA 1.3, part 2, "DITAVAL elements" and 2.4.3 "Conditional processing").
struct DITAProfile: Sendable, Hashable {
    /// By `attribute=value`; by `attribute` for its other values; by the empty text for all others.
    private var excluded: [String: Bool] = [:]

    /// Attributes that profile besides those that the file names.
    private static let attributes: Set<String> = ["audience", "platform", "product", "otherprops", "props", "deliveryTarget"]

    init?(_ document: XMLDocument) {
        guard let root = document.root, document.tree.localName(root) == "val" else { return nil }
        let tree = document.tree
        for rule in tree.elements(of: root) where tree.localName(rule) == "prop" {
            let key = [tree.attribute("att", of: rule), tree.attribute("val", of: rule)].compactMap { $0 }.joined(separator: "=")
            // What is stated first stands.
            if excluded[key] == nil { excluded[key] = tree.attribute("action", of: rule) == "exclude" }
        }
    }

    /// Whether an element with these attributes is left out: every value of one of them is excluded.
    func excludes(_ attributes: some Sequence<MarkupTree.Attribute>) -> Bool {
        for attribute in attributes where Self.attributes.contains(attribute.name) || excluded[attribute.name] != nil {
            for (name, values) in Self.groups(of: attribute) where !values.isEmpty {
                if values.reduce(true, { $0 && isExcluded(name, $1) }) { return true }
            }
        }
        return false
    }

    /// Whether an element says for whom, or for what, it is meant.
    static func isProfiled(_ node: Int, in tree: MarkupTree) -> Bool {
        tree.attributes(of: node).contains { attributes.contains($0.name) && $0.value.utf8.contains { !$0.isASCIISpace } }
    }

    private func isExcluded(_ name: String, _ value: String) -> Bool {
        excluded[name + "=" + value] ?? excluded[name] ?? excluded[""] ?? false
    }

    /// Values parted by spaces; `props="database(a b) os(x)"` names an attribute of its own for each group.
    private static func groups(of attribute: MarkupTree.Attribute) -> [(name: String, values: [String])] {
        var groups: [(String, [String])] = []
        var plain: [String] = []
        var rest = attribute.value[...]
        while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            let before = rest[..<open].split(separator: " ").map(String.init)
            plain += before.dropLast()
            groups.append((before.last ?? attribute.name, rest[rest.index(after: open)..<close].split(separator: " ").map(String.init)))
            rest = rest[rest.index(after: close)...]
        }
        plain += rest.split(separator: " ").map(String.init)
        return [(attribute.name, plain)] + groups
    }
}
