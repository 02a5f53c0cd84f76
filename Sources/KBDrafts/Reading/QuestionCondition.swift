/// Turns an agent's question and the customer's bare yes or no into the condition of what the agent says next: "Are you a veteran?" –
/// "Yes." → "If you are a veteran". Without it the answer would be said to everybody.
enum QuestionCondition {
    /// - Returns: the condition with its comma, or `nil` where no rule can say it without changing the meaning.
    static func text(for question: AnalyzedSentence, affirmed: Bool, language: String) -> String? {
        // The scope of "no" over "and", "or", "not" cannot be told.
        let tokens = question.sentence.tokens
        guard tokens.count >= 3, tokens.count <= 30, !question.has(.offer), !question.has(.dataRequest) else { return nil }
        if !affirmed,
            tokens.contains(where: { ["and", "or", "not", "och", "eller", "inte", "und", "oder", "nicht", "或", "和", "不"].contains($0) })
                || question.sentence.text.utf8.contains(0x2C)
        {
            return nil
        }
        switch language {
        case "en": return english(question, affirmed)
        case "sv": return swedish(question, affirmed)
        case "de": return german(question, affirmed)
        case "zh": return chinese(question, affirmed)
        default: return nil
        }
    }

    private static func rest(_ question: AnalyzedSentence, from token: Int) -> String {
        var text = question.sentence.text(from: token)
        while let last = text.unicodeScalars.last, "?？ .!".unicodeScalars.contains(last) { text.unicodeScalars.removeLast() }
        return text
    }

    private static func english(_ question: AnalyzedSentence, _ affirmed: Bool) -> String? {
        let tokens = question.sentence.tokens
        let start = question.bodyStart
        guard start + 2 < tokens.count, tokens[start + 1] == "you" else { return nil }
        let rest = rest(question, from: start + 2)
        switch (tokens[start], affirmed) {
        case ("do", true): return "If you \(rest), "
        case ("do", false): return "If you do not \(rest), "
        case ("are", true), ("have", true), ("were", true), ("can", true), ("did", true), ("will", true):
            return "If you \(tokens[start]) \(rest), "
        case ("are", false), ("have", false), ("were", false), ("did", false), ("will", false):
            return "If you \(tokens[start]) not \(rest), "
        case ("can", false): return "If you cannot \(rest), "
        default: return nil
        }
    }

    private static func swedish(_ question: AnalyzedSentence, _ affirmed: Bool) -> String? {
        let tokens = question.sentence.tokens
        let start = question.bodyStart
        guard start + 2 < tokens.count, tokens[start + 1] == "du" || tokens[start + 1] == "ni" else { return nil }
        let verb = tokens[start]
        return "Om \(tokens[start + 1]) \(affirmed ? "" : "inte ")\(verb) \(rest(question, from: start + 2)), "
    }

    private static func german(_ question: AnalyzedSentence, _ affirmed: Bool) -> String? {
        let tokens = question.sentence.tokens
        let start = question.bodyStart
        guard affirmed, start + 2 < tokens.count, tokens[start + 1] == "sie", tokens[start].hasSuffix("n") else { return nil }
        return "Wenn Sie \(rest(question, from: start + 2)) \(tokens[start]), "
    }

    private static func chinese(_ question: AnalyzedSentence, _ affirmed: Bool) -> String? {
        var text = rest(question, from: question.bodyStart)
        guard affirmed, text.unicodeScalars.last == "吗" else { return nil }
        text.unicodeScalars.removeLast()
        return "如果\(text)，"
    }

    /// Joins a condition and a statement; the statement's first word loses its capital unless it is a name or "I".
    /// - Parameter isImperative: the first word is a verb or a preposition.
    static func join(_ condition: String, _ statement: String, isImperative: Bool) -> String {
        let scalars = Array(statement.unicodeScalars)
        guard let first = scalars.first, first.properties.isUppercase else { return condition + statement }
        let word = scalars.prefix { $0 != " " }
        guard isImperative || commonStarts.contains(String(String.UnicodeScalarView(word)).lowercased()) else {
            return condition + statement
        }
        return condition + first.properties.lowercaseMapping + String(String.UnicodeScalarView(scalars.dropFirst()))
    }

    private static let commonStarts: Set<String> = [
        "the", "a", "an", "you", "your", "it", "this", "that", "these", "they", "there", "we", "our", "open", "click", "go", "select",
        "choose", "apply", "contact", "call", "use", "then", "please", "to", "for", "in", "on", "at", "not", "only", "any", "some",
        "all", "no", "as", "one", "most", "many", "each", "he", "she", "his", "her", "its", "their", "by", "with", "from", "make", "check",
        "visit", "send", "submit", "complete", "fill", "provide", "bring", "du", "det", "den", "dina", "din", "vi", "öppna", "klicka",
    ]
}
