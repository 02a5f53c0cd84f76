/// Which conditional text a target shows: `include[Set.A or Set.B] exclude[Set.C]`, or, since Flare 9, a Boolean expression of tags.
struct FlareConditions: Sendable, Hashable {
    private indirect enum Expression: Sendable, Hashable {
        case tag(String)
        case not(Expression)
        case all([Expression])
        case any([Expression])
        /// An included tag shows what an excluded one would hide: `A or not B`, as Flare itself writes it out.
        case lists(include: Set<String>, exclude: Set<String>)
    }

    private var expression: Expression

    /// `nil` for an expression that is empty or not understood.
    init?(_ text: String) {
        let lists = Self.lists(in: text)
        if let include = lists["include"], let exclude = lists["exclude"] {
            expression = .lists(include: include, exclude: exclude)
        } else if let exclude = lists["exclude"] {
            expression = .lists(include: [], exclude: exclude)
        } else if let include = lists["include"] {
            expression = .lists(include: include, exclude: [])
        } else {
            var parser = Parser(text)
            guard let parsed = parser.disjunction(depth: 0), parser.isAtEnd else { return nil }
            expression = parsed
        }
    }

    /// Whether text with these tags is shown; text without tags always is.
    func show(_ tags: [String]) -> Bool { tags.isEmpty || Self.holds(expression, for: Set(tags.map { $0.lowercased() })) }

    /// The tags of an attribute: `Set.A,Set.B`.
    static func tags(_ value: String) -> [String] {
        value.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
    }

    private static func holds(_ expression: Expression, for tags: Set<String>) -> Bool {
        switch expression {
        case .tag(let tag): tags.contains(tag)
        case .not(let inner): !holds(inner, for: tags)
        case .all(let parts): parts.reduce(true) { $0 && holds($1, for: tags) }
        case .any(let parts): parts.reduce(false) { $0 || holds($1, for: tags) }
        case .lists(let include, let exclude): !include.isDisjoint(with: tags) || exclude.isDisjoint(with: tags)
        }
    }

    /// The tags in `include[…]` and `exclude[…]`, between which `or` or a comma stands.
    private static func lists(in text: String) -> [String: Set<String>] {
        var lists: [String: Set<String>] = [:]
        let bytes = Array(text.lowercased().utf8)
        for name in ["include", "exclude"] {
            guard let start = bytes.range(of: name + "["), let end = bytes[start.upperBound...].firstIndex(of: 0x5D) else { continue }
            let parts = String(decoding: bytes[start.upperBound..<end], as: UTF8.self).split(separator: ",")
            lists[name] = Set(parts.flatMap { $0.split(separator: " ").split(separator: "or").map { $0.joined(separator: " ") } })
        }
        return lists
    }

    /// `or` binds less than `and`, `and` less than `not`; tags may hold spaces.
    private struct Parser {
        private static let maximumDepth = 64
        private var tokens: [String]
        private var position = 0

        init(_ text: String) {
            tokens = []
            for word in text.lowercased().split(separator: " ") {
                var rest = word
                while rest.first == "(" { tokens.append(String(rest.removeFirst())) }
                let name = rest.prefix { $0 != ")" }
                if !name.isEmpty { tokens.append(String(name)) }
                tokens += rest.dropFirst(name.count).map(String.init)
            }
        }

        var isAtEnd: Bool { position == tokens.count }
        private var next: String? { position < tokens.count ? tokens[position] : nil }

        mutating func disjunction(depth: Int) -> Expression? {
            chain("or", depth) { $0.conjunction(depth: $1) }.map { $0.count == 1 ? $0[0] : .any($0) }
        }

        private mutating func conjunction(depth: Int) -> Expression? {
            chain("and", depth) { $0.term(depth: $1) }.map { $0.count == 1 ? $0[0] : .all($0) }
        }

        private mutating func chain(_ word: String, _ depth: Int, _ part: (inout Parser, Int) -> Expression?) -> [Expression]? {
            guard depth < Self.maximumDepth, let first = part(&self, depth) else { return nil }
            var parts = [first]
            while next == word {
                position += 1
                guard let more = part(&self, depth) else { return nil }
                parts.append(more)
            }
            return parts
        }

        private mutating func term(depth: Int) -> Expression? {
            guard let token = next, depth < Self.maximumDepth else { return nil }
            if token == "not" {
                position += 1
                return term(depth: depth + 1).map(Expression.not)
            }
            if token == "(" {
                position += 1
                guard let inner = disjunction(depth: depth + 1), next == ")" else { return nil }
                position += 1
                return inner
            }
            var words: [String] = []
            while let word = next, !["and", "or", "not", "(", ")"].contains(word) {
                words.append(word)
                position += 1
            }
            return words.isEmpty ? nil : .tag(words.joined(separator: " "))
        }
    }
}
