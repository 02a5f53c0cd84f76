import KBDrafts
import KBModel
import Testing

/// What stands in a draft word for word.
@Suite struct WordingTests {
    private static func draft(_ language: String, _ agent: [[String]], question: String, thanks: String) throws -> Draft {
        let talks = agent.enumerated().map { n, said in
            Transcript(
                id: "t\(n)", channel: "chat", language: language, outcome: .resolved,
                turns: [.init(speaker: .customer, text: question)] + said.map { .init(speaker: .agent, text: $0) }
                    + [.init(speaker: .customer, text: thanks)])
        }
        let template = try DraftTemplate(
            name: "troubleshooting", blocks: ["issue", "steps", "solutions"].map { Block(.paragraph([Inline("{{\($0)}}")])) })
        var options = Drafter.Options()
        options.template = "troubleshooting"
        return try #require(Drafter(templates: [template], options: options).drafts(from: talks).drafts.first)
    }

    @Test func cutsNoPlaceholder() throws {
        let names = ["欧阳伟强", "赵丽华", "孙建国"]
        let draft = try Self.draft(
            "zh", names.map { ["\($0)您好，感谢您的等待。请打开CloudBox 6的设置，选择网络选项。", "把代理端口改成1080，然后保存设置。"] },
            question: "我的云盘客户端CloudBox 6无法同步，显示错误代码E2003。", thanks: "可以了，谢谢！")
        #expect(!draft.article.text.contains("您好") && !draft.article.text.contains("]"))
        #expect(draft.article.text.contains("把代理端口改成1080"))
    }

    @Test(arguments: [
        (
            "en", "The router shows error E-1042.", "Set the channel to 11 and restart the router, then error E-1042 no longer appears.",
            "Set the channel to 11 and restart the router, then error E-1042 is gone.", "That worked, thanks!"
        ),
        (
            "de", "Der Router zeigt Fehler E-1042.", "Starten Sie den Router neu, danach tritt der Fehler E-1042 nicht mehr auf.",
            "Starten Sie den Router neu, danach ist der Fehler E-1042 behoben.", "Das hat funktioniert, danke!"
        ),
    ])
    func tellsAStepAndItsSuccessOnce(language: String, question: String, first: String, second: String, thanks: String) throws {
        let draft = try Self.draft(
            language,
            [[first], [second], [first], [second]].map {
                $0 + (language == "en" ? ["Open the admin page first."] : ["Öffnen Sie zuerst die Verwaltung."])
            },
            question: question, thanks: thanks)
        let steps = draft.provenance.filter { $0.support == 4 }
        #expect(steps.count == 2)
    }
}
