/// A turn of a conversation, by the indices of both.
struct TurnReference: Sendable, Hashable, Comparable {
    var conversation: Int
    var turn: Int

    static func < (a: TurnReference, b: TurnReference) -> Bool { (a.conversation, a.turn) < (b.conversation, b.turn) }
}

/// What a sentence does in a conversation.
enum SpeechAct: Sendable, Hashable {
    case instruction, statement, cause, caveat
    /// A question that yes or no answers, and one that asks for more.
    case yesNoQuestion, question
    /// What the agent did in the customer's account: no customer can do it alone.
    case accountAction
    /// Points at a link that is gone, asks for data, offers, is courteous: nothing for an article.
    case pointer, dataRequest, offer, social
    /// A guess, a judgement, a complaint.
    case opinion
}

/// One thing that somebody said, in a form that can stand alone.
struct Statement: Sendable {
    var text: String
    var act: SpeechAct
    /// The turn it was said in.
    var place: TurnReference
    /// All turns that hold its words, the place included: a condition comes from a question and its answer.
    var sources: [TurnReference]
    /// Its rank among the conversation's sentences, and that as a share of all of them.
    var order: Int
    var position: Double
    /// Whether it stood in a list of the turn.
    var isListItem = false
    var isImperative = false
    var hasPath = false
    /// "You can open it in a new window": says what the reader may do, and is no step of a procedure.
    var offersAction = false
    var hasCondition = false
    var isNegative = false
    var startsWithPronoun = false
    /// Whether it cannot be understood without what was said before it.
    var leansBack = false
    /// Says "there", and where that is was said before.
    var pointsBack = false
    var isFirstPerson = false
    /// Says "you".
    var addressesReader = false
    var isDeictic = false
    /// Calls it a known error.
    var namesKnownError = false
    /// What the customer's next turn says of it: 1 it worked, -1 it did not.
    var verdict = 0
    /// The asker marked its turn as the solution; another turn of its conversation.
    var isAccepted = false
    var isBesideAccepted = false
    var wordCount = 0
    /// Terms with their counts, by id, sorted; stop words are left out.
    var terms: [(id: Int32, count: Int32)] = []
    /// How many of them tell something by themselves.
    var tellingTerms = 0
    /// The joints of its menu paths.
    var paths: Set<String> = []
    /// Numbers and codes of two characters or more.
    var numbers: Set<String> = []
    /// All its numbers, single digits too, each with the word after it.
    var quantities: [Quantity] = []

    /// A number and the folded words beside it.
    struct Quantity: Sendable, Hashable {
        var value: String
        var before: String?
        var after: String?
    }

    var termIDs: [Int32] { terms.map(\.id) }
}
