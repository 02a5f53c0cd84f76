import KBModel
import KBText

/// What customers' turns give: the need in their words, their verdict on advice, and fixes of their own.
extension ConversationReader {
    /// `true` for a turn that only says yes, `false` for one that only says no, else `nil`.
    static func bareAnswer(_ sentences: [AnalyzedSentence]) -> Bool? {
        let tokens = sentences.reduce(0) { $0 + $1.sentence.tokens.count }
        guard let first = sentences.first, tokens <= 5, !sentences.contains(where: \.isQuestion) else { return nil }
        if first.match(.no, at: 0) != nil { return false }
        return first.match(.yes, at: 0) != nil ? true : nil
    }

    func readCustomer(
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
            let terms = self.terms.terms(of: clean.text, &vocabulary)
            conversation.asked.append(
                ReadConversation.AskedLine(
                    text: clean.text, turn: turn, isFirstTurn: isFirst,
                    isSubject: isSubject,
                    isQuestion: analyzed.isQuestion || analyzed.match(.questionWord, at: analyzed.bodyStart) != nil,
                    isFirstPerson: analyzed.isFirstPerson, isRant: analyzed.has(.rant) || analyzed.has(.opinion),
                    hasSymptom: (analyzed.has(.negation) && !analyzed.has(.worked)) || analyzed.has(.failed),
                    startsWithPronoun: analyzed.startsWithPronoun, wordCount: count, terms: terms,
                    isVague: self.terms.tellingTerms(terms, vocabulary) == 0))
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
        where analyzed.has(.ownFix) || (analyzed.isImperative && !analyzed.has(.social)) || analyzed.hasPath
            || (isAccepted && analyzed.isFirstPerson)
        {
            guard !analyzed.isQuestion, !takesBack(analyzed), !analyzed.has(.rant), !SpeechActs.isCourtesy(analyzed),
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
                !PersonalData.isRedacted(statement.text), statement.isImperative || !clean.text.hasSuffix("..")
            else { continue }
            let asSaid = StatementText.finished(clean.text) ?? clean.text
            if !PersonalData.isRedacted(asSaid) { statement.text = asSaid }
            conversation.reportedFixes.append(statement)
        }
    }

    /// "I was able to add the account, but I can't send from it."
    private func takesBack(_ analyzed: AnalyzedSentence) -> Bool {
        let tokens = analyzed.sentence.tokens
        guard let turn = tokens.firstIndex(where: { ["but", "however", "men", "aber", "但"].contains($0) }) else { return false }
        return analyzed.matches.contains { ($0.cue == .negation || $0.cue == .failed) && $0.start > turn }
    }

    /// The customer's answer to the agents' last turn, kept with its statements.
    func markVerdict(_ sentences: [AnalyzedSentence], in conversation: inout ReadConversation) {
        let failed = sentences.contains { $0.has(.failed) }
        let worked = !failed && sentences.contains { $0.has(.worked) }
        guard failed || worked, let last = conversation.statements.last?.place.turn else { return }
        for i in conversation.statements.indices.reversed() {
            guard conversation.statements[i].place.turn == last else { break }
            if conversation.statements[i].verdict == 0 { conversation.statements[i].verdict = failed ? -1 : 1 }
        }
    }
}
