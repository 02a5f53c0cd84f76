import KBDiff
import KBModel
import Testing

@Suite struct RiskTests {
    private static func risks(_ old: String, _ new: String, language: String) -> Set<Risk> {
        func article(_ text: String) -> Article {
            Article(
                id: "x", title: "T", language: language, source: Article.Source(path: "x", format: "html"),
                blocks: text.isEmpty ? [] : [Block(.paragraph([Inline(text)]))])
        }
        return Set(ArticleDiff(from: article(old), to: article(new)).changes.flatMap(\.risks))
    }

    @Test(arguments: [
        ("en", "Wait 5 minutes now.", "Wait 15 minutes now.", [Risk.number]),
        ("en", "It holds 5 MB of mail.", "It holds 5 GB of mail.", [.unit]),
        ("en", "It costs $5 today.", "It costs $7 today.", [.number, .price]),
        ("en", "Use version 4.1 here.", "Use version 4.2 here.", [.number, .version]),
        ("en", "Due on March 12, 2024 at noon.", "Due on March 13, 2024 at noon.", [.date]),
        ("en", "Since 2024-03-12 it is so.", "Since 2025-03-12 it is so.", [.date]),
        ("en", "You can do it.", "You cannot do it.", [.negation]), ("en", "They do not open.", "They don’t open.", []),
        ("en", "Only if it works, stop.", "Stop.", [.condition]), ("en", "Warning: hot. Go on.", "Go on.", [.warning]),
        ("en", "Click one button here.", "Click two button here.", [.number]), ("en", "Pick one here.", "Pick it here.", []),
        ("en", "Move 3 boxes and then 3 bags.", "Shift 3 crates and then 3 bags.", []),
        ("en", "Take 5 of 10 now.", "Take 10 of 5 now.", [.number]),
        ("en", "Open the mail window.", "Open the chat window.", []), ("sv", "Du kan göra det.", "Du kan inte göra det.", [.negation]),
        ("sv", "Starta om datorn nu.", "Starta datorn nu.", []), ("sv", "Läs mer om kontot.", "Läs mer i kontot.", []),
        ("sv", "Klicka på Spara om du vill.", "Klicka på Spara.", [.condition]),
        ("sv", "Ring oss om felet kvarstår.", "Ring oss, felet kvarstår.", [.condition]),
        ("de", "Öffnen Sie das Fenster.", "Öffnen Sie das Fenster nicht.", [.negation]),
        ("de", "Bis 12. März 2024 gültig.", "Bis 21. Mai 2024 gültig.", [.date]),
        ("zh", "请点击保存按钮。", "请不要点击保存按钮。", [.negation]), ("zh", "有效期到2024年3月12日。", "有效期到2024年5月21日。", [.date]),
        ("zh", "等待5分钟。", "等待15分钟。", [.number]),
        ("ja", "ファイルを削除します。", "ファイルを削除しません。", [.negation]), ("ar", "يمكنك الحذف الآن", "لا يمكنك الحذف الآن", [.negation]),
        ("fa", "این فایل را حذف کنید", "این فایل را حذف نکنید", [.negation]), ("fr", "Attendez ٥ minutes.", "Attendez 5 minutes.", []),
    ])
    func namesWhatMustNotChangeUnnoticed(language: String, old: String, new: String, expected: [Risk]) {
        #expect(Self.risks(old, new, language: language) == Set(expected))
    }

    @Test func warnsWhenASafetyNoteGoes() {
        let note = Block(.note(.danger, [Block(.paragraph([Inline("High voltage inside the box.")]))]))
        func article(_ blocks: [Block]) -> Article {
            Article(id: "x", title: "T", language: "en", source: Article.Source(path: "x", format: "html"), blocks: blocks)
        }
        let gone = ArticleDiff(from: article([note]), to: article([]))
        #expect(gone.changes.map(\.risks) == [[.warning]])
        var weaker = note
        weaker.kind = .note(.tip, [Block(.paragraph([Inline("High voltage inside the box.")]))])
        #expect(ArticleDiff(from: article([note]), to: article([weaker])).changes.map(\.risks) == [[.warning]])
        #expect(ArticleDiff(from: article([]), to: article([note])).changes.map(\.risks) == [[]])
    }

    @Test func countsChangesByRisk() {
        func article(_ a: String, _ b: String) -> Article {
            Article(
                id: "x", title: "T", language: "en", source: Article.Source(path: "x", format: "html"),
                blocks: [a, b].map { Block(.paragraph([Inline($0)])) })
        }
        let diff = ArticleDiff(
            from: article("Wait for 5 minutes here.", "Then open 7 windows at once."),
            to: article("Wait for 6 minutes here.", "Then open 8 windows at once."))
        #expect(diff.riskCounts.map(\.risk) == [.number] && diff.riskCounts.map(\.count) == [2])
    }
}
