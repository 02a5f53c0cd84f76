import KBModel
import KBText

/// Why a transcript counts as a success, or why it does not.
enum Choice: Sendable, Hashable {
    case used(Success)
    case skipped(Refusal)

    enum Success: String, Sendable {
        case accepted = "the customer marked an answer as the solution"
        case confirmed = "the customer confirmed that it worked"
        case recorded = "recorded as resolved, and the customer did not come back with it"
    }

    enum Refusal: String, Sendable, CaseIterable {
        case escalated = "it was escalated"
        case failed = "it failed"
        case unknown = "nothing says that it was resolved"
        case negative = "the customer's last words say that it did not help"
        case cameBack = "the customer came back with the same need"
        case unanswered = "no agent answered"
    }
}

/// Chooses the conversations that truly succeeded.
struct Selection {
    /// A customer who has the same need again within this many seconds was not helped.
    let window: Int64

    /// The choice for each transcript. `firstTerms` and `lastTurn` describe them in the same order.
    func choices(for transcripts: [Transcript], firstTerms: [Set<Int32>], lastTurn: [CueSet]) -> [Choice] {
        let returning = comingBack(transcripts, firstTerms)
        return transcripts.indices.map { i in
            let transcript = transcripts[i]
            guard transcript.turns.contains(where: { $0.speaker == .agent || $0.speaker == .bot }) else { return .skipped(.unanswered) }
            let accepted = transcript.turns.contains(where: \.accepted)
            let confirmed = lastTurn[i].has(.worked) && !lastTurn[i].has(.failed)
            switch transcript.outcome {
            case .escalated: return .skipped(.escalated)
            case .failed: return .skipped(.failed)
            case .unknown where !accepted: return .skipped(.unknown)
            case .unknown, .resolved: break
            }
            if returning.contains(i) { return .skipped(.cameBack) }
            if accepted { return .used(.accepted) }
            if lastTurn[i].has(.failed), !lastTurn[i].has(.worked) { return .skipped(.negative) }
            return .used(confirmed ? .confirmed : .recorded)
        }
    }

    /// The transcripts whose customer has another one within the window that shares half of its words.
    private func comingBack(_ transcripts: [Transcript], _ firstTerms: [Set<Int32>]) -> Set<Int> {
        var byCustomer: [String: [Int]] = [:]
        for (i, transcript) in transcripts.enumerated() {
            if let customer = transcript.customer, transcript.created != nil { byCustomer[customer, default: []].append(i) }
        }
        var result: Set<Int> = []
        for indices in byCustomer.values where indices.count > 1 {
            let sorted = indices.sorted { (transcripts[$0].created?.seconds ?? 0, $0) < (transcripts[$1].created?.seconds ?? 0, $1) }
            for (a, b) in zip(sorted, sorted.dropFirst()) {
                guard let first = transcripts[a].created, let second = transcripts[b].created, second.seconds - first.seconds <= window
                else { continue }
                let smaller = min(firstTerms[a].count, firstTerms[b].count)
                if smaller >= 2, firstTerms[a].intersection(firstTerms[b]).count * 2 >= smaller { result.insert(a) }
            }
        }
        return result
    }
}
