import KBDrafts
import KBModel
import Testing

@Suite struct DrafterTests {
    /// The slots of the built-in templates, without a reader of HTML.
    private static func drafter() throws -> Drafter {
        func template(_ name: String, _ slots: [String]) throws -> DraftTemplate {
            try DraftTemplate(name: name, blocks: slots.map { Block(.paragraph([Inline("{{\($0)}}")])) })
        }
        return Drafter(templates: [
            try template("faq", ["answers", "depends", "reported"]),
            try template("how-to", ["environment", "steps", "solutions", "reported"]),
            try template("troubleshooting", ["issue", "environment", "cause", "steps", "solutions", "reported"]),
        ])
    }

    private static func talk(
        _ id: String, _ turns: [(Transcript.Speaker, String)], outcome: Transcript.Outcome = .resolved, language: String = "en",
        customer: String? = nil,
        created: String? = nil
    ) -> Transcript {
        Transcript(
            id: id, channel: "chat", language: language, outcome: outcome, customer: customer,
            created: created.flatMap { Timestamp(iso8601: $0) },
            turns: turns.map { Transcript.Turn(speaker: $0.0, text: $0.1) })
    }

    private static func router(
        _ id: String, port: String = "8443", outcome: Transcript.Outcome = .resolved, name: String = "Priya Hollingworth"
    ) -> Transcript {
        talk(
            id,
            [
                (.customer, "My FjordRouter X200 drops the Wi-Fi every evening and shows error E-1042. My name is \(name)."),
                (.agent, "Hi \(name)! Please open the admin page of the FjordRouter X200 on port \(port)."),
                (.agent, "Under System choose Update and install firmware 4.2.17.1."), (.customer, "That worked, thank you!"),
            ], outcome: outcome)
    }

    @Test func writesSharedStepsWithSupportAndSources() throws {
        let result = try Self.drafter().drafts(from: (0..<4).map { Self.router("a\($0)") })
        let draft = try #require(result.drafts.first)
        #expect(result.drafts.count == 1)
        #expect(draft.status == .pending && draft.kind == .new && draft.conflicts.isEmpty)
        let steps = draft.provenance.filter { $0.support == 4 && $0.of == 4 }
        #expect(steps.contains { $0.sources.contains(Draft.Source(transcript: "a2", turn: 1)) })
        #expect(draft.article.text.contains("8443") && draft.article.text.contains("4.2.17.1") && draft.article.text.contains("E-1042"))
    }

    @Test func leavesNoPersonalDataAnywhere() throws {
        let result = try Self.drafter().drafts(from: (0..<3).map { Self.router("a\($0)") })
        let written = result.json.serialized()
        #expect(!written.contains("Priya") && !written.contains("Hollingworth"))
        #expect(result.drafts.first?.redactions[.name] ?? 0 > 0)
    }

    @Test func showsContradictingNumbersSideBySide() throws {
        let result = try Self.drafter().drafts(from: (0..<6).map { Self.router("a\($0)", port: $0 < 3 ? "8443" : "9000") })
        let conflict = try #require(result.drafts.first?.conflicts.first)
        #expect(conflict.sides.count == 2)
        #expect(conflict.sides.contains { $0.text.contains("8443") } && conflict.sides.contains { $0.text.contains("9000") })
        #expect(result.drafts.first?.questions.isEmpty == false)
    }

    @Test(arguments: [Transcript.Outcome.failed, .escalated, .unknown])
    func neverUsesConversationsThatDidNotSucceed(outcome: Transcript.Outcome) throws {
        let wrong = Self.talk(
            "bad",
            [(.customer, "The Wi-Fi of my FjordRouter X200 drops."), (.agent, "Run the rollback utility and wipe the profile folder.")],
            outcome: outcome)
        let result = try Self.drafter().drafts(from: [Self.router("a"), Self.router("b"), wrong])
        #expect(result.skipped.contains { $0.transcripts == ["bad"] })
        #expect(result.drafts.allSatisfy { !$0.article.text.contains("rollback") && $0.used.allSatisfy { $0.transcript != "bad" } })
    }

    @Test func asksInsteadOfWritingWhenAgentsSayNothing() throws {
        let talks = (0..<3).map {
            Self.talk("t\($0)", [(.customer, "The invoice page stays blank in Safari."), (.agent, "Fixed it."), (.customer, "Thanks!")])
        }
        let result = try Self.drafter().drafts(from: talks)
        #expect(result.drafts.allSatisfy { $0.status == .needsEvidence && !$0.questions.isEmpty })
        #expect(!result.drafts.isEmpty)
    }

    @Test func leavesOutWhomItDidNotHelp() throws {
        let turns: [(Transcript.Speaker, String)] = [
            (.customer, "The parental lock refuses the code."), (.agent, "Open the settings and reset the parental lock code."),
        ]
        let first = Self.talk("first", turns, customer: "c1", created: "2025-03-01T09:00:00Z")
        let again = Self.talk("again", turns, customer: "c1", created: "2025-03-03T09:00:00Z")
        let result = try Self.drafter().drafts(from: [first, again])
        #expect(result.skipped.contains { $0.transcripts == ["first"] })
    }

    @Test func turnsAQuestionAndABareYesIntoACondition() throws {
        let talks = (0..<3).map {
            Self.talk(
                "t\($0)",
                [
                    (.customer, "How do I get the reduced fee?"), (.agent, "Are you a registered student?"), (.customer, "Yes"),
                    (.agent, "Apply for the reduced fee with the student form at the service desk."),
                    (.customer, "Which documents do I need?"),
                    (.agent, "The service desk asks for the enrolment letter and a photo card."), (.customer, "Thanks"),
                ])
        }
        let draft = try #require(try Self.drafter().drafts(from: talks).drafts.first)
        #expect(draft.article.text.contains("If you are a registered student, apply for the reduced fee"))
    }

    @Test func citesAtMostTwelveTurnsForEveryBlockThatStates() throws {
        let draft = try #require(try Self.drafter().drafts(from: (0..<20).map { Self.router("a\($0)") }).drafts.first)
        #expect(draft.provenance.allSatisfy { (1...12).contains($0.sources.count) && draft.article.blocks.indices.contains($0.block) })
    }

    @Test func revisesTheArticleThatAlreadySaysMostOfIt() throws {
        let said = [
            "Open the admin page of the FjordRouter X200 on port 8443.", "Under System choose Update and install firmware 4.2.17.1.",
        ]
        let old = Article(
            id: "router", title: "FjordRouter X200 loses the Wi-Fi", language: "en",
            source: Article.Source(path: "router.html", format: "html"),
            blocks: said.map { Block(.paragraph([Inline($0)])) })
        let talks = (0..<3).map { n in
            var talk = Self.router("a\(n)")
            talk.turns.insert(Transcript.Turn(speaker: .agent, text: "Set the wireless channel to 11 and save the radio settings."), at: 3)
            return talk
        }
        let draft = try #require(try Self.drafter().drafts(from: talks, articles: [old]).drafts.first)
        #expect(draft.kind == .revision && draft.revises == "router")
        #expect(said.allSatisfy { draft.article.text.contains($0) })
        #expect(draft.article.text.contains("wireless channel to 11"))
    }

    @Test(arguments: [
        (
            "sv", "Min kassa Kassett 300 visar fel F-207.", "Öppna menyn Inställningar på Kassett 300 och välj Skrivare.",
            "Ändra porten till 9100 och spara.", "Det fungerade, tack!"
        ),
        (
            "de", "Mein Scanner Optika S5 meldet Fehler C-318.", "Öffnen Sie am Optika S5 das Menü Netzwerk und wählen Sie SMB.",
            "Tragen Sie Port 445 ein und aktivieren Sie SMB 3.1.1.", "Das hat funktioniert, danke!"
        ),
        ("zh", "我的云盘客户端CloudBox 6无法同步，显示错误代码E2003。", "请打开CloudBox 6的设置，选择网络选项。", "把代理端口改成1080，然后保存设置。", "可以了，谢谢！"),
    ])
    func readsInstructionsOfOtherLanguages(language: String, question: String, first: String, second: String, thanks: String) throws {
        let talks = (0..<3).map {
            Self.talk("t\($0)", [(.customer, question), (.agent, first), (.agent, second), (.customer, thanks)], language: language)
        }
        let draft = try #require(try Self.drafter().drafts(from: talks).drafts.first)
        #expect(draft.status == .pending && draft.language == language)
        #expect(draft.article.blocks.contains { if case .list(let list) = $0.kind { list.steps && list.items.count == 2 } else { false } })
    }

    @Test func givesTheSameResultEveryTime() throws {
        let talks = (0..<5).map { Self.router("a\($0)") }
        let first = try Self.drafter().drafts(from: talks).json.serialized()
        #expect(try Self.drafter().drafts(from: talks).json.serialized() == first)
    }
}
