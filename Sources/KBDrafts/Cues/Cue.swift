/// What a phrase says about the sentence it stands in. Cues are hints that work across topics; they are kept few, in tables per language.
enum Cue: Int, CaseIterable, Sendable {
    /// An answer that is only yes or only no.
    case yes, no
    /// Courtesies: greetings, thanks, offers of help, good wishes.
    case social
    /// Words before the sentence proper that may be deleted: "of course", "in that case".
    case filler
    /// Words before an instruction that may be deleted: "please", "you need to", "try to".
    case lead
    /// The first word of a question that yes or no answers.
    case auxiliary
    /// The first word of other questions.
    case questionWord
    case imperative
    /// "if", "when", "unless".
    case condition
    case negation
    /// "no longer": what an instruction ends.
    case gone
    case cause
    case caveat
    /// "known issue": the vendor knows of it.
    case knownError
    /// "may", "seems": what follows is not certain.
    case hedge
    /// A guess or a judgement: "I think", "probably".
    case opinion
    /// Anger and complaint.
    case rant
    /// "the following link", "this article": nothing is left once the link is gone.
    case pointer
    /// Points at something outside the sentence: "your screenshot", "above".
    case deictic
    /// A request for information that an article cannot make: "post a screenshot".
    case dataRequest
    /// "Do you want to know …?"
    case offer
    /// What the agent did in the customer's account.
    case accountAction
    /// "I have the same problem".
    case meToo
    case firstPerson
    case secondPerson
    /// A pronoun that needs the sentence before.
    case pronoun
    /// "It is important": a pronoun that stands for nothing.
    case expletive
    case worked, failed
    /// "turns out", "the fix was".
    case ownFix
    /// Who speaks for the organisation: "we".
    case organisation
    /// Single words that say nothing by themselves: "way", "information", "find".
    case empty
}

struct CueSet: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ cue: Cue) { rawValue = 1 << UInt32(cue.rawValue) }

    func has(_ cue: Cue) -> Bool { contains(CueSet(cue)) }
}

/// The cue phrases of one language: phrases separated by `|`, folded.
typealias CuePhrases = [Cue: String]

/// Finds the cue phrases of a language in a sentence's tokens.
struct CueMatcher: Sendable {
    struct Match: Sendable, Hashable {
        var cue: Cue
        var start: Int
        var end: Int
    }

    private struct Phrase: Sendable {
        var rest: [String]
        var cue: Cue
    }

    private let byFirst: [String: [Phrase]]

    init(language: String?) {
        var phrases: [String: [Phrase]] = [:]
        for table in CueTables.tables(for: language) {
            for cue in Cue.allCases {
                for phrase in (table[cue] ?? "").split(separator: "|") {
                    let tokens = TokenizedSentence.tokens(of: String(phrase))
                    guard let first = tokens.first else { continue }
                    phrases[first, default: []].append(Phrase(rest: Array(tokens.dropFirst()), cue: cue))
                }
            }
        }
        byFirst = phrases.mapValues { $0.sorted { ($1.rest.count, $0.cue.rawValue) < ($0.rest.count, $1.cue.rawValue) } }
    }

    /// All matches, by start, longer ones first.
    /// - Parameter quoted: tokens that are names of what they call, "My orders": they cue nothing.
    func matches(in tokens: [String], without quoted: Set<Int> = []) -> [Match] {
        var result: [Match] = []
        for start in tokens.indices where !quoted.contains(start) {
            guard let candidates = byFirst[tokens[start]] else { continue }
            for phrase in candidates {
                let end = start + 1 + phrase.rest.count
                guard end <= tokens.count, phrase.rest.indices.allSatisfy({ phrase.rest[$0] == tokens[start + 1 + $0] }) else { continue }
                result.append(Match(cue: phrase.cue, start: start, end: end))
            }
        }
        return result
    }
}
