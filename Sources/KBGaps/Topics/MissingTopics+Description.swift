import KBModel
import KBText

extension MissingTopics {
    /// So many customers must stand behind a quoted question; below it the need is told by its terms.
    static let customersBehindQuote = 3
    private static let quotes = 3
    private static let quoteLength = 160

    /// The groups as topics, best first.
    func topics(contacts: [Contact], texts: NeedTexts, matches: [[ArticleMatches.Match]]) -> [MissingTopic] {
        let description = TopicDescription(texts.needs, interner: texts.interner)
        let detector = PersonalDataDetector()
        var names = Set<String>()
        return groups().map { group in
            let members = mostTelling(group.contacts)
            let strongest = description.terms(of: members.map { texts.needs[$0] }, least: 2, limit: 8)
            var forms = WrittenForms()
            for contact in members.prefix(50) {
                forms.gather(
                    texts.said[contact].texts, language: texts.languages[contact], wanted: Set(strongest), interner: texts.interner)
            }
            let terms = strongest.compactMap(forms.form)
            let questions = Self.questions(of: members, in: contacts, detector)
            return MissingTopic(
                gap: Self.name(terms, members.map { contacts[$0].id }, &names),
                label: questions.first ?? terms.prefix(4).joined(separator: ", "), contacts: members, questions: questions, terms: terms,
                nearest: Self.nearest(members, matches), score: group.score)
        }
    }

    /// The contacts that resemble the most others of the group come first.
    private func mostTelling(_ contacts: [Int]) -> [Int] {
        let nodes = contacts.compactMap { contact in graph.node(of: contact).map { (contact: contact, node: $0) } }
        let inside = Set(nodes.map { Int32($0.node) })
        let strength = Dictionary(
            nodes.map { node in
                (node.contact, graph.graph.edges(of: node.node).reduce(Float(0)) { $0 + (inside.contains($1.node) ? $1.weight : 0) })
            }, uniquingKeysWith: max)
        return contacts.sorted { a, b in
            let (first, second) = (strength[a, default: 0], strength[b, default: 0])
            return first != second ? first > second : a < b
        }
    }

    /// The first lines of the most telling questions, redacted, one a customer; none when too few customers asked.
    private static func questions(of members: [Int], in contacts: [Contact], _ detector: PersonalDataDetector) -> [String] {
        let customers = Set(members.map { contacts[$0].customer ?? contacts[$0].id })
        guard customers.count >= customersBehindQuote else { return [] }
        var quotes: [String] = []
        var asked = Set<String>()
        for contact in members.prefix(50) where quotes.count < Self.quotes {
            let question = contacts[contact].question ?? ""
            let line = question.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            let quote = DisplayWidth.truncated(detector.redact(line).text, to: quoteLength)
            if quote.utf8.count >= 12, !quotes.contains(quote), asked.insert(contacts[contact].customer ?? contacts[contact].id).inserted {
                quotes.append(quote)
            }
        }
        return quotes
    }

    /// `gap-` and a hash of the three strongest terms: the same need keeps its name while its wording stays; a number tells equal ones apart.
    static func name(_ terms: [String], _ ids: [String], _ taken: inout Set<String>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let words = terms.isEmpty ? ids.sorted() : terms.prefix(3).sorted()
        for byte in words.joined(separator: " ").utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let stem = "gap-" + String(hash % 0x1_0000_0000, radix: 36)
        var name = stem
        var number = 2
        while !taken.insert(name).inserted {
            name = "\(stem)-\(number)"
            number += 1
        }
        return name
    }

    /// The three articles with the highest mean share over the topic's contacts.
    private static func nearest(_ members: [Int], _ matches: [[ArticleMatches.Match]]) -> [MissingTopic.Neighbour] {
        var sums: [Int32: Double] = [:]
        for contact in members {
            for match in matches[contact] { sums[match.article, default: 0] += Double(match.share) / Double(members.count) }
        }
        return sums.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(3)
            .map { MissingTopic.Neighbour(article: Int($0.key), score: $0.value) }
    }
}
