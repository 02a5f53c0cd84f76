import KBModel
import KBText

extension NotContentReason {
    /// By the reason code when there is one, else by the customer's words.
    init?(of contact: Contact) {
        let reason =
            contact.escalationReason.map { NotContentReason(code: $0) } ?? contact.question.flatMap { NotContentReason(words: $0) }
        guard let reason else { return nil }
        self = reason
    }

    /// The reason that a contact's own escalation reason states; `nil` when it states another or none.
    ///
    /// A reason counts as stated when it holds all words of one of the phrases, in any order.
    package init?(code: String) {
        let words = Set(Folding.folded(code).split { !($0.isLetter || $0.isNumber) }.map(String.init))
        for (reason, phrases) in Self.phrases where phrases.contains(where: { $0.allSatisfy(words.contains) }) {
            self = reason
            return
        }
        return nil
    }

    private static let phrases: [(NotContentReason, [[String]])] = [
        (
            .wantsPerson,
            [
                ["asked", "person"], ["wants", "person"], ["asked", "human"], ["wants", "human"], ["asked", "agent"], ["wants", "agent"],
            ]
        ),
        (.accountAction, [["account", "action"], ["account", "change"], ["manual", "action"], ["refund"], ["unlock", "account"]]),
        (.policy, [["policy"], ["legal"], ["compliance"]]),
        (.outage, [["outage"], ["incident"], ["downtime"]]),
        (.complaint, [["complaint"]]),
        (.spam, [["spam"], ["abuse"], ["fraud"]]),
    ]
}
