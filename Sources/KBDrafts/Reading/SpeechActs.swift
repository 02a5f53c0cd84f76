/// Tells what a sentence does, by the first rule that fits.
enum SpeechActs {
    /// - Parameter lostLink: a link was cut out of the sentence.
    static func act(of analyzed: AnalyzedSentence, lostLink: Bool, isListItem: Bool) -> SpeechAct {
        let tokens = analyzed.sentence.tokens
        let endsInColon = analyzed.sentence.last == 0x3A || analyzed.sentence.text.hasSuffix("：")
        if endsInColon || (lostLink && tokens.count <= 12 && !analyzed.isImperative) || isPointer(analyzed, lostLink: lostLink) {
            return .pointer
        }
        if analyzed.has(.accountAction) { return tokens.contains("link") ? .pointer : .accountAction }
        if analyzed.isQuestion {
            if analyzed.has(.offer) { return .offer }
            return analyzed.isYesNoQuestion ? .yesNoQuestion : .question
        }
        if isCourtesy(analyzed) { return .social }
        if isDataRequest(analyzed) { return .dataRequest }
        if analyzed.has(.rant) { return .opinion }
        if analyzed.isImperative || (analyzed.hasPath && !analyzed.has(.firstPerson)) { return .instruction }
        if analyzed.has(.opinion) || opensWithHedge(analyzed) { return .opinion }
        if analyzed.has(.cause), !analyzed.has(.firstPerson), !analyzed.has(.hedge) { return .cause }
        if analyzed.has(.caveat) { return .caveat }
        return .statement
    }

    /// "Post a screenshot of …", "Can you tell us …", and after a condition also later: "If the change makes it work, let us know".
    private static func isDataRequest(_ analyzed: AnalyzedSentence) -> Bool {
        let opensWithCondition = analyzed.match(.condition, at: analyzed.bodyStart) != nil
        return analyzed.matches.contains { match in
            guard match.cue == .dataRequest else { return false }
            if match.start <= analyzed.bodyStart + 1 { return true }
            return !analyzed.hasPath && (match.start <= analyzed.bodyStart + 3 || opensWithCondition)
        }
    }

    /// "Perhaps their antivirus got out of the way": a guess from the first word on.
    private static func opensWithHedge(_ analyzed: AnalyzedSentence) -> Bool {
        analyzed.matches.contains { $0.cue == .hedge && $0.start == 0 } && !analyzed.isQuestion
    }

    /// What is left of "See this article" once the link is gone.
    private static func isPointer(_ analyzed: AnalyzedSentence, lostLink: Bool) -> Bool {
        let tokens = analyzed.sentence.tokens
        // "The following link might be helpful", "Check the following article to see …": it stands first, whatever comes after.
        let leads = analyzed.matches.contains { $0.cue == .pointer && $0.start <= analyzed.bodyStart + 2 }
        if leads, !analyzed.hasPath, tokens.count <= 25 { return true }
        // "Contact your servicer for more information" needs no link.
        if analyzed.isImperative, !lostLink, analyzed.match(.pointer, at: analyzed.bodyStart) == nil, tokens.count >= 6 { return false }
        // Without a lost link a longer sentence says something by itself: "You can visit the office to ask for more information".
        if analyzed.has(.pointer) { return !(analyzed.isImperative && analyzed.hasPath) && tokens.count <= (lostLink ? 25 : 9) }
        return tokens.count <= 3 && ["see", "read", "look", "check", "try"].contains(tokens.first ?? "")
    }

    /// A courtesy: it opens with one, is short, and no instruction is left in it.
    static func isCourtesy(_ analyzed: AnalyzedSentence) -> Bool {
        let opens = analyzed.matches.contains { $0.cue == .social && ($0.start == 0 || $0.start == analyzed.bodyStart || $0.start <= 2) }
        guard opens else { return false }
        let tokens = analyzed.sentence.tokens
        let isLong = tokens.count > (tokens.contains { ($0.unicodeScalars.first?.value ?? 0) >= 0x3400 } ? 24 : 14)
        return !isLong && !analyzed.isImperative && !analyzed.hasPath && !analyzed.isQuestion
    }
}

/// What cannot stand in an article, whatever it says.
enum Pruning {
    /// A statement of fewer telling terms announces something instead of saying it: "There are several ways to apply". Three drops .01 of
    /// the sentences that the pages do not support and .007 of the facts (45 groups of the government development chats, `drafts.py`);
    /// four costs .02 of the facts.
    static let leastTelling = 3

    /// - Parameter statement: what was made of the sentence.
    static func keeps(_ statement: Statement, _ analyzed: AnalyzedSentence) -> Bool {
        let content = statement.terms.count
        guard content >= (statement.isImperative || statement.hasPath || statement.isListItem ? 2 : 3) else { return false }
        if isEmpty(statement) { return false }
        if statement.isDeictic, !statement.hasPath { return false }
        if statement.isFirstPerson, !statement.isImperative, !statement.hasPath { return false }
        if analyzed.has(.opinion), !statement.isImperative { return false }
        if analyzed.has(.failed), !statement.isImperative, statement.act != .cause { return false }
        return !isFragment(statement, analyzed)
    }

    private static func isEmpty(_ statement: Statement) -> Bool {
        guard !statement.hasPath, !statement.isListItem, statement.quantities.isEmpty, statement.numbers.isEmpty else { return false }
        return statement.tellingTerms < (statement.isImperative ? 1 : leastTelling)
    }

    /// A piece of a sentence: it ends openly, or opens with a joining word and is short.
    private static func isFragment(_ statement: Statement, _ analyzed: AnalyzedSentence) -> Bool {
        if statement.text.hasSuffix("…") || statement.text.hasSuffix("...") { return true }
        for (open, close): (UInt8, UInt8) in [(0x28, 0x29), (0x5B, 0x5D)]
        where statement.text.utf8.count(where: { $0 == open }) != statement.text.utf8.count(where: { $0 == close }) { return true }
        if statement.startsWithPronoun, statement.terms.count < 6, !statement.isImperative { return true }
        if !statement.isImperative, !statement.hasPath, analyzed.isPrepositionalPhrase { return true }
        let joins: Set<String> = ["which", "who", "whose", "whereas", "because", "som", "weil", "oder", "eller", "or", "than"]
        return joins.contains(analyzed.sentence.tokens.first ?? "") && statement.terms.count < 6
    }
}

/// The numbers and codes of a sentence.
enum Quantities {
    /// Numbers and codes of two characters or more, for telling whether two sentences are about the same; and all numbers with the words
    /// beside them, for telling whether they disagree.
    static func read(_ sentence: TokenizedSentence) -> (codes: Set<String>, quantities: [Statement.Quantity]) {
        var codes: Set<String> = []
        var quantities: [Statement.Quantity] = []
        for (i, token) in sentence.tokens.enumerated() where token.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            let value = joinedCode(at: i, in: sentence)
            if value.utf8.count >= 2 { codes.insert(value) }
            if token.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2C }) {
                quantities.append(
                    Statement.Quantity(
                        value: token, before: i > 0 ? sentence.tokens[i - 1] : nil,
                        after: i + 1 < sentence.tokens.count ? sentence.tokens[i + 1] : nil))
            }
        }
        return (codes, quantities)
    }

    /// The joints of menu paths: `settings>general`.
    static func paths(_ sentence: TokenizedSentence) -> Set<String> {
        guard sentence.tokens.count > 1 else { return [] }
        let bytes = Array(sentence.text.utf8)
        var joints: Set<String> = []
        for i in 1..<sentence.tokens.count {
            let (start, end) = (sentence.ranges[i - 1].upperBound, sentence.ranges[i].lowerBound)
            guard start < end, end - start <= 5 else { continue }
            let between = bytes[start..<end]
            if between.contains(0x3E) || between.firstRange(of: Array("→".utf8)) != nil {
                joints.insert("\(sentence.tokens[i - 1])>\(sentence.tokens[i])")
            }
        }
        return joints
    }

    /// `E-1042` is split into words; the letters before the hyphen belong to the code.
    private static func joinedCode(at i: Int, in sentence: TokenizedSentence) -> String {
        guard i > 0, sentence.ranges[i].lowerBound == sentence.ranges[i - 1].upperBound + 1, sentence.tokens[i - 1].utf8.count <= 4 else {
            return sentence.tokens[i]
        }
        let bytes = Array(sentence.text.utf8)
        return bytes[sentence.ranges[i - 1].upperBound] == 0x2D ? "\(sentence.tokens[i - 1])-\(sentence.tokens[i])" : sentence.tokens[i]
    }
}
