import KBGaps
import KBModel
import Testing

@Suite struct NotContentTests {
    @Test(arguments: [
        ("Let me talk to a real human please", NotContentReason.wantsPerson),
        ("Jag vill prata med en människa", .wantsPerson),
        ("Ich möchte mit einem Menschen sprechen", .wantsPerson),
        ("请帮我转人工", .wantsPerson),
        ("オペレーターにつないでください", .wantsPerson),
        ("أريد التحدث إلى شخص", .wantsPerson),
        ("Please close my account today", .accountAction),
        ("我要退款", .accountAction),
        ("Geben Sie mir mein Geld zurück", .accountAction),
        ("is there an outage? nothing loads", .outage),
        ("I want to file a formal complaint", .complaint),
        ("Ich will Beschwerde einreichen", .complaint),
        ("我要投诉", .complaint),
        ("We sell backlinks for your site", .spam),
    ])
    func readsTheReasonInTheCustomersWords(question: String, reason: NotContentReason) {
        #expect(NotContentReason(words: question) == reason)
    }

    @Test(arguments: [
        "How do I close my account?", "Where can I change my password", "Hur byter jag lösenord?", "Wie lösche ich mein Konto?", "如何重置密码",
        "",
        "The person who set this up has left, how do I log in?", "My human resources folder is gone",
    ])
    func leavesToContentWhatAnArticleCanAnswer(question: String) {
        #expect(NotContentReason(words: question) == nil)
    }

    @Test func aReasonCodeWinsOverWordsAndOnlyEscalationsAreExcused() {
        func contact(escalated: Bool, reason: String?) -> Contact {
            Contact(
                id: "c", time: Timestamp(seconds: 0), escalated: escalated, escalationReason: reason, question: "let me talk to a human")
        }
        func reason(_ contact: Contact) -> NotContentReason? {
            Attribution(named: [contact], in: KnowledgeBase([])).needs[0].notContent
        }
        #expect(reason(contact(escalated: true, reason: nil)) == .wantsPerson)
        #expect(reason(contact(escalated: true, reason: "outage")) == .outage)
        #expect(reason(contact(escalated: true, reason: "answer not found")) == nil)
        #expect(reason(contact(escalated: false, reason: nil)) == nil)
    }
}
