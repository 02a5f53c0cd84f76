import KBText

/// What the conversations about one need say together.
struct Consensus: Sendable {
    let conversations: [ReadConversation]
    let typicality: Typicality
    let statements: [Statement]
    let vectors: [SparseVector]
    let salience: [Double]
    var clusters: [StatementCluster]
    /// The cluster of each statement.
    let clusterOf: [Int]
    let conflicts: [Conflict]

    /// - Parameter space: term weights of the whole log, not of this group alone.
    init(_ conversations: [ReadConversation], typicality: Typicality, space: SentenceSpace, vocabulary: Vocabulary) {
        self.conversations = conversations
        self.typicality = typicality
        let statements = conversations.flatMap(\.statements)
        let vectors = statements.map { space.vector(of: $0.terms) }
        let salience = Salience(statements: statements, vectors: vectors).values()
        // A statement with a placeholder is worth showing only where others say it without one.
        let merging = Merging(statements: statements, vectors: vectors, salience: salience)
        let clusters = merging.withoutEchoes(
            merging.joiningParallelWordings(merging.clusters(), of: conversations), of: conversations.count
        )
        .filter { !PersonalData.isRedacted(statements[$0.shown].text) }
        var clusterOf = [Int](repeating: -1, count: statements.count)
        for (index, cluster) in clusters.enumerated() { for member in cluster.members { clusterOf[member] = index } }
        let bare = statements.map { statement in
            space.vector(
                of: statement.terms.filter { !vocabulary.terms[Int($0.id)].utf8.contains { (0x30...0x39).contains($0) } })
        }
        conflicts = Conflicts.find(among: clusters, statements: statements, bare: bare)
        self.statements = statements
        self.vectors = vectors
        self.salience = salience
        self.clusters = clusters
        self.clusterOf = clusterOf
    }

    var language: String { conversations.first?.language ?? "en" }

    /// How many conversations say any of it; one that only asks supports nothing.
    var speakers: Int { Set(clusters.flatMap(\.members).map { statements[$0].place.conversation }).count }

    func shown(_ cluster: Int) -> Statement { statements[clusters[cluster].shown] }

    /// A cluster as it stands in a draft.
    func statement(_ cluster: Int) -> (text: String, evidence: Evidence) { (shown(cluster).text, evidence(cluster)) }

    func evidence(_ cluster: Int) -> Evidence {
        Evidence(support: clusters[cluster].support, of: conversations.count, sources: clusters[cluster].sources)
    }

    /// The share of a statement's weight from which another said it already.
    private static let saidBefore = 0.7

    /// Whether another turn's statement among `told` says almost the same. Two steps of one turn may be alike and differ in a key: they
    /// stay.
    func isCopy(_ cluster: Int, of told: Set<Int>) -> Bool {
        let own = shown(cluster)
        let vector = vectors[clusters[cluster].shown]
        return told.contains { index in
            let other = shown(index)
            return index == cluster
                || (other.place != own.place && other.isNegative == own.isNegative && own.numbers.isSubset(of: other.numbers)
                    && vector.share(coveredBy: vectors[clusters[index].shown]) >= Self.saidBefore)
        }
    }

    /// The terms of the shown wordings, added up.
    func terms(of clusters: [Int]) -> [(id: Int32, count: Int32)] { TermCounts.sum(clusters.flatMap { shown($0).terms }) }
}
