import KBGaps
import KBModel
import Testing

/// The same help centre and the same questions in three languages.
@Suite struct LanguageRankingTests {
    struct Centre: Sendable {
        var language: String
        var articles: [(title: String, text: String)]
        var questions: [String]
    }

    static let centres = [
        Centre(
            language: "en",
            articles: [
                ("Reset your password", "Open settings and choose reset. You get a link by e-mail."),
                ("Download an invoice", "Invoices are under billing. Choose a month and download the file."),
                ("Connect a calendar", "Add the address of the calendar. Events are synchronised every hour."),
                ("Block a sender", "Open the message and choose block. Later messages go to the trash."),
                ("Change the language", "Choose the language of the display in the settings."),
            ],
            questions: [
                "I forgot my password and cannot reset it", "where do I find the invoice for May", "events of my calendar do not appear",
                "someone keeps writing, can I block the sender", "everything is in the wrong language",
            ]),
        Centre(
            language: "sv",
            articles: [
                ("Återställ lösenordet", "Öppna inställningarna och välj återställ. Du får en länk med e-post."),
                ("Hämta en faktura", "Fakturorna finns under betalning. Välj en månad och hämta filen."),
                ("Anslut en kalender", "Lägg till kalenderns adress. Händelser synkroniseras varje timme."),
                ("Blockera en avsändare", "Öppna meddelandet och välj blockera. Senare meddelanden hamnar i papperskorgen."),
                ("Byt språk", "Välj språk för visningen i inställningarna."),
            ],
            questions: [
                "Jag har glömt mitt lösenord och kan inte återställa det", "var hittar jag fakturan för maj",
                "händelserna i min kalender syns inte", "någon skriver hela tiden, kan jag blockera avsändaren", "allt är på fel språk",
            ]),
        Centre(
            language: "zh",
            articles: [
                ("重置密码", "打开设置，选择重置。您会收到一封带链接的邮件。"), ("下载发票", "发票在账单页面。选择月份并下载文件。"),
                ("连接日历", "添加日历的地址。日程每小时同步一次。"), ("屏蔽发件人", "打开邮件并选择屏蔽。以后的邮件会进入废纸篓。"), ("更改语言", "在设置中选择显示语言。"),
            ],
            questions: ["我忘记密码了，无法重置", "五月的发票在哪里下载", "我的日历日程不显示", "有人一直给我写信，可以屏蔽发件人吗", "界面语言不对，怎么更改"]),
    ]

    @Test(arguments: centres.indices)
    func findsEveryArticleInEveryLanguage(number: Int) {
        let centre = Self.centres[number]
        let base = KnowledgeBase(
            centre.articles.enumerated().map { number, article in
                Article(
                    id: "a\(number)", title: article.title, language: centre.language, source: .init(path: "a\(number)", format: "text"),
                    blocks: [Block(.paragraph([Inline(article.text)]))])
            })
        let contacts = centre.questions.enumerated().map { number, question in
            Contact(id: "c\(number)", time: Timestamp(seconds: Int64(number)), language: centre.language, question: question)
        }
        #expect(NeedAnalysis(contacts: contacts, in: base).attribution.needs.map(\.article) == [0, 1, 2, 3, 4])
    }
}
