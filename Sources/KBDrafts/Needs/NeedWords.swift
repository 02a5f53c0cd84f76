/// What a gap report says of a need, read like customers' words: it stands for all contacts, of which few may have a transcript.
struct NeedWords: Sendable {
    /// The quoted questions, the most telling first.
    var questions: [ReadConversation.AskedLine] = []
    /// Each question, and the words that set the need apart from others.
    var vectors: [SparseVector] = []
}
