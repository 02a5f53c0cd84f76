import KBModel

/// An article told as symptom, cause and remedy, as the sections of a troubleshooting topic.
struct DITATroubleshooting {
    private enum Part: String {
        case condition, environment, cause, remedy
    }

    private var introduction: [Block]
    private var parts: [(part: Part, section: SectionOutline)] = []

    /// Headings by which writers tell the parts, in small letters.
    private static let words: [String: Part] = {
        let table: [(Part, String)] = [
            (.condition, "issue|symptom|symptoms|problem|condition|problème|symptôme|problema|síntoma|probleem|问题|問題|现象|症状"),
            (
                .environment,
                "environment|applies to|gäller|miljö|umgebung|environnement|entorno|omgeving|ambiente|środowisko|环境|環境"
            ),
            (.cause, "cause|causes|orsak|ursache|causa|oorzaak|przyczyna|原因"),
            (
                .remedy,
                "resolution|solution|remedy|fix|workaround|lösning|lösung|solución|oplossing|soluzione|solução|rozwiązanie|解决方法|解決方法"
            ),
        ]
        return table.reduce(into: [:]) { words, row in for word in row.1.split(separator: "|") { words[String(word)] = row.0 } }
    }()

    /// `nil` unless all sections are known, without sections of their own, and in the order of the topic's: the symptom, the environment,
    /// then causes with their remedies.
    init?(_ outline: SectionOutline) {
        introduction = outline.blocks
        var last: Part?
        for section in outline.sections {
            guard section.isLeaf, section.level == 2, let part = Self.words[section.title.plainText.lowercased()] else { return nil }
            let mayFollow =
                switch part {
                case .condition: last == nil
                case .environment: last == .condition
                case .cause: last != .cause
                case .remedy: last != nil
                }
            guard mayFollow else { return nil }
            parts.append((part, section))
            last = part
        }
        guard parts.first?.part == .condition, last == .remedy, introduction.isEmpty else { return nil }
    }

    func write(to body: inout XMLBlocks) {
        body.out.open(XMLOutput.Tag("troublebody"))
        body.out.lineEnd()
        let conditions = parts.prefix { $0.part == .condition || $0.part == .environment }
        write(conditions[0].section, as: "condition", and: conditions.dropFirst().map(\.section), to: &body)
        var isOpen = false
        for (place, (part, section)) in parts.enumerated().dropFirst(conditions.count) {
            if isOpen, part == .cause { close("troubleSolution", &body) }
            if part == .cause || !isOpen || parts[place - 1].part == .remedy {
                if isOpen, part == .remedy { close("troubleSolution", &body) }
                body.out.open(XMLOutput.Tag("troubleSolution"))
                body.out.lineEnd()
                isOpen = true
            }
            if part == .cause { write(section, as: "cause", to: &body) } else { remedy(section, to: &body) }
        }
        if isOpen { close("troubleSolution", &body) }
        close("troublebody", &body)
    }

    private func close(_ name: String, _ body: inout XMLBlocks) {
        body.out.close(XMLOutput.Tag(name))
        body.out.lineEnd()
    }

    /// The environment has no element of its own: it stands below a bold line in the condition.
    private func write(_ section: SectionOutline, as name: String, and others: [SectionOutline] = [], to body: inout XMLBlocks) {
        body.section(XMLOutput.Tag(name), title: section.title)
        body.blocks(section.blocks)
        for other in others {
            body.block(Block(.heading(level: other.level, other.title)))
            body.blocks(other.blocks)
        }
        close(name, &body)
    }

    /// A remedy is steps; any other text stands as informal ones.
    private func remedy(_ section: SectionOutline, to body: inout XMLBlocks) {
        body.section(XMLOutput.Tag("remedy"), title: section.title)
        if section.blocks.count == 1, case .list(let list) = section.blocks[0].kind, DITATopicForm.isProcedure(list) {
            body.steps(section.blocks[0])
        } else {
            body.container(XMLOutput.Tag("steps-informal"), section.blocks)
        }
        close("remedy", &body)
    }
}
