import KBModel

/// The source lines of an article's blocks in reading order, each as the difference from the known line before it; `null` where the
/// reader did not know it.
struct LineDeltas {
    private var deltas: [Int?]

    init(_ tree: DiffTree) {
        var last = 0
        deltas = tree.nodes.lazy.filter(\.content.isBlock).map { node in
            guard let line = node.line else { return nil }
            defer { last = line }
            return line - last
        }
        if deltas.allSatisfy({ $0 == nil }) { deltas = [] }
    }

    init(json value: JSONValue?) { deltas = value?.array?.map(\.int) ?? [] }

    /// `nil` when no line is known.
    var json: JSONValue? { deltas.isEmpty ? nil : .array(deltas.map { $0.map { .int($0) } ?? .null }) }

    /// Gives the blocks of a body their lines.
    func number(_ body: inout Fragment) {
        var (next, last) = (0, 0)
        number(&body, &next, &last)
    }

    private func number(_ fragment: inout Fragment, _ next: inout Int, _ last: inout Int) {
        if fragment.content.isBlock {
            let delta = next < deltas.count ? deltas[next] : nil
            fragment.line = delta.map { last &+ $0 }
            last = fragment.line ?? last
            next += 1
        }
        for i in fragment.children.indices { number(&fragment.children[i], &next, &last) }
    }
}
