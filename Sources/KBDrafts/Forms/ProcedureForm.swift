import Glibc

/// Issue, environment, cause, and how to resolve it: the form for conversations that work on one problem.
///
/// Steps that enough conversations share form one list; what single conversations say stays apart, one solution after another, because
/// single steps of different conversations shuffled into one list are right one by one and wrong together. Where conversations split by
/// environment, each environment has a list of its own.
struct ProcedureForm {
    static let sharedBy = 0.3
    static let mostQuestions = 4

    let consensus: Consensus
    let space: SentenceSpace
    let labels: SectionLabels

    func contents() -> SlotContents {
        let branches = Branches.find(in: consensus)
        let branched = Set(branches.flatMap(\.clusters))
        let shared = sharedClusters().filter { !branched.contains($0) }
        var solutions = Solutions(consensus: consensus).ranked(without: branched.union(shared))
        let all = Set(solutions.joined())
        let causes = Causes.find(in: consensus, told: branched.union(shared).union(all))
        func steps(_ clusters: [Int]) -> [DraftBlock] { StepList(consensus: consensus).blocks(clusters.filter { !causes.contains($0) }) }
        var slots: SlotContents = [:]
        slots[.issue] = IssueLines(consensus: consensus, space: space).blocks()
        slots[.environment] = EnvironmentFinder(conversations: consensus.conversations).blocks()
        slots[.cause] = causes.map { .paragraph(consensus.shown($0).text, consensus.evidence($0)) }
        var first = steps(StepOrder.ordered(shared, clusters: consensus.clusters, statements: consensus.statements))
        if first.isEmpty, branches.isEmpty, !solutions.isEmpty { first = steps(solutions.removeFirst()) }
        slots[.steps] = first
        slots[.branches] = branches.flatMap { branch -> [DraftBlock] in
            [.heading(labels.text(.ifYouUse, language: consensus.language, filledWith: branch.name), level: 3)] + steps(branch.clusters)
        }
        slots[.solutions] = solutions.flatMap { solution -> [DraftBlock] in
            let body = steps(solution)
            return body.isEmpty ? [] : [.heading(labels.text(.solution, language: consensus.language))] + body
        }
        slots[.notes] = SideNotes(consensus: consensus).blocks(without: branched.union(shared).union(all).union(causes))
        slots[.depends] = dependsOn()
        slots[.reported] = ReportedFixes(consensus: consensus, space: space).blocks()
        return slots
    }

    private func dependsOn() -> [DraftBlock] {
        let least = max(1, consensus.conversations.count / 4)
        let items = OpenQuestions(consensus: consensus, space: space).items().filter { $0.evidence.support >= least }
        return items.isEmpty ? [] : [.list(Array(items.prefix(Self.mostQuestions)))]
    }

    /// Clusters that at least two, and three in ten, of the conversations hold; only where there are three or more conversations.
    private func sharedClusters() -> [Int] {
        let total = consensus.conversations.count
        guard total >= 3 else { return [] }
        let least = max(2, Int((Self.sharedBy * Double(total)).rounded(.up)))
        return consensus.clusters.indices.filter { consensus.clusters[$0].support >= least }
    }
}
