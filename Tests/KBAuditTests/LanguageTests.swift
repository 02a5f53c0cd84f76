import KBAudit
import KBModel
import Testing

/// Rules that read words work in every language they claim.
@Suite struct LanguageTests {
    private func rules(_ language: String, _ body: String, _ wanted: Set<String>) async -> [String] {
        let page = "<html lang=\"\(language)\"><head><title>T</title></head><body><main>\(body)</main></body></html>"
        return await ExampleAudit.findings(["page.html": page], rules: wanted).map(\.rule)
    }

    @Test(arguments: [
        ("en", "It also does this on a second computer."), ("en", "As above, choose the folder and save it."),
        ("sv", "Den gör också detta på en annan dator."), ("sv", "Som ovan väljer du mappen och sparar."),
        ("de", "Dies ist auch auf einem zweiten Rechner so."), ("de", "Wie oben beschrieben wählen Sie den Ordner."),
        ("zh", "它也会在第二台电脑上这样做。"), ("ja", "それは二台目のコンピューターでも同じです。"),
    ])
    func reportsOpeningsThatNeedTheirContext(language: String, sentence: String) async {
        let found = await rules(language, "<h1>Mail</h1><p>Mail.</p><h2>Second</h2><p>\(sentence)</p>", ["context-opening"])
        #expect(found == ["context-opening"])
    }

    @Test(arguments: [
        ("en", "This article shows how mail is checked on a second computer."),
        ("en", "It is possible to check for mail on a second computer."),
        ("sv", "Den mapp som du valt visas på en annan dator."), ("sv", "Det går att läsa posten på en annan dator."),
        ("de", "Dieser Artikel zeigt, wie Sie Post abrufen."), ("zh", "您也可以在第二台电脑上收取邮件。"),
        ("ja", "二台目のコンピューターでもメールを受信できます。"),
    ])
    func leavesOpeningsThatStandAlone(language: String, sentence: String) async {
        let found = await rules(language, "<h1>Mail</h1><p>Mail.</p><h2>Second</h2><p>\(sentence)</p>", ["context-opening"])
        #expect(found == [])
    }

    @Test(arguments: ["Mer information", "Weitere Informationen", "更多信息", "その他", "More information:", "3. Overview"])
    func reportsGenericHeadings(heading: String) async {
        #expect(
            await rules("en", "<h1>Mail</h1><p>Mail.</p><h2>\(heading)</h2><p>Choose it.</p>", ["generic-heading"]) == ["generic-heading"])
    }

    @Test(arguments: ["klicka här", "hier", "点击这里", "こちら", "Learn more…"])
    func reportsVagueLinks(text: String) async {
        #expect(
            await rules("en", "<h1>Mail</h1><p>Mail: <a href=\"https://example.org/\">\(text)</a></p>", ["vague-link"]) == ["vague-link"])
    }

    @Test(arguments: [
        ("en", "You can move every folder to another account.", "You cannot move every folder to another account."),
        ("en", "The system asks you for the passphrase before encrypting.", "The system asks you for the passphrase after encrypting."),
        ("sv", "Gamla meddelanden raderas automatiskt efter varje månad.", "Gamla meddelanden raderas inte automatiskt efter varje månad."),
        ("de", "Alte Nachrichten werden jeden Monat automatisch gelöscht.", "Alte Nachrichten werden jeden Monat manuell gelöscht."),
        ("zh", "用户可以在设置页面更改邮箱地址。", "用户不可以在设置页面更改邮箱地址。"),
        ("ja", "設定ページでメールアドレスを自動で変更します。", "設定ページでメールアドレスを手動で変更します。"),
    ])
    func reportsOppositeClaims(language: String, one: String, other: String) async {
        let page = { (title: String, text: String) in
            "<html lang=\"\(language)\"><body><main><h1>\(title)</h1><p>\(text)</p></main></body></html>"
        }
        let found = await ExampleAudit.findings(["a.html": page("A", one), "b.html": page("B", other)], rules: ["conflicting-polarity"])
        #expect(found.map(\.location.path) == ["kb/b.html"])
    }

    @Test(arguments: [
        ("en", "You can enroll up to 5 different addresses.", "You can enroll up to 10 different addresses."),
        ("sv", "Du kan lägga till högst 5 olika adresser.", "Du kan lägga till högst 10 olika adresser."),
        ("zh", "每个账户最多可以添加 5 个不同的邮箱地址。", "每个账户最多可以添加 10 个不同的邮箱地址。"),
    ])
    func reportsOtherNumbers(language: String, one: String, other: String) async {
        let page = { (title: String, text: String) in
            "<html lang=\"\(language)\"><body><main><h1>\(title)</h1><p>\(text)</p></main></body></html>"
        }
        let found = await ExampleAudit.findings(["a.html": page("A", one), "b.html": page("B", other)], rules: ["conflicting-number"])
        #expect(found.map(\.location.path) == ["kb/b.html"])
    }

    @Test(arguments: [
        ("Copyright by the makers of the program 2018.", "Copyright by the makers of the program 2016."),
        ("4 Why are my folders empty after the update?", "6 Why are my folders empty after the update?"),
        (
            "The details are listed at https://example.org/doc?id=24041505 for all.",
            "The details are listed at https://example.org/doc?id=21615989 for all."
        ),
        ("You must provide other kinds of proof of identity [8].", "You must provide other kinds of proof of identity [12]."),
        ("Works with version 8 of the message broker.", "Works with version 8.0 of the message broker."),
        ("To enable this feature, open the settings page.", "To disable this feature, open the settings page."),
        ("Thunderbird 78 was released to all users of the program.", "Thunderbird 78 was released to all users of the program."),
        ("Press Enter.", "Do not press Enter."),
    ])
    func leavesClaimsThatAgreeOrNameTheirPurpose(one: String, other: String) async {
        let found = await ExampleAudit.findings(
            ["a.html": "<h1>A</h1><p>\(one)</p>", "b.html": "<h1>B</h1><p>\(other)</p>"],
            rules: ["conflicting-polarity", "conflicting-number"])
        #expect(found == [])
    }

    @Test(
        arguments: [
            ("Set the QZXR value.", ["QZXR"]), ("Set the QZXR value. Quick Zone X Rate (QZXR) is new.", []),
            ("Turn it OFF now, or turn it off later.", []),
            ("Open the PDF over HTTPS.", []), ("READ ALL OF THIS TEXT", []),
        ] as [(String, [String])])
    func reportsAcronymsThatNothingExplains(text: String, expected: [String]) async {
        let found = await ExampleAudit.findings(["a.html": "<h1>A</h1><p>\(text)</p>"], rules: ["undefined-acronym"])
        #expect(found.map { String($0.message.split(separator: " ")[2]) } == expected)
    }
}
