import KBModel

/// Blocks of a part of a tree, by its vocabulary.
struct VocabularyBlocks<V: Vocabulary> {
    private let tree: MarkupTree
    private let vocabulary: V
    /// By `MarkupTree.nameIndex`; `nil` where the place decides.
    private let roles: [ElementRole?]
    private let names: [String]
    /// By node: whether it is left out with all it holds.
    private let dropped: [Bool]
    private var builder = BlockBuilder()
    /// What to undo when the open elements end, innermost last.
    private var open: [Ending] = []

    private enum Ending {
        case nothing, close, pop, boundary
        case sign(String)
        case separator(String)
        case popBoundary
    }

    /// - Parameter dropping: elements that the caller has read already, such as the title.
    static func read(_ root: Int, in tree: MarkupTree, as vocabulary: V, dropping: Set<Int> = []) -> [Block] {
        read([root], in: tree, as: vocabulary, dropping: dropping)
    }

    /// The blocks of several elements after each other.
    static func read(_ roots: [Int], in tree: MarkupTree, as vocabulary: V, dropping: Set<Int> = []) -> [Block] {
        var reader = VocabularyBlocks(tree: tree, vocabulary: vocabulary, dropping: dropping)
        for root in roots {
            tree.walk(root) {
                reader.enter($0)
            } leave: {
                reader.leave($0)
            }
            reader.builder.endParagraph()
        }
        return reader.builder.finish()
    }

    private init(tree: MarkupTree, vocabulary: V, dropping: Set<Int>) {
        self.tree = tree
        self.vocabulary = vocabulary
        dropped = tree.flags(of: dropping)
        names = tree.allLocalNames
        let table = V.roles
        roles = names.map { table[$0] }
    }

    /// Whether the node's children are to be read.
    private mutating func enter(_ node: Int) -> Bool {
        switch tree.nodes[node].kind {
        case .element: return dropped[node] ? false : enterElement(node)
        case .text, .cdata: append(tree.textBytes(node))
        case .entityReference: append(Array(tree.text(node).utf8)[...])
        case .document:
            open.append(.nothing)
            return true
        case .comment, .instruction: break
        }
        return false
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        if builder.isInCode { builder.appendCode(bytes) } else { builder.inline.append(bytes) }
    }

    private mutating func enterElement(_ node: Int) -> Bool {
        let name = tree.nameIndex(node)
        let role = roles[name] ?? vocabulary.role(of: node, named: names[name], in: tree)
        if builder.isInCode { return enterInCode(role) }
        let line = tree.line(of: node)
        switch role {
        case .hidden: return false
        case .inline: open.append(.nothing)
        case .boundary:
            builder.endParagraph(line: line)
            open.append(.boundary)
        case .container(let container):
            builder.open(container, line: line)
            open.append(.close)
        case .mark(let mark):
            builder.inline.push(mark: mark)
            open.append(.pop)
        case .signed(let before, let mark, let after):
            builder.inline.push(mark: mark)
            builder.inline.append(before)
            open.append(.sign(after))
        case .link(let target):
            builder.inline.push(link: target)
            open.append(.pop)
        case .linkBlock(let target):
            builder.endParagraph(line: line)
            builder.inline.push(link: target)
            open.append(.popBoundary)
        case .linkedText(let text, let target):
            builder.inline.push(link: target)
            builder.inline.append(text)
            builder.inline.pop()
            return false
        case .image(let src, let alt):
            builder.inline.image(src: src, alt: alt)
            return false
        case .figure(let src, let alt):
            builder.append(Block(.image(src: src, alt: alt), line: line))
            return false
        case .sequence(let separator): open.append(.separator(separator))
        case .lineBreak:
            builder.inline.lineBreak()
            return false
        case .text(let text):
            builder.inline.append(text)
            return false
        }
        return true
    }

    /// Code is its text alone.
    private mutating func enterInCode(_ role: ElementRole) -> Bool {
        switch role {
        case .hidden, .image, .figure, .linkedText: return false
        case .lineBreak:
            builder.appendCode([0x0A])
            return false
        case .text(let text):
            builder.appendCode(text.utf8)
            return false
        case .inline, .boundary, .container, .mark, .signed, .link, .linkBlock, .sequence:
            open.append(.nothing)
            return true
        }
    }

    private mutating func leave(_ node: Int) {
        switch open.popLast() {
        case .close: builder.close()
        case .pop: builder.inline.pop()
        case .popBoundary:
            builder.inline.pop()
            builder.endParagraph()
        case .boundary: builder.endParagraph()
        case .sign(let sign):
            builder.inline.append(sign)
            builder.inline.pop()
        case .nothing, .separator, nil: break
        }
        if case .separator(let sign) = open.last, hasElementBehind(node) { builder.inline.append(sign) }
    }

    private func hasElementBehind(_ node: Int) -> Bool {
        var next = tree.nodes[node].next
        while next >= 0 {
            if tree.isElement(Int(next)) { return true }
            next = tree.nodes[Int(next)].next
        }
        return false
    }
}
