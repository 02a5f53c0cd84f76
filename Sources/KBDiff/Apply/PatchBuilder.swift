import KBModel

/// Builds the new body: under each node the positions that an insertion or a move claims are theirs, all others are filled in order with
/// the children that stay.
struct PatchBuilder {
    private struct Claim {
        var position: Int
        var operation: Int
    }

    private let tree: DiffTree
    private let operations: [ArticlePatch.Operation]
    private let accepted: [Bool]
    /// The operation that takes an old node away from its place.
    private var leaving: [Int: Int] = [:]
    /// The operation that changes an old node's own part.
    private var own: [Int: Int] = [:]
    private var claims: [[Int]: [Claim]] = [:]

    init(_ tree: DiffTree, _ operations: [ArticlePatch.Operation], accepting: Set<Int>?) throws(PatchError) {
        self.tree = tree
        self.operations = operations
        accepted = Self.accepted(operations, accepting)
        for (i, operation) in operations.enumerated() {
            switch operation.kind {
            case .metadata: continue
            case .insert: try claim(operation.new, i)
            case .delete: leaving[try node(at: operation.old)] = i
            case .replace: own[try node(at: operation.old)] = i
            case .move:
                let node = try node(at: operation.old)
                leaving[node] = i
                own[node] = i
                try claim(operation.new, i)
            }
        }
        for key in claims.keys { claims[key]?.sort { $0.position < $1.position } }
    }

    /// What was accepted, less the moves into insertions that were not.
    private static func accepted(_ operations: [ArticlePatch.Operation], _ accepting: Set<Int>?) -> [Bool] {
        guard let accepting else { return Array(repeating: true, count: operations.count) }
        var accepted = operations.map { operation in operation.change.map(accepting.contains) ?? true }
        let refused = Set(operations.indices.filter { operations[$0].kind == .insert && !accepted[$0] }.map { operations[$0].new })
        for i in operations.indices where operations[i].kind == .move {
            let path = operations[i].new
            if path.indices.contains(where: { refused.contains(Array(path[..<$0])) }) { accepted[i] = false }
        }
        return accepted
    }

    private func node(at path: [Int]) throws(PatchError) -> Int {
        guard !path.isEmpty, let node = tree.node(at: path) else { throw .misfit(path: path) }
        return node
    }

    private mutating func claim(_ path: [Int], _ operation: Int) throws(PatchError) {
        guard let position = path.last else { throw .misfit(path: path) }
        claims[Array(path.dropLast()), default: []].append(Claim(position: position, operation: operation))
    }

    func body() throws(PatchError) -> Fragment { try build(DiffTree.root, at: []) }

    /// An old node with its changes; `path` is its place in the new article, `nil` when it has none because its removal was refused.
    private func build(_ node: Int, at path: [Int]?) throws(PatchError) -> Fragment {
        var content = tree.nodes[node].content
        if let operation = own[node], accepted[operation] { content = try ownContent(operation, of: node) }
        let children = try children(tree.children(of: node).map(Child.old), at: path, family: content.family)
        return Fragment(content, children)
    }

    private enum Child {
        case old(Int)
        case inserted(Fragment)
    }

    private func children(_ staying: [Child], at path: [Int]?, family: NodeContent.Family) throws(PatchError) -> [Fragment] {
        var result: [Fragment] = []
        var rest = staying[...]
        var claims = path.flatMap { self.claims[$0] } ?? []
        claims.reverse()
        var position = 0
        while true {
            try keepRefused(&rest, in: &result)
            if let claim = claims.last, claim.position <= position {
                guard claim.position == position else { throw .misfit(path: (path ?? []) + [claim.position]) }
                claims.removeLast()
                if accepted[claim.operation] {
                    result.append(try arrival(claim.operation, at: (path ?? []) + [position], inside: family))
                }
            } else if let child = rest.popFirst() {
                switch child {
                case .old(let node): result.append(try build(node, at: path.map { $0 + [position] }))
                case .inserted(let fragment): result.append(try inserted(fragment, at: (path ?? []) + [position]))
                }
            } else {
                break
            }
            position += 1
        }
        if let claim = claims.last { throw .misfit(path: (path ?? []) + [claim.position]) }
        return result
    }

    /// Children that were to leave stay when that was refused.
    private func keepRefused(_ rest: inout ArraySlice<Child>, in result: inout [Fragment]) throws(PatchError) {
        while case .old(let node)? = rest.first, let operation = leaving[node] {
            rest.removeFirst()
            if accepted[operation] { continue }
            let isMove = operations[operation].kind == .move
            result.append(try build(node, at: isMove ? operations[operation].new : nil))
        }
    }

    private func arrival(_ i: Int, at path: [Int], inside family: NodeContent.Family) throws(PatchError) -> Fragment {
        if operations[i].kind == .move { return try build(try node(at: operations[i].old), at: path) }
        switch operations[i].content {
        case .subtree(let fragment): return try inserted(fragment, at: path)
        case .json(let json):
            guard let fragment = Fragment(json: json, inside: family) else { throw .misfit(path: path) }
            return try inserted(fragment, at: path)
        case .none, .own, .text, .field: throw .misfit(path: path)
        }
    }

    private func inserted(_ fragment: Fragment, at path: [Int]) throws(PatchError) -> Fragment {
        Fragment(
            fragment.content, try children(fragment.children.map(Child.inserted), at: path, family: fragment.content.family),
            line: fragment.line)
    }

    private func ownContent(_ i: Int, of node: Int) throws(PatchError) -> NodeContent {
        let content = tree.nodes[node].content
        switch operations[i].content {
        case .none, .field, .subtree: return content
        case .own(let own): return own
        case .text(let text): return content.replacingText(with: text) ?? content
        case .json(let json):
            let parent = tree.nodes[node].parent
            guard parent >= 0, let fragment = Fragment(json: json, inside: tree.nodes[parent].content.family) else {
                throw .misfit(path: operations[i].new)
            }
            return fragment.content
        }
    }
}
