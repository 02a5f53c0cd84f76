import KBDrafts
import KBModel
import Testing

/// What a conversation's sentences become in a draft.
@Suite struct ReadingTests {
    /// The draft of conversations that all begin with `question` and end with thanks.
    private static func draft(_ question: String, _ conversations: [[(Transcript.Speaker, String)]], language: String = "en") throws
        -> Draft
    {
        let talks = conversations.enumerated().map { n, turns in
            Transcript(
                id: "t\(n)", channel: "chat", language: language, outcome: .resolved,
                turns: [.init(speaker: .customer, text: question)] + turns.map { .init(speaker: $0.0, text: $0.1) })
        }
        let template = try DraftTemplate(
            name: "troubleshooting", blocks: ["issue", "steps", "solutions", "reported"].map { Block(.paragraph([Inline("{{\($0)}}")])) })
        var options = Drafter.Options()
        options.template = "troubleshooting"
        return try #require(Drafter(templates: [template], options: options).drafts(from: talks).drafts.first)
    }

    private static func steps(_ draft: Draft) -> [[String]] {
        draft.article.blocks.compactMap {
            if case .list(let list) = $0.kind, list.steps { list.items.map { $0.map(\.text).joined(separator: " | ") } } else { nil }
        }
    }

    @Test func keepsAConditionPastAnInterjection() throws {
        let turns: [(Transcript.Speaker, String)] = [
            (.agent, "Are you a registered student?"), (.customer, "Yes"),
            (.agent, "Great. The reduced fee covers two semesters of the library card. Apply for it at the service desk of the library."),
            (.customer, "Thanks"),
        ]
        let draft = try Self.draft("How do I get the reduced fee for the library card?", [turns, turns, turns])
        #expect(draft.article.text.contains("If you are a registered student, the reduced fee covers two semesters"))
    }

    @Test(arguments: [
        "There are several ways in which you can apply.", "It is important to seek information regarding the topic.",
        "If the change makes it work, let us know.", "Perhaps the router got out of the way once it was a browser.",
        "The following link might be helpful: Conversion of all accounts to the new method.",
        "Check the following article to see where the channel appears in the router.",
        "Or are you clicking on the router's channel with the right button?", "Upload an image file showing what the router says.",
    ])
    func leavesOutWhatTellsNothing(sentence: String) throws {
        let said: [(Transcript.Speaker, String)] = [
            (.agent, "Open the admin page of the router on port 8443 and set the channel to 11. " + sentence), (.customer, "That worked."),
        ]
        let draft = try Self.draft("The router drops the wireless channel every evening.", [said, said])
        #expect(draft.article.text.contains("8443"))
        #expect(!draft.article.text.contains(sentence.prefix(18)))
    }

    @Test func putsAnExplanationIntoItsStep() throws {
        let said: [(Transcript.Speaker, String)] = [
            (
                .agent,
                "Open the server settings and enter port 993. Some firewalls block the old port of the server. Restart the mail program."
            ), (.customer, "That worked, thanks!"),
        ]
        let draft = try Self.draft("My mailbox stays empty.", [said, said, said])
        #expect(
            Self.steps(draft) == [
                [
                    "Open the server settings and enter port 993. | Some firewalls block the old port of the server.",
                    "Restart the mail program.",
                ]
            ])
        #expect(draft.provenance.filter { $0.item != nil }.allSatisfy { $0.support == 3 })
    }

    @Test(arguments: [
        (
            "en", "The disk is full.", "Open the storage settings of CloudBox 6 and choose Network.",
            "In CloudBox 6 go to storage, then pick Network."
        ),
        (
            "de", "Der Router zeigt Fehler C-318.", "Nach einem Neustart des Geräts ist der Fehler C-318 behoben.",
            "Starten Sie das Gerät neu, danach tritt der Fehler C-318 nicht mehr auf."
        ),
        ("zh", "CloudBox 6无法同步。", "打开CloudBox 6的设置，选择网络选项。", "在CloudBox 6里进入设置，然后选择网络选项。"),
    ])
    func tellsWordingsThatNeverMeetOnce(language: String, question: String, first: String, second: String) throws {
        let closing =
            [
                "en": "Save port 1080 as the proxy.", "de": "Tragen Sie am Scanner Port 445 ein und aktivieren Sie SMB 3.1.1.",
                "zh": "把代理端口改成1080，然后保存设置。",
            ][language] ?? ""
        let draft = try Self.draft(
            question, [first, second, first, second, first, second].map { [(.agent, $0), (.agent, closing), (.customer, "ok")] },
            language: language)
        #expect(draft.provenance.filter { $0.support == 6 && $0.of == 6 }.count == 2)
    }

    @Test func splitsAListThatGoesOnInItsLine() throws {
        let said: [(Transcript.Speaker, String)] = [
            (
                .agent,
                "1. Sign in to the web mail of the provider 2. Click Settings and select POP Mail under Preferences 3. Click Save to finish"
            ), (.customer, "Solved, thanks!"),
        ]
        let draft = try Self.draft("The mail program refuses the password.", [said, said])
        #expect(
            Self.steps(draft) == [
                [
                    "Sign in to the web mail of the provider.", "Click Settings and select POP Mail under Preferences.",
                    "Click Save to finish.",
                ]
            ])
    }

    @Test(arguments: [
        ("Visit https://www.example.org/ for the fee table of the library.", "Visit www.example.org for the fee table of the library."),
        ("Ask at www.example.org, then bring the fee form.", "Ask at www.example.org, then bring the fee form."),
    ])
    func keepsAHostWithoutAPath(said: String, shown: String) throws {
        let turns: [(Transcript.Speaker, String)] = [
            (.agent, said), (.agent, "Bring the card and the signed form to the service desk."), (.customer, "Thanks!"),
        ]
        let draft = try Self.draft("How much does the library card cost?", [turns, turns])
        #expect(draft.article.text.contains(shown))
    }

    @Test func showsTheWordingThatHoldsWhatTheOthersSay() throws {
        let full = "Before you contact the loan servicer, you can use the Loan Simulator to compare the plans and see the monthly payment."
        let said = [full, full, "You can use the Loan Simulator to compare the plans and see the monthly payment."].map {
            [
                (Transcript.Speaker.agent, $0), (.agent, "Log in with your student account and choose a repayment plan."),
                (.customer, "Thanks!"),
            ]
        }
        let draft = try Self.draft("Which repayment plan is right for me?", said)
        #expect(draft.article.text.contains("Before you contact the loan servicer"))
    }

    @Test func takesLooseSpacesOut() throws {
        let turns: [(Transcript.Speaker, String)] = [
            (.agent, "Bring the  school records , the passport and the signed form .profile to the desk ."), (.customer, "Thanks!"),
        ]
        let draft = try Self.draft("What do I bring to the desk?", [turns, turns])
        #expect(draft.article.text.contains("Bring the school records, the passport and the signed form .profile to the desk."))
    }

    @Test func saysALinkTextOnce() throws {
        let said: [(Transcript.Speaker, String)] = [
            (.agent, "Use the config editor config editor to set mailnews.headers.useMinimalUserAgent to false and restart the program."),
            (.customer, "Solved, thanks!"),
        ]
        let draft = try Self.draft("The mail program refuses the password.", [said, said])
        #expect(draft.article.text.contains("Use the config editor to set"))
    }

    @Test func reportsACustomersFixAsOnePassage() throws {
        let said: [(Transcript.Speaker, String)] = [
            (.agent, "Open the settings and check the account list for old entries."),
            (
                .customer,
                "I found the solution. Open the address book and click on the first entry of the list. Hold the shift key down and click on the last one. I was able to open it, but I can't print it."
            ),
        ]
        let draft = try Self.draft("How do I mark all entries of the list?", [said, said])
        let reported = try #require(draft.article.blocks.last?.text)
        #expect(reported.contains("first entry of the list. Hold the shift key") && !reported.contains("can't print"))
    }

    private static func talk(_ id: String, _ question: String, _ answer: String) -> Transcript {
        Transcript(
            id: id, channel: "chat", language: "en", outcome: .resolved,
            turns: [
                .init(speaker: .customer, text: question), .init(speaker: .agent, text: answer),
                .init(speaker: .customer, text: "That worked, thanks!"),
            ])
    }

    private static func drafter() throws -> Drafter {
        Drafter(templates: [
            try DraftTemplate(name: "troubleshooting", blocks: ["issue", "steps"].map { Block(.paragraph([Inline("{{\($0)}}")])) })
        ])
    }

    @Test func makesADraftOfEachNeedOfASmallSet() throws {
        let talks = [
            Self.talk("a", "The printer jams every morning.", "Open the rear lid of the printer and pull the jammed paper out slowly."),
            Self.talk("b", "My parcel comes too late.", "Enter the tracking code on the parcel page and choose another delivery day."),
        ]
        let drafter = try Self.drafter()
        #expect(drafter.drafts(from: talks).drafts.count == 2)
        // Who says that they are one need is asked whether they are.
        let need = Need(gap: "g", label: nil, transcripts: ["a", "b"])
        let together = try #require(drafter.drafts(from: talks, needs: [need]).drafts.first)
        #expect(together.questions.contains { $0.contains("The printer jams every") && $0.contains("My parcel comes too late") })
    }

    @Test func callsADraftWhatTheGapReportCallsItAndLeavesOutWhatAsksSomethingElse() throws {
        let talks = [
            Self.talk("a", "The printer jams every morning.", "Open the rear lid of the printer and pull the jammed paper out slowly."),
            Self.talk("b", "Printer jams with thick paper.", "Open the paper tray and set the lever to thick paper."),
            Self.talk("c", "My parcel comes too late.", "Enter the tracking code on the parcel page and choose another delivery day."),
            Transcript(id: "d", outcome: .resolved, turns: [.init(speaker: .customer, text: "Nobody answers me.")]),
        ]
        let need = Need(
            gap: "g", label: nil, questions: ["No more printing after the printer jams", "Printer jams again"],
            terms: ["printer", "jams", "paper"],
            transcripts: ["a", "b", "c"])
        let result = try Self.drafter().drafts(from: talks, needs: [need])
        let draft = try #require(result.drafts.first)
        #expect(draft.article.title == "No more printing after the printer jams")
        #expect(draft.used.map(\.transcript) == ["a", "b"])
        // Of the log's other conversations nothing is said.
        #expect(result.skipped.map(\.transcripts) == [["c"]] && result.skipped.allSatisfy { $0.why.contains("something else") })
        #expect(!draft.article.text.contains("tracking code"))
    }
}
