import KBText

/// The title: the line of a customer that stands for all, as a task or a symptom.
struct TitleWriter {
    let consensus: Consensus
    let space: SentenceSpace

    /// `nil` when no customer said anything that can be shown.
    func title() -> (text: String, source: TurnReference)? {
        let lines = consensus.conversations.flatMap { conversation in
            conversation.asked.filter {
                ($0.isFirstTurn || $0.isQuestion) && !PersonalData.isRedacted($0.text) && $0.terms.count >= 1 && $0.wordCount <= 40
            }.map { (conversation: conversation.index, line: $0, vector: space.vector(of: $0.terms)) }
        }
        let topic = self.topic()
        var best: (score: Double, index: Int)?
        for i in lines.indices {
            let line = lines[i].line
            var near: [Int: Double] = [:]
            for other in lines where other.conversation != lines[i].conversation {
                near[other.conversation] = max(near[other.conversation] ?? 0, lines[i].vector.cosine(other.vector))
            }
            let mean = near.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Double(max(1, consensus.conversations.count - 1))
            var weight = 1.0
            if line.isSubject { weight += 0.35 }
            if line.isQuestion { weight += 0.3 }
            if line.hasSymptom { weight += 0.25 }
            if line.isFirstPerson { weight -= 0.25 }
            if !line.isFirstTurn { weight -= 0.5 }
            if line.isRant { weight -= 0.3 }
            weight -= 0.02 * Double(max(0, line.wordCount - 12))
            let score = max(0.05, weight) * (0.1 + 0.5 * mean + lines[i].vector.cosine(topic))
            if score > best?.score ?? -1 { best = (score, i) }
        }
        guard let best else { return nil }
        let line = lines[best.index]
        return TitleText.title(from: line.line.text).map { ($0, TurnReference(conversation: line.conversation, turn: line.line.turn)) }
    }

    /// What customers ask and agents answer, each term weighed by how many conversations use it.
    private func topic() -> SparseVector {
        var users: [Int32: Set<Int>] = [:]
        for conversation in consensus.conversations {
            for term in conversation.asked.flatMap(\.terms) { users[term.id, default: []].insert(conversation.index) }
            for term in conversation.statements.flatMap(\.terms) { users[term.id, default: []].insert(conversation.index) }
        }
        return space.vector(of: users.map { (id: $0.key, count: Int32($0.value.count)) }.sorted { $0.id < $1.id })
    }
}

/// A customer's line as a title, by rules that keep its meaning.
enum TitleText {
    private static let rules: [(start: String, replacement: String)] = [
        ("how do i ", "How to "), ("how can i ", "How to "), ("how do you ", "How to "), ("how can you ", "How to "),
        ("how do we ", "How to "), ("how should i ", "How to "), ("how would i ", "How to "), ("i can't ", "Cannot "),
        ("i cannot ", "Cannot "), ("i can not ", "Cannot "), ("cannot ", "Cannot "),
        ("i'm unable to ", "Unable to "), ("i am unable to ", "Unable to "), ("i need to ", "How to "), ("i want to ", "How to "),
        ("i would like to ", "How to "), ("i'd like to ", "How to "), ("is there a way to ", "How to "), ("is it possible to ", "How to "),
        ("i am trying to ", "How to "), ("i'm trying to ", "How to "), ("i need help with ", ""), ("i have a question about ", ""),
        ("regarding ", ""), ("my ", ""),
        ("hur gör jag för att ", "Så här gör du för att "), ("jag kan inte ", "Det går inte att "), ("min ", ""), ("mitt ", ""),
        ("mein ", ""), ("meine ", ""), ("ich kann ", "Kann "), ("我的", ""), ("我想", "如何"),
    ]

    static func title(from line: String) -> String? {
        guard var text = StatementText.finishedQuestion(line) else { return nil }
        for filler in ["hi, ", "hello, ", "hello ", "hi ", "hej, ", "hallo, ", "please ", "so ", "ok ", "okay, ", "and "]
        where text.lowercased().hasPrefix(filler) { text = String(text.dropFirst(filler.count)) }
        let small = text.lowercased()
        for rule in rules where small.hasPrefix(rule.start) {
            text = rule.replacement + text.dropFirst(rule.start.count)
            if text.hasSuffix("?"), rule.replacement == "How to " { text.removeLast() }
            break
        }
        return StatementText.finishedQuestion(text)
    }
}
