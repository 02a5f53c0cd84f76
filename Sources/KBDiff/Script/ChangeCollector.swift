import KBModel

/// Walks a script and writes down the changes in reading order.
struct ChangeCollector {
    let old: DiffTree
    let new: DiffTree
    let matching: Matching
    let tokenizer: Tokenizer
    let scanner: RiskScanner
    var limits: Set<DiffLimit>
    private(set) var changes: [Change] = []
    private(set) var ignored: [Change] = []
    private(set) var stats = ArticleDiff.Stats()

    init(old: DiffTree, new: DiffTree, matching: Matching, tokenizer: Tokenizer, scanner: RiskScanner, limits: Set<DiffLimit>) {
        self.old = old
        self.new = new
        self.matching = matching
        self.tokenizer = tokenizer
        self.scanner = scanner
        self.limits = limits
        stats.blocksOld = Self.blocks(in: old)
        stats.blocksNew = Self.blocks(in: new)
    }

    private static func blocks(in tree: DiffTree) -> Int { tree.nodes.reduce(0) { $0 + ($1.content.isBlock ? 1 : 0) } }

    mutating func collectMetadata(_ found: (changes: [Change], ignored: [Change])) {
        for var change in found.changes {
            if case .field(let name, .string(let before), .string(let after)) = change.payload, MetadataDiff.proseFields.contains(name) {
                let words = WordDiff(tokenizer.tokenText([Inline(before)]), tokenizer.tokenText([Inline(after)]))
                change.words = words.runs
                change.risks = scanner.risks(of: words)
            }
            changes.append(change)
        }
        ignored += found.ignored
    }

    /// Returns the entries with their changes' places filled in.
    mutating func collect(_ entries: [ScriptEntry]) -> [ScriptEntry] {
        entries.map { entry in
            var entry = entry
            switch entry.role {
            case .kept: keep(&entry)
            case .movedIn: move(&entry)
            case .inserted: insert(&entry)
            case .deleted: delete(&entry)
            case .movedOut: break
            }
            return entry
        }
    }

    private mutating func keep(_ entry: inout ScriptEntry) {
        guard let o = entry.old, let n = entry.new else { return }
        if var change = ownChange(o, n) {
            change.kind = .replace
            entry.change = add(change)
        }
        entry.children = collect(entry.children)
    }

    private mutating func move(_ entry: inout ScriptEntry) {
        guard let o = entry.old, let n = entry.new else { return }
        var change = ownChange(o, n) ?? Change(.move, subject: new.nodes[n].content.word)
        change.kind = .move
        change.old = Change.Side(path: old.path(of: o), text: old.fragment(of: o).text)
        change.new = Change.Side(path: new.path(of: n), text: new.fragment(of: n).text)
        change.risks = Risk.sorted(change.risks + (isStep(o, in: old) || isStep(n, in: new) ? [.stepOrder] : []))
        entry.change = add(change)
        stats.blocksMoved += 1
        entry.children = collect(entry.children)
    }

    private func isStep(_ node: Int, in tree: DiffTree) -> Bool {
        guard case .item = tree.nodes[node].content, case .list(let ordered, let steps) = tree.nodes[tree.nodes[node].parent].content else {
            return false
        }
        return ordered || steps
    }

    private mutating func insert(_ entry: inout ScriptEntry) {
        guard let n = entry.new else { return }
        let fragment = new.fragment(of: n) { matching.old(of: $0) != nil }
        var change = Change(.insert, subject: fragment.content.word, new: Change.Side(path: new.path(of: n), text: fragment.text))
        change.payload = .subtree(fragment.withoutLines)
        let text = tokenizer.tokenText(of: fragment)
        change.risks = scanner.risks(ofInserted: text)
        stats.wordsInserted += text.words(0..<text.tokens.count)
        entry.change = add(change)
        entry.children = collectInside(entry.children)
    }

    /// What stands in an inserted node belongs to its insertion, but for what was moved there.
    private mutating func collectInside(_ entries: [ScriptEntry]) -> [ScriptEntry] {
        entries.map { entry in
            var entry = entry
            if entry.role == .inserted { entry.children = collectInside(entry.children) } else { move(&entry) }
            return entry
        }
    }

    private mutating func delete(_ entry: inout ScriptEntry) {
        guard let o = entry.old else { return }
        let fragment = old.fragment(of: o) { matching.new(of: $0) != nil }
        var change = Change(.delete, subject: fragment.content.word, old: Change.Side(path: old.path(of: o), text: fragment.text))
        let text = tokenizer.tokenText(of: fragment)
        change.risks = Risk.sorted(scanner.risks(ofDeleted: text) + (fragment.holdsSafetyNote ? [.warning] : []))
        stats.wordsDeleted += text.words(0..<text.tokens.count)
        entry.change = add(change)
    }

    private mutating func add(_ change: Change) -> Int {
        changes.append(change)
        return changes.count - 1
    }

    /// How the node itself changed, whatever happened inside it; noise goes to `ignored` at once.
    private mutating func ownChange(_ o: Int, _ n: Int) -> Change? {
        let (before, after) = (old.nodes[o], new.nodes[n])
        guard before.ownExact != after.ownExact else { return nil }
        var change = Change(.replace, subject: after.content.word)
        change.old = Change.Side(path: old.path(of: o), text: before.content.inlines.plainText)
        change.new = Change.Side(path: new.path(of: n), text: after.content.inlines.plainText)
        change.payload = .own(after.content)
        guard before.ownCanonical != after.ownCanonical else {
            change.noise = NoiseClassifier.noise(from: before.content, to: after.content)
            ignored.append(change)
            return nil
        }
        let words = WordDiff(tokenizer.tokenText(of: before.content), tokenizer.tokenText(of: after.content))
        if words.wasLimited { limits.insert(.wordComparison) }
        change.words = words.runs
        if change.words.isEmpty { change.words = [WordRun(.equal, new.fragment(of: n).text)] }
        change.attributes = AttributeDiff(words).attributes(from: before.content, to: after.content)
        change.risks = Risk.sorted(
            scanner.risks(of: words) + AttributeRisks.risks(of: change.attributes)
                + (weakens(before.content, after.content) || empties(o, words) ? [.warning] : []))
        stats.wordsInserted += words.wordsInserted
        stats.wordsDeleted += words.wordsDeleted
        return change
    }

    private func weakens(_ before: NodeContent, _ after: NodeContent) -> Bool {
        guard case .note(let old) = before else { return false }
        if case .note(let new) = after { return new.severity < old.severity }
        return old.isSafety
    }

    /// A warning that lost at least half its words.
    private func empties(_ o: Int, _ words: WordDiff) -> Bool {
        let total = words.old.words(0..<words.old.tokens.count)
        guard total > 0, words.wordsDeleted * 2 >= total, words.wordsInserted * 2 < total else { return false }
        var ancestor = old.nodes[o].parent
        while ancestor > DiffTree.root {
            if case .note(let note) = old.nodes[ancestor].content, note.isSafety { return true }
            ancestor = old.nodes[ancestor].parent
        }
        return false
    }
}

extension NodeContent {
    /// A block of its own, not a part of one.
    var isBlock: Bool {
        switch self {
        case .body, .item, .row, .cell, .definition: false
        case .heading, .paragraph, .code, .image, .list, .table, .quote, .note, .details, .definitions: true
        }
    }
}

extension Block.Note {
    /// Whether leaving it out may hurt somebody. A tip may go.
    var isSafety: Bool { self != .tip }

    /// From harmless to dangerous.
    var severity: Int {
        switch self {
        case .tip: 0
        case .note: 1
        case .important: 2
        case .warning, .caution: 3
        case .danger: 4
        }
    }
}

extension Fragment {
    fileprivate var holdsSafetyNote: Bool {
        if case .note(let note) = content, note.isSafety { return true }
        return children.contains { $0.holdsSafetyNote }
    }

    fileprivate var withoutLines: Fragment { Fragment(content, children.map(\.withoutLines)) }
}

extension Tokenizer {
    /// All the words of a fragment, as one text.
    fileprivate func tokenText(of fragment: Fragment) -> TokenText {
        var runs: [Inline] = []
        func collect(_ fragment: Fragment) {
            if !runs.isEmpty { runs.append(Inline("\n")) }
            runs += fragment.content.inlines
            for child in fragment.children { collect(child) }
        }
        collect(fragment)
        return tokenText(runs)
    }
}
