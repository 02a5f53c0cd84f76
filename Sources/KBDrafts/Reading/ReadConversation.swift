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
        var isVague: Bool
    }
}
