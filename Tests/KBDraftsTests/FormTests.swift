import KBDrafts
import KBModel
import Testing

/// What drafts of different kinds of conversations look like.
@Suite struct FormTests {
    private static func template(_ name: String, _ slots: [String]) throws -> DraftTemplate {
        try DraftTemplate(name: name, blocks: slots.map { Block(.paragraph([Inline("{{\($0)}}")])) })
    }

    private static func drafter() throws -> Drafter {
        Drafter(templates: [
            try template("faq", ["answers", "notes", "depends", "reported"]),
            try template("how-to", ["environment", "steps", "branches", "solutions", "reported"]),
            try template("troubleshooting", ["issue", "environment", "cause", "steps", "branches", "solutions", "reported"]),
        ])
    }

    private static func talk(_ id: String, _ turns: [(Transcript.Speaker, String)], accepted: Int? = nil) -> Transcript {
        var turns = turns.map { Transcript.Turn(speaker: $0.0, text: $0.1) }
        if let accepted { turns[accepted].accepted = true }
        return Transcript(id: id, channel: "chat", language: "en", outcome: .resolved, turns: turns)
    }

    private static func headings(_ draft: Draft) -> [String] {
        draft.article.blocks.compactMap { if case .heading(_, let inlines) = $0.kind { inlines.plainText } else { nil } }
    }

    @Test func givesEachEnvironmentItsOwnSteps() throws {
        let steps = [
            "IMAP": "Open the server settings and enter port 993 for IMAP.",
            "POP": "Open the account page and tick leave messages on server.",
        ]
        let talks = (0..<6).map { n -> Transcript in
            let kind = n % 2 == 0 ? "IMAP" : "POP"
            return Self.talk(
                "t\(n)",
                [
                    (.customer, "My mailbox stays empty, the account is \(kind)."), (.agent, "Restart the mail program before you begin."),
                    (.agent, steps[kind] ?? ""), (.customer, "That worked, thanks!"),
                ])
        }
        let draft = try #require(try Self.drafter().drafts(from: talks).drafts.first)
        #expect(Self.headings(draft).filter { $0.hasPrefix("If you use") } == ["If you use IMAP", "If you use POP"])
        #expect(draft.conflicts.isEmpty)
    }

    @Test func setsACustomersOwnFixApart() throws {
        let talks = (0..<2).map {
            Self.talk(
                "t\($0)",
                [
                    (.customer, "I cannot add an account, the window stays empty."),
                    (.agent, "Open the settings and check the account list for old entries."),
                    (.agent, "Restart the program in safe mode and try it again."),
                    (.customer, "Turns out the new account hub was the problem, unticking it in the settings solved the issue."),
                ], accepted: 3)
        }
        let draft = try #require(try Self.drafter().drafts(from: talks).drafts.first)
        #expect(draft.article.text.contains("account hub"))
        #expect(draft.questions.contains { $0.contains("reported by a customer") })
        let steps = draft.article.blocks.filter { if case .list(let list) = $0.kind { list.steps } else { false } }
        #expect(steps.allSatisfy { !$0.text.contains("account hub") })
    }

    @Test func takesNoGuessForACause() throws {
        let talks = (0..<3).map {
            Self.talk(
                "t\($0)",
                [
                    (.customer, "The printer prints nothing."), (.agent, "It may be caused by the old cable of the printer."),
                    (.agent, "This is a known issue due to the firmware 2.1 of the printer."),
                    (.agent, "Install firmware 2.2 and restart the printer."),
                    (.agent, "Open the queue and delete all waiting jobs."), (.customer, "That worked, thanks!"),
                ])
        }
        var options = Drafter.Options()
        options.template = "cause"
        let template = try Self.template("cause", ["cause"])
        let draft = try #require(Drafter(templates: [template], options: options).drafts(from: talks).drafts.first)
        #expect(!draft.article.text.contains("cable"))
    }

    @Test func citesExistingTurnsOfTheRightSpeakersOnly() throws {
        let talks = (0..<5).map { n in
            Self.talk(
                "t\(n)",
                [
                    (.customer, "How do I reset the alarm of the Nimbus clock?"),
                    (.agent, "Hold the red button of the Nimbus clock for 5 seconds."),
                    (.customer, "And how do I change the battery?"), (.agent, "Open the lid on the back and put in two AAA batteries."),
                    (.customer, "Thanks!"),
                ])
        }
        let byID = Dictionary(uniqueKeysWithValues: talks.map { ($0.id, $0) })
        for draft in try Self.drafter().drafts(from: talks).drafts {
            for entry in draft.provenance {
                for source in entry.sources {
                    let turns = try #require(byID[source.transcript]?.turns)
                    #expect(turns.indices.contains(source.turn))
                }
                guard case .list(let list) = draft.article.blocks[entry.block].kind, list.steps else { continue }
                #expect(entry.sources.contains { byID[$0.transcript]?.turns[$0.turn].speaker == .agent })
            }
        }
    }

    @Test(arguments: [0x00, 0x22, 0x5B, 0x5D, 0xC3, 0xFF] as [UInt8])
    func readsMutatedTurns(byte: UInt8) throws {
        let texts = [
            "Hi Anna, open [name] Settings > General.", "1. Close it. 2. Open https://a.example/users/anna now:", "如果[name]您好，请打开设置。",
        ]
        for text in texts {
            for i in stride(from: 0, to: text.utf8.count, by: 9) {
                var bytes = Array(text.utf8)
                bytes[i] = byte
                let said = String(decoding: bytes, as: UTF8.self)
                let talks = (0..<2).map { Self.talk("t\($0)", [(.customer, said), (.agent, said), (.customer, "thanks")]) }
                let drafts = try Self.drafter().drafts(from: talks).drafts
                #expect(drafts.allSatisfy { draft in draft.provenance.allSatisfy { draft.article.blocks.indices.contains($0.block) } })
            }
        }
    }
}
