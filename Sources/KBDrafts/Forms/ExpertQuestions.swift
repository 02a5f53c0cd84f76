/// What an expert must answer before a draft can be published, in the draft's language where there is a translation.
struct ExpertQuestions {
    private enum Sentence { case resolution, onlyOne, conflict, account, reported, several }

    let language: String

    func noResolution(of issue: String) -> String { filled(.resolution, issue) }
    func onlyOne(_ issue: String) -> String { filled(.onlyOne, issue) }
    func conflict(_ sides: [String]) -> String { filled(.conflict, sides.joined(separator: " / ")) }
    func account(_ action: String) -> String { filled(.account, action) }
    func reported(_ fix: String) -> String { filled(.reported, fix) }
    func several(_ needs: [String]) -> String { filled(.several, needs.joined(separator: " / ")) }

    private func filled(_ sentence: Sentence, _ value: String) -> String {
        let table = Self.tables[primary(language)] ?? Self.english
        return (table[sentence] ?? "%").split(separator: "%", omittingEmptySubsequences: false).joined(separator: value)
    }

    private static let english: [Sentence: String] = [
        .resolution: "How is this resolved? The conversations do not say it in a way that others can follow: “%”",
        .onlyOne: "Does this hold for everybody? Only one conversation supports it: “%”",
        .conflict: "Which of these is right? %", .account: "Can customers do this themselves, or only an agent? “%”",
        .reported: "Is this fix, reported by a customer, right and safe? “%”",
        .several: "Does this belong into one article? The conversations have little in common: %",
    ]
    private static let tables: [String: [Sentence: String]] = [
        "en": english,
        "sv": [
            .resolution: "Hur löses detta? Samtalen säger det inte så att andra kan följa det: ”%”",
            .onlyOne: "Gäller detta alla? Bara ett samtal stöder det: ”%”", .conflict: "Vilket av dessa stämmer? %",
            .account: "Kan kunden göra detta själv, eller bara en handläggare? ”%”",
            .reported: "Är denna lösning, som en kund berättar om, riktig och säker? ”%”",
            .several: "Hör detta hemma i en och samma artikel? Samtalen har lite gemensamt: %",
        ],
        "de": [
            .resolution: "Wie wird das gelöst? Die Gespräche sagen es nicht so, dass andere es nachmachen können: „%“",
            .onlyOne: "Gilt das für alle? Nur ein Gespräch stützt es: „%“", .conflict: "Was davon stimmt? %",
            .account: "Können Kunden das selbst tun oder nur ein Mitarbeiter? „%“",
            .reported: "Ist diese von einem Kunden berichtete Lösung richtig und sicher? „%“",
            .several: "Gehört das in einen Artikel? Die Gespräche haben wenig gemeinsam: %",
        ],
        "zh": [
            .resolution: "如何解决？这些对话没有给出他人可以照做的方法：“%”", .onlyOne: "这对所有人都适用吗？只有一次对话支持：“%”", .conflict: "哪一个是对的？%",
            .account: "客户可以自己完成，还是只能由客服操作？“%”", .reported: "客户反馈的这个方法正确且安全吗？“%”",
            .several: "这些内容应放在同一篇文章里吗？这些对话的共同点很少：%",
        ],
    ]
}
