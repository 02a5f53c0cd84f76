import KBAudit
import KBModel
import Testing

/// Every rule that reads words, in each language it claims: a page that breaks it, and one that comes near and does not. English is in the
/// rules' own examples.
@Suite struct RuleLanguageTests {
    struct Case: Sendable, CustomStringConvertible {
        let rule: String
        let language: String
        let bad: String
        let good: String

        var description: String { "\(rule) in \(language)" }

        init(_ rule: String, _ language: String, bad: String, good: String) {
            (self.rule, self.language, self.bad, self.good) = (rule, language, bad, good)
        }
    }

    private func findings(_ test: Case, _ body: String) async -> [String] {
        let page = "<html lang=\"\(test.language)\"><head><title>T</title></head><body><main>\(body)</main></body></html>"
        var settings = ExampleAudit.settings
        settings.vocabulary.terms = [
            .init(preferred: "logga in", avoid: ["logga på"]), .init(preferred: "anmelden", avoid: ["einloggen"]),
            .init(preferred: "登录", avoid: ["登入"]), .init(preferred: "サインイン", avoid: ["ログオン"]),
        ]
        settings.vocabulary.parts = ["troubleshooting": [["symptom", "症状"], ["lösning", "Lösung", "解决方法", "解決方法"]]]
        return await ExampleAudit.findings(
            ["page.html": page, "index.csv": "file,labels\npage.html,troubleshooting\n"], rules: [test.rule], settings: settings
        ).map(\.rule)
    }

    @Test(arguments: openings + times + words + measures)
    func theBadPageIsFoundAndTheGoodOneIsNot(test: Case) async {
        #expect(Set(await findings(test, test.bad)) == [test.rule])
        #expect(await findings(test, test.good) == [])
    }

    private static func section(_ sentence: String) -> String { "<h1>Mail</h1><p>Mail.</p><h2>2</h2><p>\(sentence)</p>" }

    private static let openings: [Case] = [
        .init(
            "context-opening", "sv", bad: section("Den gör också detta på en annan dator."), good: section("Den mapp som du valt visas.")),
        .init(
            "context-opening", "de", bad: section("Dies ist auch auf dem Telefon so."), good: section("Dieser Artikel zeigt alle Ordner.")),
        .init("context-opening", "zh", bad: section("它也会在第二台电脑上这样做。"), good: section("您也可以在第二台电脑上收取邮件。")),
        .init("context-opening", "ja", bad: section("それは二台目のコンピューターでも同じです。"), good: section("二台目のコンピューターでも受信できます。")),
        .init(
            "position-reference", "sv", bad: "<h1>M</h1><p>Gör som i föregående artikel.</p>",
            good: "<h1>M</h1><p>Gör som i Hämta post.</p>"),
        .init(
            "position-reference", "de", bad: "<h1>M</h1><p>Gehen Sie vor wie oben beschrieben.</p>",
            good: "<h1>M</h1><p>Oben steht der Name.</p>"),
        .init("position-reference", "zh", bad: "<h1>M</h1><p>请按照上一篇的步骤操作。</p>", good: "<h1>M</h1><p>请按照“收取邮件”的步骤操作。</p>"),
        .init("position-reference", "ja", bad: "<h1>M</h1><p>前の記事の手順に従ってください。</p>", good: "<h1>M</h1><p>「メールの受信」の手順に従ってください。</p>"),
        .init(
            "generic-heading", "sv", bad: "<h1>M</h1><h2>Mer information</h2><p>Text.</p>", good: "<h1>M</h1><h2>Mappar</h2><p>Text.</p>"),
        .init(
            "generic-heading", "de", bad: "<h1>M</h1><h2>Weitere Informationen</h2><p>Text.</p>",
            good: "<h1>M</h1><h2>Ordner</h2><p>Text.</p>"),
        .init("generic-heading", "zh", bad: "<h1>M</h1><h2>更多信息</h2><p>文本。</p>", good: "<h1>M</h1><h2>邮件文件夹</h2><p>文本。</p>"),
        .init("generic-heading", "ja", bad: "<h1>M</h1><h2>その他</h2><p>本文。</p>", good: "<h1>M</h1><h2>メールフォルダー</h2><p>本文。</p>"),
        .init("category-title", "sv", bad: "<h1>Felsökning</h1><p>Text.</p>", good: "<h1>Ingen post kommer fram</h1><p>Text.</p>"),
        .init("category-title", "de", bad: "<h1>Fehlerbehebung</h1><p>Text.</p>", good: "<h1>Es kommt keine Post an</h1><p>Text.</p>"),
        .init("category-title", "zh", bad: "<h1>常见问题</h1><p>文本。</p>", good: "<h1>收不到邮件</h1><p>文本。</p>"),
        .init("category-title", "ja", bad: "<h1>よくある質問</h1><p>本文。</p>", good: "<h1>メールが届かない</h1><p>本文。</p>"),
    ]

    private static let times: [Case] = [
        .init(
            "relative-time", "sv", bad: "<h1>M</h1><p>Delade mappar kommer inom kort.</p>", good: "<h1>M</h1><p>Delade mappar finns.</p>"),
        .init(
            "relative-time", "de", bad: "<h1>M</h1><p>Geteilte Ordner kommen demnächst.</p>",
            good: "<h1>M</h1><p>Geteilte Ordner gibt es.</p>"),
        .init("relative-time", "zh", bad: "<h1>M</h1><p>共享文件夹即将推出。</p>", good: "<h1>M</h1><p>共享文件夹已经可用。</p>"),
        .init("relative-time", "ja", bad: "<h1>M</h1><p>共有フォルダーはまもなく公開されます。</p>", good: "<h1>M</h1><p>共有フォルダーが使えます。</p>"),
        .init(
            "old-year", "sv", bad: "<h1>M</h1><p>Från och med 2019 kostar det 5 kronor.</p>",
            good: "<h1>M</h1><p>Bolaget grundades 2019.</p>"),
        .init(
            "old-year", "de", bad: "<h1>M</h1><p>Stand: Januar 2019, Preis 5 Euro.</p>",
            good: "<h1>M</h1><p>2019 wurde die Firma gegründet.</p>"),
        .init("old-year", "zh", bad: "<h1>M</h1><p>截至2019年，费用为5元。</p>", good: "<h1>M</h1><p>公司成立于2019年。</p>"),
        .init("old-year", "ja", bad: "<h1>M</h1><p>更新日：2019年1月</p>", good: "<h1>M</h1><p>会社は2019年に設立されました。</p>"),
    ]

    private static func link(_ text: String) -> String { "<h1>M</h1><p>M: <a href=\"https://example.org/\">\(text)</a></p>" }

    private static let words: [Case] = [
        .init("vague-link", "sv", bad: link("klicka här"), good: link("om mappar")),
        .init("vague-link", "de", bad: link("hier"), good: link("über Ordner")),
        .init("vague-link", "zh", bad: link("点击这里"), good: link("邮件文件夹")),
        .init("vague-link", "ja", bad: link("こちら"), good: link("メールフォルダー")),
        .init(
            "condition-behind-link", "sv",
            bad: "<h1>M</h1><p>Du får pengar tillbaka om du uppfyller <a href=\"https://e.org/v\">villkoren</a>.</p>",
            good: "<h1>M</h1><p>Läs <a href=\"https://e.org/v\">villkoren</a>.</p>"),
        .init(
            "condition-behind-link", "de",
            bad: "<h1>M</h1><p>Sie erhalten Geld, wenn Sie <a href=\"https://e.org/v\">die Voraussetzungen</a> erfüllen.</p>",
            good: "<h1>M</h1><p>Hier sind <a href=\"https://e.org/v\">die Bedingungen</a>.</p>"),
        .init(
            "condition-behind-link", "zh", bad: "<h1>M</h1><p>如果符合<a href=\"https://e.org/v\">条件</a>，可以退款。</p>",
            good: "<h1>M</h1><p>退款的<a href=\"https://e.org/v\">条件</a>。</p>"),
        .init(
            "condition-behind-link", "ja", bad: "<h1>M</h1><p><a href=\"https://e.org/v\">要件</a>を満たす方は返金できます。</p>",
            good: "<h1>M</h1><p>返金の<a href=\"https://e.org/v\">要件</a>です。</p>"),
        .init("glossary-term", "sv", bad: "<h1>M</h1><p>Du måste logga på först.</p>", good: "<h1>M</h1><p>Du måste logga in först.</p>"),
        .init("glossary-term", "de", bad: "<h1>M</h1><p>Bitte zuerst einloggen.</p>", good: "<h1>M</h1><p>Bitte zuerst anmelden.</p>"),
        .init("glossary-term", "zh", bad: "<h1>M</h1><p>请先登入您的账户。</p>", good: "<h1>M</h1><p>请先登录您的账户。</p>"),
        .init("glossary-term", "ja", bad: "<h1>M</h1><p>まずログオンしてください。</p>", good: "<h1>M</h1><p>まずサインインしてください。</p>"),
        .init(
            "missing-part", "sv", bad: "<h1>M</h1><h2>Symptom</h2><p>Tomt.</p>",
            good: "<h1>M</h1><h2>Symptom</h2><p>Tomt.</p><h2>Lösning</h2><p>Rätta.</p>"),
        .init(
            "missing-part", "de", bad: "<h1>M</h1><h2>Symptom</h2><p>Leer.</p>",
            good: "<h1>M</h1><h2>Symptom</h2><p>Leer.</p><h2>Lösung</h2><p>Tun.</p>"),
        .init("missing-part", "zh", bad: "<h1>M</h1><h2>症状</h2><p>空。</p>", good: "<h1>M</h1><h2>症状</h2><p>空。</p><h2>解决方法</h2><p>改。</p>"),
        .init(
            "missing-part", "ja", bad: "<h1>M</h1><h2>症状</h2><p>空です。</p>", good: "<h1>M</h1><h2>症状</h2><p>空です。</p><h2>解決方法</h2><p>直す。</p>"),
        .init(
            "bold-as-heading", "sv", bad: "<h1>M</h1><p><b>Hämta post</b></p><p>Välj hur ofta.</p>",
            good: "<h1>M</h1><p><b>Spara först.</b></p><p>Välj hur ofta.</p>"),
        .init(
            "bold-as-heading", "de", bad: "<h1>M</h1><p><b>Post abrufen</b></p><p>Wählen Sie.</p>",
            good: "<h1>M</h1><p><b>Erst sichern!</b></p><p>Wählen Sie.</p>"),
        .init("bold-as-heading", "zh", bad: "<h1>M</h1><p><b>收取邮件</b></p><p>选择频率。</p>", good: "<h1>M</h1><p><b>请先保存。</b></p><p>选择频率。</p>"),
        .init(
            "bold-as-heading", "ja", bad: "<h1>M</h1><p><b>メールの受信</b></p><p>選びます。</p>", good: "<h1>M</h1><p><b>先に保存します。</b></p><p>選びます。</p>"
        ),
        .init(
            "undefined-acronym", "sv", bad: "<h1>M</h1><p>Ange QZXR först.</p>",
            good: "<h1>M</h1><p>QZXR står för kvotzonen. Ange QZXR först.</p>"),
        .init(
            "undefined-acronym", "de", bad: "<h1>M</h1><p>Geben Sie QZXR ein.</p>",
            good: "<h1>M</h1><p>QZXR steht für die Quotenzone. QZXR eingeben.</p>"),
        .init("undefined-acronym", "zh", bad: "<h1>M</h1><p>请先设置 QZXR 的值。</p>", good: "<h1>M</h1><p>QZXR是配额区。请设置 QZXR 的值。</p>"),
        .init("undefined-acronym", "ja", bad: "<h1>M</h1><p>先に QZXR を設定します。</p>", good: "<h1>M</h1><p>QZXRとは割当区域です。QZXR を設定します。</p>"),
        .init(
            "personal-data", "sv", bad: "<h1>M</h1><p>Kunden har personnummer 811228-9874.</p>",
            good: "<h1>M</h1><p>Ärendet gäller 811228-9875.</p>"),
        .init(
            "personal-data", "de", bad: "<h1>M</h1><p>Überweisung an DE76 3704 0044 8812 3456 78.</p>",
            good: "<h1>M</h1><p>Überweisung an DE00 3704 0044 0532 0130 00.</p>"),
        .init(
            "personal-data", "zh", bad: "<h1>M</h1><p>请联系 wang.wei@nordkontor.cn 办理。</p>",
            good: "<h1>M</h1><p>请联系 support@nordkontor.cn 办理。</p>"),
        .init("personal-data", "ja", bad: "<h1>M</h1><p>tanaka.ken@nordkontor.jp まで。</p>", good: "<h1>M</h1><p>info@nordkontor.jp まで。</p>"),
    ]

    private static func many(_ sentence: String, _ count: Int) -> String { "<h1>M</h1><p>\(String(repeating: sentence, count: count))</p>" }

    private static let measures: [Case] = [
        .init(
            "hard-to-read", "sv",
            bad: many(
                "Förutsättningarna för organisationsövergripande autentiseringsinfrastruktur dokumenteras kontinuerligt tillsammans. ", 20),
            good: many("Öppna menyn. Välj en mapp för din post. Tryck på spara. ", 20)),
        .init(
            "hard-to-read", "de",
            bad: many(
                "Unternehmensübergreifende Authentifizierungsinfrastrukturen benötigen regelmäßige Überprüfungsmaßnahmen verantwortlicher Systemadministratoren. ",
                20), good: many("Öffne das Menü. Wähle den Ordner. Drücke auf Ja. ", 20)),
        .init(
            "hard-to-read", "zh", bad: many("在系统管理员完成对所有用户账户的全面安全审查并且确认没有任何未经授权的访问记录之后才能够继续进行下一步的数据迁移以及后续的验证工作和存档以及相关部门的最终审批流程处理。", 5),
            good: many("打开菜单。选择文件夹。按保存。", 20)),
        .init(
            "hard-to-read", "ja",
            bad: many("システム管理者がすべての利用者アカウントの安全性を確認し、許可されていない接続の記録が存在しないことを検証した後でなければ次の段階のデータ移行とその後の検証作業および保管の手続きに進むことはできません。", 5),
            good: many("メニューを開きます。フォルダーを選びます。保存します。", 20)),
        .init(
            "long-sentence", "sv", bad: many("mappen behåller varje brev som regeln flyttade dit och ", 12),
            good: many("Mappen behåller varje brev som regeln flyttade dit. ", 12)),
        .init(
            "long-sentence", "de", bad: many("der Ordner behält jeden Brief und danach ", 12),
            good: many("Der Ordner behält jeden Brief. ", 12)),
        .init("long-sentence", "zh", bad: many("文件夹会保存规则移动到其中的每一封邮件，", 8), good: many("文件夹会保存规则移动到其中的每一封邮件。", 8)),
        .init("long-sentence", "ja", bad: many("フォルダーは規則が移動したすべてのメールを保存し、", 8), good: many("フォルダーは規則が移動したすべてのメールを保存します。", 8)),
        .init(
            "wall-of-text", "sv", bad: many("Mappen behåller varje brev som regeln flyttade dit. ", 25),
            good: many("Mappen behåller varje brev. ", 10)),
        .init(
            "wall-of-text", "de", bad: many("Der Ordner behält jeden Brief, den die Regel verschob. ", 25),
            good: many("Der Ordner behält jeden Brief. ", 10)),
        .init("wall-of-text", "zh", bad: many("文件夹会保存规则移动到其中的每一封邮件。", 25), good: many("文件夹会保存每一封邮件。", 10)),
        .init("wall-of-text", "ja", bad: many("フォルダーは規則が移動したメールを保存します。", 25), good: many("フォルダーはメールを保存します。", 10)),
        .init(
            "thin-article", "sv", bad: "<h1>M</h1><p>Försök igen senare.</p>",
            good: many("Mappen behåller varje brev som regeln flyttade dit. ", 5)),
        .init(
            "thin-article", "de", bad: "<h1>M</h1><p>Bitte später erneut.</p>",
            good: many("Der Ordner behält jeden Brief, den die Regel verschob. ", 5)),
        .init("thin-article", "zh", bad: "<h1>M</h1><p>请稍后再试。</p>", good: many("文件夹会保存规则移动到其中的每一封邮件。", 5)),
        .init("thin-article", "ja", bad: "<h1>M</h1><p>後でもう一度。</p>", good: many("フォルダーは規則が移動したメールを保存します。", 5)),
    ]
}

/// Rules that compare the stated language with the words, and words with words of other articles.
@Suite struct LanguageOfPagesTests {
    private static let texts: [String: String] = [
        "en":
            "On the sign-in page choose Forgot password, enter your address and follow the instructions in the message that you get from us within a few minutes.",
        "sv":
            "Om du inte får något meddelande inom några minuter kan det ligga i mappen för skräppost, eller så är adressen som du har angett felaktig.",
        "de":
            "Wenn Sie innerhalb weniger Minuten keine Nachricht erhalten, liegt sie möglicherweise im Ordner für unerwünschte Nachrichten, oder die Adresse ist falsch.",
        "zh": "如果您在几分钟内没有收到消息，它可能在垃圾邮件文件夹中，或者您输入的地址不正确，请检查后重新发送请求。",
        "ja": "数分以内にメッセージが届かない場合は、迷惑メールフォルダーに入っているか、入力したアドレスが間違っている可能性がありますので確認してください。",
    ]

    @Test(arguments: ["sv", "de", "zh", "ja"])
    func aParagraphInAnotherLanguageIsFound(language: String) async {
        let own = Self.texts[language] ?? ""
        let other = Self.texts["en"] ?? ""
        let page = { (last: String) in
            "<html lang=\"\(language)\"><body><main><h1>M</h1><p>\(own)</p><p>\(own)</p><p>\(last)</p></main></body></html>"
        }
        #expect(await ExampleAudit.findings(["a.html": page(other)], rules: ["mixed-language"]).count == 1)
        #expect(await ExampleAudit.findings(["a.html": page(own)], rules: ["mixed-language"]).isEmpty)
    }

    @Test(arguments: ["sv", "de", "zh", "ja"])
    func aWrongStatedLanguageIsFound(language: String) async {
        let page = { (stated: String) in
            "<html lang=\"\(stated)\"><body><main><h1>M</h1><p>\(Self.texts[language] ?? "")</p></main></body></html>"
        }
        #expect(await ExampleAudit.findings(["a.html": page("en")], rules: ["wrong-language"]).count == 1)
        #expect(await ExampleAudit.findings(["a.html": page(language)], rules: ["wrong-language"]).isEmpty)
    }

    @Test(arguments: [
        ("sv", "Återställa lösenord", "Hur återställer jag mitt lösenord?"),
        ("de", "Kennwort zurücksetzen", "Wie kann ich das Kennwort zurücksetzen?"),
        ("en", "Resetting passwords", "How do I reset my password?"),
    ])
    func titlesOfTheSameWordsCompete(language: String, one: String, other: String) async {
        let page = { (title: String, text: String) in
            "<html lang=\"\(language)\"><body><main><h1>\(title)</h1><p>\(text)</p></main></body></html>"
        }
        let found = await ExampleAudit.findings(
            ["a.html": page(one, "A b c."), "b.html": page(other, "D e f.")], rules: ["competing-articles"])
        #expect(found.map(\.location.path) == ["kb/b.html"])
    }
}
