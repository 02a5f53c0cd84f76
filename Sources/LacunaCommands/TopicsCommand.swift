import ArgumentParser
import KBGaps
import KBModel
import KBSignals
import KBText

/// `lacuna topics`.
struct TopicsCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "topics",
        abstract: "Groups questions by need, without labels and without a number of groups.",
        discussion: """
            FILE is CSV or JSON Lines with an 'id' and a text field, or transcripts; of a transcript the customer's turns before the first
            answer count. Texts that resemble no others stay unassigned.

              lacuna topics contacts.csv                        the largest needs in the terminal
              lacuna topics tickets.csv --field subject         read another column
              lacuna topics questions.jsonl --format json | jq '.topics[0]'

            Exit code 2 when a file, or more than one row in twenty, could not be read; the others are grouped all the same.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Files of contacts, questions or transcripts; - reads standard input.") var files: [String]
    @Option(help: "The field or column that holds the text.") var field = "question"
    @Option(help: "The form of the result.") var format = Format.text
    @Option(help: "Where the result goes (default: standard output).") var output: String?
    @OptionGroup var signals: SignalsOptions

    func job(_ console: Console) async throws -> Outcome {
        var loading = try signals.loading(console)
        let questions = try loading.loadQuestions(files, field: field)
        let grouping = NeedGrouping(
            questions.map(\.text), languages: questions.map { $0.language ?? LanguageDetector.detect($0.text)?.language })
        let report = TopicsReport(grouping: grouping, questions: questions)
        switch format {
        case .json: try console.result(report.json.serialized() + "\n", to: output)
        case .text: try console.result(report.text(width: console.width), to: output)
        }
        return loading.outcome
    }
}

/// A grouping as people and programs read it.
struct TopicsReport {
    let grouping: NeedGrouping
    let questions: [Question]

    var json: JSONValue {
        .members([
            "topics": .array(
                grouping.topics.enumerated().map { number, topic in
                    .members([
                        "id": .string("topic-\(number + 1)"),
                        "label": .string(label(topic)),
                        "size": .int(topic.members.count),
                        "members": .strings(topic.members.map { questions[$0].id }),
                        "representatives": .strings(topic.representatives.map { questions[$0].id }),
                    ])
                }),
            "unassigned": .strings(grouping.unassigned.map { questions[$0].id }),
        ])
    }

    /// One line a topic: its number, size, share of all texts, label and a typical question.
    func text(width: Int) -> String {
        let total = max(1, questions.count)
        var lines = [
            "\(questions.count) texts, \(grouping.topics.count) topics, \(grouping.unassigned.count) texts that resemble no others", "",
        ]
        let detector = PersonalDataDetector()
        for (number, topic) in grouping.topics.enumerated() {
            let share = topic.members.count * 100 / total
            lines.append(column("\(number + 1)", 4) + column("\(topic.members.count)", 7) + column("\(share) %", 6) + "  " + label(topic))
            guard topic.members.count >= 3, let typical = topic.representatives.first else { continue }
            let quote = detector.redact(questions[typical].text.split(whereSeparator: \.isNewline).joined(separator: " ")).text
            lines.append(column("", 19) + DisplayWidth.truncated("“\(quote)”", to: max(20, width - 19)))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func label(_ topic: NeedGrouping.Topic) -> String {
        topic.terms.isEmpty ? questions[topic.members[0]].id : topic.terms.joined(separator: ", ")
    }

    private func column(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.utf8.count)) + text }
}
