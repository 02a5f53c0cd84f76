import KBModel
import KBText

/// All transcripts of a job, chosen, redacted and understood.
struct Reading {
    /// The successful ones, in order.
    private(set) var conversations: [ReadConversation] = []
    private(set) var successes: [Int: Choice.Success] = [:]
    /// Indices of those left out, by reason.
    private(set) var refusals: [(why: String, indices: [Int])] = []
    private(set) var vocabulary = Vocabulary()
    /// Term weights by language.
    private(set) var spaces: [String: SentenceSpace] = [:]
    private let readers: [String: (conversations: ConversationReader, terms: TermReader)]

    init(_ transcripts: [Transcript], published: [Article], windowDays: Int) {
        var readers: [String: (conversations: ConversationReader, terms: TermReader)] = [:]
        let languages = transcripts.map(Self.language)
        for language in Set(languages) { readers[language] = (ConversationReader(language: language), TermReader(language: language)) }
        self.readers = readers
        let choices = choose(transcripts, languages: languages, windowDays: windowDays) { readers[$0]?.terms }
        let redactor = ConversationRedactor(rareWords: Self.rareWords(transcripts, choices, published))
        for (index, transcript) in transcripts.enumerated() {
            guard case .used(let success) = choices[index], let reader = readers[languages[index]]?.conversations else { continue }
            let redacted = redactor.redact(transcript.turns.map(\.text))
            var conversation = reader.read(transcript, turns: redacted.map(\.text), index: index, &vocabulary)
            for redaction in redacted { conversation.redactions.merge(redaction.counts, uniquingKeysWith: +) }
            for sentence in conversation.background { spaces[conversation.language, default: SentenceSpace()].add(sentence: sentence) }
            conversations.append(conversation)
            successes[index] = success
        }
    }

    func space(_ language: String) -> SentenceSpace { spaces[language] ?? SentenceSpace() }

    /// What a gap report says of the need, in the vocabulary of the conversations.
    mutating func words(of need: Need?, language: String) -> NeedWords {
        guard let need, let reader = readers[language]?.conversations else { return NeedWords() }
        let questions = need.questions.flatMap { question in
            let quote = Transcript(id: "", channel: "forum", turns: [.init(speaker: .customer, text: question)])
            return reader.read(quote, turns: [question], index: -1, &vocabulary).asked
        }
        let terms = reader.terms.terms(of: need.terms.joined(separator: "\n"), &vocabulary)
        let space = space(language)
        return NeedWords(
            questions: questions,
            vectors: (questions.map(\.terms) + [terms]).filter { !$0.isEmpty }.map { space.vector(of: TermCounts.sum($0)) })
    }

    /// What a conversation's customer asked, as a vector.
    func needVector(_ conversation: ReadConversation) -> SparseVector {
        let first = conversation.asked.filter(\.isFirstTurn)
        let counts = (first.isEmpty ? conversation.asked : first).flatMap { line in
            line.terms.map { (id: $0.id, count: $0.count * (line.isSubject ? 2 : 1)) }
        }
        return space(conversation.language).vector(of: TermCounts.sum(counts))
    }

    /// All that was asked and answered in a conversation, as a vector.
    func topicVector(_ conversation: ReadConversation) -> SparseVector {
        let answers = conversation.background.joined().map { (id: $0, count: Int32(1)) }
        return space(conversation.language).vector(of: TermCounts.sum(conversation.asked.flatMap(\.terms) + answers))
    }

    private static func language(_ transcript: Transcript) -> String {
        if let stated = transcript.language, !stated.isEmpty { return primary(stated) }
        return LanguageDetector.detect(transcript.turns.prefix(4).map(\.text).joined(separator: "\n")).map { primary($0.language) } ?? "en"
    }

    private mutating func choose(_ transcripts: [Transcript], languages: [String], windowDays: Int, terms: (String) -> TermReader?)
        -> [Choice]
    {
        var customers: [String: Int] = [:]
        for transcript in transcripts { if let customer = transcript.customer { customers[customer, default: 0] += 1 } }
        var firstTerms = [Set<Int32>](repeating: [], count: transcripts.count)
        var lastTurn = [CueSet](repeating: [], count: transcripts.count)
        for (index, transcript) in transcripts.enumerated() {
            guard let reader = terms(languages[index]) else { continue }
            if let customer = transcript.customer, customers[customer, default: 0] > 1,
                let first = transcript.turns.first(where: { $0.speaker == .customer })
            {
                firstTerms[index] = Set(reader.terms(of: first.text, &vocabulary).map(\.id))
            }
            if let last = transcript.turns.last(where: { $0.speaker == .customer }),
                transcript.turns.first(where: { $0.speaker == .customer }) != last
            {
                lastTurn[index] = reader.analyze(last.text).cues
            }
        }
        let choices = Selection(window: Int64(windowDays) * Timestamp.secondsPerDay).choices(
            for: transcripts, firstTerms: firstTerms, lastTurn: lastTurn)
        for refusal in Choice.Refusal.allCases {
            let indices = choices.indices.filter { choices[$0] == .skipped(refusal) }
            if !indices.isEmpty { refusals.append((refusal.rawValue, indices)) }
        }
        return choices
    }

    private static func rareWords(_ transcripts: [Transcript], _ choices: [Choice], _ published: [Article]) -> RareWords {
        var rare = RareWords()
        for (index, transcript) in transcripts.enumerated() {
            if case .used = choices[index] { rare.add(conversation: transcript.turns.map(\.text)) }
        }
        for article in published {
            rare.add(published: article.title)
            rare.add(published: article.text)
        }
        return rare
    }
}
