import KBModel

/// Two changes of one article brought together, block by block: the three-way merge of diff3 (Khanna, Kunal, Pierce, "A formal investigation
/// of diff3", FSTTCS 2007) on the blocks of the body. What only one side changed is taken; lists that both changed are merged item by item;
/// what both changed differently is a conflict and stands as a block that says so.
public struct ArticleMerge: Sendable {
    public struct Conflict: Sendable, Hashable {
        /// The place in `blocks`.
        public var block: Int
        public var ours: [Block]
        public var theirs: [Block]
    }

    /// The merged body. A conflict is a note with what stands here, then what was to come.
    public private(set) var blocks: [Block] = []
    public private(set) var conflicts: [Conflict] = []

    /// - Parameters:
    ///   - base: what both started from.
    ///   - ours: as it is now.
    ///   - theirs: what was made of `base` meanwhile.
    ///   - preferringTheirs: takes `theirs` where both differ from `base`, instead of a conflict.
    public init(base: [Block], ours: [Block], theirs: [Block], preferringTheirs: Bool = false) {
        let merge = SequenceMerge(base: base, ours: ours, theirs: theirs) { DiffTree([$0]).fingerprint }
        for part in merge.parts {
            switch part {
            case .taken(let blocks): self.blocks += blocks
            case .both(let base, let ours, let theirs):
                if let merged = preferringTheirs ? theirs : Self.merged(base, ours, theirs) {
                    blocks += merged
                } else {
                    conflicts.append(Conflict(block: blocks.count, ours: ours, theirs: theirs))
                    blocks.append(Self.block(ours, theirs))
                }
            }
        }
    }

    public var isClean: Bool { conflicts.isEmpty }

    /// Lists that stand for each other, merged item by item; `nil` when that is not what it is, or when items are in conflict.
    private static func merged(_ base: [Block], _ ours: [Block], _ theirs: [Block]) -> [Block]? {
        guard base.count == 1, ours.count == 1, theirs.count == 1, case .list(let before) = base[0].kind, case .list(var a) = ours[0].kind,
            case .list(let b) = theirs[0].kind, a.ordered == b.ordered, a.steps == b.steps
        else { return nil }
        let merge = SequenceMerge(base: before.items, ours: a.items, theirs: b.items) { DiffTree($0).fingerprint }
        var items: [[Block]] = []
        for part in merge.parts {
            guard case .taken(let found) = part else { return nil }
            items += found
        }
        a.items = items
        return [Block(.list(a), line: ours[0].line)]
    }

    private static func block(_ ours: [Block], _ theirs: [Block]) -> Block {
        func label(_ text: String) -> Block { Block(.paragraph([Inline(text, marks: [.strong])])) }
        let nothing = [Block(.paragraph([Inline("(nothing: it was removed)", marks: [.emphasis])]))]
        return Block(
            .note(
                .important,
                [label("Conflict: the knowledge base now says")] + (ours.isEmpty ? nothing : ours) + [label("The draft says")]
                    + (theirs.isEmpty ? nothing : theirs)))
    }
}

/// diff3 on sequences: stretches that one side at most changed, and stretches that both did.
struct SequenceMerge<Element> {
    enum Part {
        case taken([Element])
        case both(base: [Element], ours: [Element], theirs: [Element])
    }

    private(set) var parts: [Part] = []

    init(base: [Element], ours: [Element], theirs: [Element], by identity: (Element) -> String) {
        var numbers: [String: UInt64] = [:]
        func number(_ element: Element) -> UInt64 {
            let key = identity(element)
            if let known = numbers[key] { return known }
            let next = UInt64(numbers.count)
            numbers[key] = next
            return next
        }
        let (o, a, b) = (base.map(number), ours.map(number), theirs.map(number))
        let inOurs = Self.partners(o, a)
        let inTheirs = Self.partners(o, b)
        var (i, j, k) = (0, 0, 0)
        while i <= o.count {
            // The next element of the base that both sides kept.
            var next = i
            while next < o.count, inOurs[next] < 0 || inTheirs[next] < 0 { next += 1 }
            let (endOurs, endTheirs) = next < o.count ? (inOurs[next], inTheirs[next]) : (a.count, b.count)
            add(
                base: Array(base[i..<next]), ours: Array(ours[j..<endOurs]), theirs: Array(theirs[k..<endTheirs]), o[i..<next],
                a[j..<endOurs],
                b[k..<endTheirs])
            if next < o.count { append([ours[endOurs]]) }
            (i, j, k) = (next + 1, endOurs + 1, endTheirs + 1)
        }
    }

    /// For each element of the first sequence its partner in a longest common subsequence, or -1.
    private static func partners(_ from: [UInt64], _ to: [UInt64]) -> [Int] {
        var partners = [Int](repeating: -1, count: from.count)
        for run in SequenceDiff(old: from, new: to).runs { for i in 0..<run.count { partners[run.old + i] = run.new + i } }
        return partners
    }

    private mutating func add(
        base: [Element], ours: [Element], theirs: [Element], _ o: ArraySlice<UInt64>, _ a: ArraySlice<UInt64>, _ b: ArraySlice<UInt64>
    ) {
        if a.elementsEqual(b) || o.elementsEqual(b) {
            append(ours)
        } else if o.elementsEqual(a) {
            append(theirs)
        } else if o.count == a.count, o.count == b.count, zip(o, zip(a, b)).allSatisfy({ $0 == $1.0 || $0 == $1.1 || $1.0 == $1.1 }) {
            // Neighbours, each changed on one side only.
            append(zip(zip(o, a), zip(ours, theirs)).map { numbers, elements in numbers.0 == numbers.1 ? elements.1 : elements.0 })
        } else {
            parts.append(.both(base: base, ours: ours, theirs: theirs))
        }
    }

    private mutating func append(_ elements: [Element]) { if !elements.isEmpty { parts.append(.taken(elements)) } }
}
