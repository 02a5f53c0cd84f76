import KBModel
import KBText

/// A conversation, understood: what agents stated, what customers asked and reported. Personal data are out already.
struct ReadConversation: Sendable {
    /// Its index among the job's transcripts.
    var index: Int
    var language: String
    /// What agents said that an article may say.
    var statements: [Statement] = []
    /// Agents' yes-or-no questions that no condition came of: what an answer depends on.
    var openQuestions: [Statement] = []
    var accountActions: [Statement] = []
    /// Customers' own words: the first turn's sentences, then their questions.
    var asked: [AskedLine] = []
    /// What customers report as their own fix.
    var reportedFixes: [Statement] = []
    /// Products with versions and error codes that customers name, each with the first turn that does.
    var environment: [String: Int] = [:]
    /// The environment customers say they are in, where they name one.
    var circumstances: [Circumstance.Kind: String] = [:]
    /// All agents' sentences, for counting how common a term is.
    var background: [[Int32]] = []
    var redactions: [PersonalData.Kind: Int] = [:]
    /// The turns, redacted.
    var turns: [String] = []
    /// The words of each provider turn, by turn.
    var turnWordCounts: [Int: Int] = [:]

    /// A sentence of a customer.
    struct AskedLine: Sendable {
        var text: String
        var turn: Int
        var isFirstTurn: Bool
        /// The first line of a forum post is its subject.
        var isSubject: Bool
        var isQuestion: Bool
        var isFirstPerson: Bool
        var isRant: Bool
        var hasSymptom: Bool
        /// Opens with "it", "this": it leans on what came before.
        var startsWithPronoun: Bool
        var wordCount: Int
        var terms: [(id: Int32, count: Int32)]

        /// Nothing in it tells what it is about: "What else can you tell me?"
        var isVague: Bool { terms.isEmpty }
    }
}

/// Reads the conversations of one language. Not for sharing between tasks.
final class ConversationReader {
    private let terms: TermReader
    private let text: TurnText

    init(language: String) {
        terms = TermReader(language: language)
        text = TurnText(language: language)
    }

    /// - Parameter turns: the transcript's turns, redacted.
    func read(_ transcript: Transcript, turns: [String], index: Int, _ vocabulary: inout Vocabulary) -> ReadConversation {
        var conversation = ReadConversation(index: index, language: terms.language)
        conversation.turns = turns
        let providers = Self.providers(of: transcript)
        let hasAccepted = transcript.turns.contains { $0.accepted && providers.contains($0.speaker) }
        var seen: Set<String> = []
        var pending: (question: AnalyzedSentence, turn: Int)?
        var condition: (text: String, sources: [TurnReference])?
        var order = 0
        var customers: [TokenizedSentence] = []
        for (number, turn) in transcript.turns.enumerated() {
            let place = TurnReference(conversation: index, turn: number)
            let sentences = join(text.sentences(of: turns[number])).filter { isNew($0.text, in: &seen) }.map {
                ($0, terms.analyze($0.text))
            }
            if turn.speaker == .customer {
                customers += sentences.map(\.1.sentence)
                let answer = Self.bareAnswer(sentences.map(\.1))
                if let asked = pending, let answer,
                    let text = QuestionCondition.text(for: asked.question, affirmed: answer, language: terms.language)
                {
                    condition = (text, [TurnReference(conversation: index, turn: asked.turn), place])
                } else if answer == nil {
                    condition = nil
                }
                pending = nil
                readCustomer(sentences, turn: number, transcript: transcript, into: &conversation, &vocabulary)
                markVerdict(sentences.map(\.1), in: &conversation)
            } else if providers.contains(turn.speaker), !opensAsSufferer(sentences) {
                conversation.turnWordCounts[number] = sentences.reduce(0) { $0 + $1.1.sentence.tokens.count }
                for (clean, analyzed) in sentences {
                    order += 1
                    var statement = statement(clean, analyzed, place: place, order: order, &vocabulary)
                    conversation.background.append(statement.termIDs)
                    statement.isAccepted = turn.accepted
                    statement.isBesideAccepted = hasAccepted && !turn.accepted
                    file(&statement, clean, analyzed, condition: &condition, pending: &pending, into: &conversation)
                }
            }
        }
        conversation.circumstances = Circumstance.read(customers)
        for i in conversation.statements.indices {
            conversation.statements[i].position = Double(conversation.statements[i].order) / Double(max(1, order))
        }
        return conversation
    }

    /// People; the bot only where no person answered.
    static func providers(of transcript: Transcript) -> Set<Transcript.Speaker> {
        transcript.turns.contains { $0.speaker == .agent } ? [.agent] : [.bot]
    }

    // MARK: Agents

    /// Puts a statement where its act belongs; a question may become the condition of the next statement.
    private func file(
        _ statement: inout Statement, _ clean: CleanSentence, _ analyzed: AnalyzedSentence,
        condition: inout (text: String, sources: [TurnReference])?,
        pending: inout (question: AnalyzedSentence, turn: Int)?, into conversation: inout ReadConversation
    ) {
        statement.act = SpeechActs.act(of: analyzed, lostLink: clean.lostLink, isListItem: clean.isListItem)
        switch statement.act {
        case .yesNoQuestion:
            pending = (analyzed, statement.place.turn)
            if statement.terms.count >= 3, !statement.isDeictic, !analyzed.has(.dataRequest), !analyzed.has(.offer) {
                conversation.openQuestions.append(statement)
            }
        case .question: pending = nil
        case .accountAction: conversation.accountActions.append(statement)
        case .pointer, .dataRequest, .offer, .social, .opinion: return
        case .instruction, .statement, .cause, .caveat:
            if let given = condition {
                statement.text = QuestionCondition.join(given.text, statement.text)
                statement.sources = given.sources + statement.sources
                statement.hasCondition = true
                conversation.openQuestions.removeAll { $0.place == given.sources[0] }
                condition = nil
            }
            guard Pruning.keeps(statement, analyzed) else { return }
            conversation.statements.append(statement)
        }
    }

    private func statement(
        _ clean: CleanSentence, _ analyzed: AnalyzedSentence, place: TurnReference, order: Int, _ vocabulary: inout Vocabulary
    ) -> Statement {
        let text = analyzed.isQuestion ? analyzed.sentence.text(from: analyzed.bodyStart) : StatementText.normalized(analyzed) ?? clean.text
        var statement = Statement(
            text: StatementText.finished(text) ?? text, act: .statement, place: place, sources: [place], order: order, position: 0)
        statement.isListItem = clean.isListItem
        statement.isImperative = analyzed.isImperative
        statement.hasPath = analyzed.hasPath
        statement.hasCondition = analyzed.has(.condition)
        statement.isNegative = analyzed.isNegative
        statement.startsWithPronoun = analyzed.startsWithPronoun
        statement.isFirstPerson = analyzed.isFirstPerson
        statement.isDeictic = analyzed.has(.deictic)
        statement.namesKnownError = analyzed.has(.knownError)
        statement.addressesReader = analyzed.has(.secondPerson)
        statement.wordCount = analyzed.sentence.tokens.count
        statement.terms = terms.terms(of: clean.text, &vocabulary)
        (statement.numbers, statement.quantities) = Quantities.read(analyzed.sentence)
        return statement
    }

    /// A poster whose first words are "me too" is another sufferer, not a source.
    private func opensAsSufferer(_ sentences: [(CleanSentence, AnalyzedSentence)]) -> Bool {
        sentences.prefix(2).contains { $0.1.matches.contains { $0.cue == .meToo && $0.start <= 6 } }
    }

    /// A lead-in that ends in a colon and the short lines after it are one statement, unless the lines are instructions of their own.
    private func join(_ sentences: [CleanSentence]) -> [CleanSentence] {
        var result: [CleanSentence] = []
        var i = 0
        while i < sentences.count {
            let lead = sentences[i]
            var end = i + 1
            if lead.text.hasSuffix(":") || lead.text.hasSuffix("：") {
                while end < sentences.count, end - i <= 9, sentences[end].line > lead.line,
                    sentences[end].isListItem || sentences[end].text.utf8.count < 80, !sentences[end].text.hasSuffix(":")
                { end += 1 }
            }
            let items = sentences[(i + 1)..<end]
            let instructions = items.count { terms.analyze($0.text).isImperative }
            if items.isEmpty || instructions * 2 >= items.count || items.reduce(0, { $0 + $1.text.utf8.count }) > 400 {
                result.append(lead)
                i += 1
            } else {
                let list = items.map { $0.text.trimmingStops }.joined(separator: "; ")
                result.append(
                    CleanSentence(text: "\(lead.text) \(list).", line: lead.line, isListItem: lead.isListItem, lostLink: lead.lostLink))
                i = end
            }
        }
        return result
    }

    /// `false` when an earlier turn or line of the conversation said the same: a quote. Short sentences may come again.
    private func isNew(_ text: String, in seen: inout Set<String>) -> Bool {
        let tokens = TokenizedSentence(text, segmenter: terms.segmenter).tokens
        guard tokens.count >= 4 else { return true }
        return seen.insert(tokens.joined(separator: " ")).inserted
    }

    // MARK: Customers

    /// `true` for a turn that only says yes, `false` for one that only says no, else `nil`.
    private static func bareAnswer(_ sentences: [AnalyzedSentence]) -> Bool? {
        let tokens = sentences.reduce(0) { $0 + $1.sentence.tokens.count }
        guard let first = sentences.first, tokens <= 5, !sentences.contains(where: \.isQuestion) else { return nil }
        if first.match(.no, at: 0) != nil { return false }
        return first.match(.yes, at: 0) != nil ? true : nil
    }

    private func readCustomer(
        _ sentences: [(CleanSentence, AnalyzedSentence)], turn: Int, transcript: Transcript, into conversation: inout ReadConversation,
        _ vocabulary: inout Vocabulary
    ) {
        let isFirst = !transcript.turns[..<turn].contains { $0.speaker == .customer }
        for (clean, _) in sentences {
            for mention in EnvironmentReader.mentions(in: clean.text, segmenter: terms.segmenter)
            where conversation.environment[mention] == nil { conversation.environment[mention] = turn }
        }
        for (i, (clean, analyzed)) in sentences.enumerated() {
            let count = analyzed.sentence.tokens.count
            let isSubject = isFirst && i == 0 && clean.line == 0 && transcript.channel == "forum"
            guard isFirst || analyzed.isQuestion || analyzed.has(.questionWord), count >= 3 || isSubject else { continue }
            guard SpeechActs.isCourtesy(analyzed) == false else { continue }
            conversation.asked.append(
                ReadConversation.AskedLine(
                    text: clean.text, turn: turn, isFirstTurn: isFirst,
                    isSubject: isSubject,
                    isQuestion: analyzed.isQuestion || analyzed.match(.questionWord, at: analyzed.bodyStart) != nil,
                    isFirstPerson: analyzed.isFirstPerson, isRant: analyzed.has(.rant) || analyzed.has(.opinion),
                    hasSymptom: analyzed.has(.negation) || analyzed.has(.failed),
                    startsWithPronoun: analyzed.startsWithPronoun, wordCount: count,
                    terms: terms.terms(of: clean.text, &vocabulary)))
        }
        guard !isFirst, turn >= transcript.turns.count / 2 else { return }
        readReportedFix(sentences, turn: turn, transcript: transcript, conversation: &conversation, &vocabulary)
    }

    /// A late turn in which the customer says what helped, as said.
    private func readReportedFix(
        _ sentences: [(CleanSentence, AnalyzedSentence)], turn: Int, transcript: Transcript, conversation: inout ReadConversation,
        _ vocabulary: inout Vocabulary
    ) {
        let isAccepted = transcript.turns[turn].accepted
        guard sentences.contains(where: { $0.1.has(.ownFix) || (isAccepted && $0.1.has(.worked)) }),
            !sentences.contains(where: { $0.1.has(.failed) && !$0.1.has(.ownFix) })
        else { return }
        for (clean, analyzed) in sentences
        where analyzed.has(.ownFix) || (analyzed.isImperative && !analyzed.has(.social)) || analyzed.hasPath || isAccepted {
            guard !analyzed.isQuestion, !analyzed.has(.rant), !SpeechActs.isCourtesy(analyzed),
                analyzed.has(.ownFix) || !(analyzed.isNegative || analyzed.has(.hedge))
            else { continue }
            var statement = statement(
                clean, analyzed, place: TurnReference(conversation: conversation.index, turn: turn), order: 0, &vocabulary)
            // What worked must be said, not that something did: an instruction, a path, or enough words of substance.
            let isTelling =
                statement.isImperative || statement.hasPath
                || (statement.terms.count >= (analyzed.has(.ownFix) ? 4 : 6) && !statement.startsWithPronoun)
            guard isTelling, statement.terms.count >= 3, (5...45).contains(statement.wordCount), !analyzed.has(.opinion),
                !analyzed.has(.pointer),
                !PersonalData.isRedacted(statement.text), !clean.text.hasSuffix("..")
            else { continue }
            statement.text = StatementText.finished(clean.text) ?? clean.text
            conversation.reportedFixes.append(statement)
        }
    }

    /// The customer's answer to the agents' last turn, kept with its statements.
    private func markVerdict(_ sentences: [AnalyzedSentence], in conversation: inout ReadConversation) {
        let failed = sentences.contains { $0.has(.failed) }
        let worked = !failed && sentences.contains { $0.has(.worked) }
        guard failed || worked, let last = conversation.statements.last?.place.turn else { return }
        for i in conversation.statements.indices.reversed() {
            guard conversation.statements[i].place.turn == last else { break }
            if conversation.statements[i].verdict == 0 { conversation.statements[i].verdict = failed ? -1 : 1 }
        }
    }
}

extension String {
    /// Without full stops and white space at the end.
    fileprivate var trimmingStops: String {
        var scalars = unicodeScalars
        while let last = scalars.last, ".; ".unicodeScalars.contains(last) { scalars.removeLast() }
        return String(scalars)
    }
}
