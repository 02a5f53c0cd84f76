import KBDrafts
import Testing

@Suite struct AskedWordingTests {
    @Test(arguments: [
        ("Hello, can you tell me if I can be eligible for a refund?", "Can I be eligible for a refund?"),
        ("Could you please give me some information about survivors' benefits?", "Survivors' benefits?"),
        ("So can I do this online?", "Can I do this online?"), ("And what documents should I bring?", "What documents should I bring?"),
        ("I would like to know how to apply", "How to apply"), ("Hi", "Hi"),
        ("Yes I would like info on the cost of augmenting my license", "The cost of augmenting my license"),
        ("您好，我的云盘无法同步", "我的云盘无法同步"), ("Can you tell me whether the blue one fits", "Can you tell me whether the blue one fits"),
    ])
    func keepsWhatIsAsked(line: String, expected: String) {
        #expect(AskedWording.question(line) == expected)
    }

    @Test(arguments: [
        ("How do I search my calendar items?", "How to search my calendar items"), ("I can't send emails", "Cannot send emails"),
        ("Could you help me choose a plan", "How to choose a plan"), ("Thunderbird crashes on start", "Thunderbird crashes on start"),
        ("hur gör jag för att byta lösenord", "Så här gör du för att byta lösenord"),
        ("My router drops the Wi-Fi.", "Router drops the Wi-Fi"), ("No more access after the update", "No more access after the update"),
        ("No, how do I reset it?", "How to reset it"), ("Well water test is late", "Well water test is late"),
    ])
    func tellsTheTaskOrTheSymptom(line: String, expected: String) {
        #expect(AskedWording.title(line) == expected)
    }
}
