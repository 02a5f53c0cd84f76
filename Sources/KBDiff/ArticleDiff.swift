import KBModel

/// What differs between two articles, or two states of one.
public struct ArticleDiff: Sendable {
    public struct Stats: Sendable, Hashable {
        public var blocksOld = 0
        public var blocksNew = 0
        /// Words of insertions and replacements, words that only moved not counted.
        public var wordsInserted = 0
        public var wordsDeleted = 0
        public var blocksMoved = 0
    }

    public let old: Article
    public let new: Article
    /// In reading order of the new article, removals where they stood.
    public let changes: [Change]
    /// Differences that are only noise; `apply` needs them, `isEqual` does not count them.
    public let ignored: [Change]
    public let stats: Stats
    public let limits: [DiffLimit]

    package let oldTree: DiffTree
    package let newTree: DiffTree
    /// The children of the body, both sides interleaved.
    package let script: [ScriptEntry]
    /// The places in `changes` of moves, by the node that moved.
    let movedOld: [Int: Int]

    /// What supports the new article's statements, when it is a draft.
    public var evidence = DraftEvidence()

    /// What supports a change's new text; `nil` when nothing is named.
    public func evidence(of change: Change) -> String? {
        guard change.kind != .metadata, let path = change.new?.path else { return nil }
        return evidence.text(at: path)
    }

    /// The bodies are the same byte for byte, line numbers aside.
    public var isSameBody: Bool { oldTree.fingerprint == newTree.fingerprint }

    /// Nothing that a reader sees differs.
    public var isEqual: Bool { changes.isEmpty }

    /// How many changes carry each risk, in the order of `Risk.allCases`.
    public var riskCounts: [(risk: Risk, count: Int)] {
        Risk.allCases.compactMap { risk in
            let count = changes.reduce(0) { $0 + ($1.risks.contains(risk) ? 1 : 0) }
            return count > 0 ? (risk, count) : nil
        }
    }
}

extension ArticleDiff {
    /// Compares two articles. Cost: about linear for articles that are mostly the same; bounded for those that are not (`limits`).
    public init(from old: Article, to new: Article) {
        let language = new.language ?? old.language
        let tokenizer = Tokenizer(language: language)
        let (oldTree, newTree) = (DiffTree(old.blocks), DiffTree(new.blocks))
        var aligner = TreeAligner(old: oldTree, new: newTree, tokenizer: tokenizer)
        aligner.align()
        let script = ScriptBuilder(old: oldTree, new: newTree, matching: aligner.matching).build()
        let scanner = RiskScanner(language: language ?? LanguageGuess.of(newTree))
        var collector = ChangeCollector(
            old: oldTree, new: newTree, matching: aligner.matching, tokenizer: tokenizer, scanner: scanner, limits: aligner.limits)
        collector.collectMetadata(MetadataDiff.changes(from: old, to: new))
        let entries = collector.collect(script)
        self.old = old
        self.new = new
        self.oldTree = oldTree
        self.newTree = newTree
        self.script = entries
        changes = collector.changes
        movedOld = Dictionary(
            uniqueKeysWithValues: collector.changes.enumerated().compactMap { i, change in
                change.kind == .move ? change.old.flatMap { oldTree.node(at: $0.path) }.map { ($0, i) } : nil
            })
        ignored = collector.ignored
        stats = collector.stats
        limits = collector.limits.sorted()
    }
}
