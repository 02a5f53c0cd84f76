import KBModel
import KBSignals
import KBTestSupport
import Testing

@Suite struct ExportReaderTests {
    @Test func tellsEveryFixtureByItsContent() throws {
        for file in try Exports.files() {
            let sample = ExportSample(try Exports.bytes(file))
            let name = ExportReaders.recognizing(sample)?.name
            #expect(name == String(file.prefix { $0 != "/" }), "\(file)")
        }
    }

    @Test(arguments: [
        "id,time,customer\n1,2026-01-01,a\n", "article,time,vote\na,2026-01-01,up\n",
        "{\"id\":1,\"time\":\"2026-01-01\",\"question\":\"a\"}\n",
        "", "just words\n", "[]", "{\"id\":1,\"title\":\"t\",\"body\":\"b\"}",
    ])
    func leavesNeutralFilesToTheNeutralReaders(text: String) throws {
        var stream = ByteStream(name: "file", bytes: Array(text.utf8))
        guard case .rows = try SignalsForm(of: &stream, choice: .auto, mapping: Mapping()) else {
            Issue.record("taken for an export: \(text)")
            return
        }
    }

    @Test(arguments: [
        ["intercom/conversations.json"], ["zendesk/tickets.jsonl", "zendesk/votes.json"],
        ["zendesk/tickets.json", "zendesk/comments.json"],
        [
            "servicenow/m2m_kb_task.xml", "servicenow/incident.xml", "servicenow/cases.json", "servicenow/kb_feedback.json",
            "servicenow/kb_use.csv",
        ], ["servicenow/incident.csv"], ["salesforce/CaseArticle.csv", "salesforce/Case.csv"], ["genesys/transcript.json"],
        ["contact-lens/c0ffee_analysis_2026-01-06T08_00_00Z.json", "contact-lens/chat.json"], ["cx-insights/conversation.json"],
        ["dialogflow/log.jsonl"], ["vcon/call.json", "vcon/chat.json"], ["webvtt/call.srt", "webvtt/call.vtt"], ["mbox/support.mbox"],
    ])
    func readsWhatTheExportTells(files: [String]) throws {
        let read = try Exports.read(files.map { ($0, try Exports.bytes($0)) })
        let name = files[0].replacing("/", with: "-")
        try Golden.expect(Exports.described(read), equals: name + ".txt")
    }

    @Test func readsTheSameInPiecesOfAnySize() throws {
        for file in try Exports.files() {
            let bytes = try Exports.bytes(file)
            let whole = try Exports.read([(file, bytes)])
            for size in [13, 509] {
                let pieces = try Exports.read([(file, bytes)], pieceSize: size)
                #expect(Exports.described(pieces) == Exports.described(whole), "\(file) in pieces of \(size)")
            }
        }
    }

    @Test(arguments: try Exports.files())
    func survivesDamage(file: String) throws {
        let bytes = try Exports.bytes(file)
        var random = SeededGenerator(seed: 5)
        let format = try #require(ExportReaders.recognizing(ExportSample(bytes)))
        for round in 0..<60 {
            let damaged = Self.damaged(bytes, &random)
            var reading = ConversationReading(
                mapping: Mapping(), customers: CustomerKey(), zones: .fixedOffsets, choice: .export(format))
            var stream = Exports.stream(file, damaged, pieceSize: 512)
            var problems = SignalProblems()
            do {
                try reading.read(&stream, by: format, problems: &problems)
            } catch let error as SignalError {
                #expect(error.description.hasPrefix(file), "round \(round)")
            }
            for conversation in reading.finish().conversations { #expect(!conversation.id.isEmpty, "round \(round)") }
        }
    }

    /// Bytes changed, cut off, cut out or doubled.
    private static func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !result.isEmpty {
            let at = Int.random(in: result.indices, using: &random)
            let end = min(result.count, at + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: result[at] = UInt8.random(in: 0...255, using: &random)
            case 1: result.removeSubrange(at...)
            case 2: result.removeSubrange(at..<end)
            case 3: result.insert(contentsOf: result[at..<end], at: at)
            default: result.insert(contentsOf: [0x00, 0xFF, 0x22, 0x7B, 0x5B, 0x3C].shuffled(using: &random).prefix(2), at: at)
            }
        }
        return result
    }
}
