/// Spans and header rows of CALS tables (OASIS TM 9502:1995), as DITA and DocBook use them.
enum CALSTable {
    static func cell(_ entry: Int, in tree: MarkupTree) -> BlockBuilder.Container {
        let rows = (tree.attribute("morerows", of: entry).flatMap { Int($0) } ?? 0) + 1
        return .cell(columns: columns(of: entry, in: tree), rows: min(1000, max(1, rows)))
    }

    static func row(_ row: Int, in tree: MarkupTree) -> BlockBuilder.Container {
        .row(header: tree.parent(of: row).map { tree.localName($0) == "thead" } ?? false)
    }

    /// From `namest` to `nameend` in the order of the `colspec`s; a `spanname` names such a pair.
    private static func columns(of entry: Int, in tree: MarkupTree) -> Int {
        let span = tree.attribute("spanname", of: entry)
        guard span != nil || tree.attribute("namest", of: entry) != nil, let group = group(of: entry, in: tree) else { return 1 }
        var names: [String] = []
        var first = tree.attribute("namest", of: entry)
        var last = tree.attribute("nameend", of: entry)
        for child in tree.elements(of: group) {
            switch tree.localName(child) {
            case "colspec": names.append(tree.attribute("colname", of: child) ?? "col\(names.count + 1)")
            case "spanspec" where span != nil && tree.attribute("spanname", of: child) == span:
                first = tree.attribute("namest", of: child)
                last = tree.attribute("nameend", of: child)
            default: break
            }
        }
        guard let first, let last, let from = names.firstIndex(of: first), let to = names.firstIndex(of: last), to >= from else { return 1 }
        return min(1000, to - from + 1)
    }

    private static func group(of entry: Int, in tree: MarkupTree) -> Int? {
        var node = tree.parent(of: entry)
        while let here = node, tree.isElement(here) {
            if ["tgroup", "entrytbl"].contains(tree.localName(here)) { return here }
            node = tree.parent(of: here)
        }
        return nil
    }
}
