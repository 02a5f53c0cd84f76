import KBModel
import KBText

/// Reads the conversations of one language. Not for sharing between tasks.
final class ConversationReader {
    let terms: TermReader
    private let text: TurnText
    private let leadIns: LeadIns

    init(language: String) {
        terms = TermReader(language: language)
        text = TurnText(language: language)
        leadIns = LeadIns(terms: terms)
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
            let sentences = leadIns.joined(text.sentences(of: turns[number])).filter { isNew($0.text, in: &seen) }.map {
                ($0, terms.analyze($0.text))
            }
            if turn.speaker == .customer {
                customers += sentences.map(\.1.sentence)
                let answer = Self.bareAnswer(sentences.map(\.1))
                condition = nil
                if let asked = pending, let answer,
                    let text = QuestionCondition.text(for: asked.question, affirmed: answer, language: terms.language)
                {
                    condition = (text, [TurnReference(conversation: index, turn: asked.turn), place])
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
            // "Great." is no answer: the condition waits for what is worth keeping.
            guard Pruning.keeps(statement, analyzed) else { return }
            if let given = condition {
                statement.text = QuestionCondition.join(given.text, statement.text, isImperative: analyzed.isImperative)
                statement.sources = given.sources + statement.sources
                statement.hasCondition = true
                conversation.openQuestions.removeAll { $0.place == given.sources[0] }
                condition = nil
            }
            conversation.statements.append(statement)
        }
    }

    func statement(
        _ clean: CleanSentence, _ analyzed: AnalyzedSentence, place: TurnReference, order: Int, _ vocabulary: inout Vocabulary
    ) -> Statement {
        let text = analyzed.isQuestion ? analyzed.sentence.text(from: analyzed.bodyStart) : StatementText.normalized(analyzed) ?? clean.text
        var statement = Statement(
            text: StatementText.finished(text) ?? text, act: .statement, place: place, sources: [place], order: order, position: 0)
        statement.isListItem = clean.isListItem
        statement.isImperative = analyzed.isImperative
        statement.offersAction = analyzed.offersAction
        statement.hasPath = analyzed.hasPath
        statement.hasCondition = analyzed.has(.condition)
        statement.isNegative = analyzed.isNegative
        statement.startsWithPronoun = analyzed.startsWithPronoun
        statement.leansBack = analyzed.startsWithPronoun || analyzed.hasPronounObject
        statement.pointsBack = analyzed.pointsBack
        statement.isFirstPerson = analyzed.isFirstPerson
        statement.isDeictic = analyzed.has(.deictic)
        statement.namesKnownError = analyzed.has(.knownError)
        statement.addressesReader = analyzed.has(.secondPerson)
        statement.wordCount = analyzed.sentence.tokens.count
        statement.terms = terms.terms(of: clean.text, &vocabulary)
        statement.tellingTerms = terms.tellingTerms(statement.terms, vocabulary)
        statement.paths = Quantities.paths(analyzed.sentence)
        (statement.numbers, statement.quantities) = Quantities.read(analyzed.sentence)
        return statement
    }

    /// A poster whose first words are "me too" is another sufferer, not a source.
    private func opensAsSufferer(_ sentences: [(CleanSentence, AnalyzedSentence)]) -> Bool {
        sentences.prefix(2).contains { $0.1.matches.contains { $0.cue == .meToo && $0.start <= 6 } }
    }

    /// `false` when an earlier turn or line of the conversation said the same: a quote. Short sentences may come again.
    private func isNew(_ text: String, in seen: inout Set<String>) -> Bool {
        let tokens = TokenizedSentence(text, segmenter: terms.segmenter).tokens
        guard tokens.count >= 4 else { return true }
        return seen.insert(tokens.joined(separator: " ")).inserted
    }
}
