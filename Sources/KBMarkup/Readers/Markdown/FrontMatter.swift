import KBModel
import Yams

/// What stands between two lines of `---` at the beginning of a Markdown file: YAML about the text that follows.
struct FrontMatter {
    private(set) var metadata = StatedMetadata()
    private(set) var problems: [Problem] = []
    /// Where the text begins.
    private(set) var end = 0
    /// How many lines stand before it.
    private(set) var lines = 0

    /// A longer one is taken for text.
    private static let maximumSize = 1 << 16
    /// The YAML parser works by recursion: what opens more than this at a time is not given to it.
    private static let maximumDepth = 64

    init(of bytes: [UInt8]) {
        guard let (content, end) = Self.range(in: bytes) else { return }
        self.end = end
        lines = bytes[..<end].count { $0 == 0x0A }
        let yaml = bytes[content]
        guard Self.isShallow(yaml) else {
            problems = [Problem(kind: "front-matter", line: 1, message: "the front matter is nested too deep; it was left out")]
            return
        }
        do {
            if let members = try Yams.compose(yaml: String(decoding: yaml, as: UTF8.self))?.mapping { read(members) }
        } catch let error as YamlError {
            problems = [
                Problem(kind: "front-matter", line: 1 + Self.line(of: error), message: "the front matter is no YAML; it was left out")
            ]
        } catch {
            problems = [Problem(kind: "front-matter", line: 1, message: "the front matter cannot be read; it was left out")]
        }
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 0
        }
    }

    /// Whether a text begins with front matter.
    static func begins(_ bytes: [UInt8]) -> Bool { range(in: bytes) != nil }

    /// From `---` to `---` or `...`; the first line between them has to name a value, or else the signs are rules between texts.
    private static func range(in bytes: [UInt8]) -> (content: Range<Int>, end: Int)? {
        guard bytes.starts(with: "---".utf8), let first = lineEnd(bytes, from: 3), bytes[3..<first].allSatisfy(\.isASCIISpace) else {
            return nil
        }
        var start = first
        var named = false
        while start < min(bytes.count, maximumSize) {
            let next = lineEnd(bytes, from: start) ?? bytes.count
            let line = bytes[start..<next]
            let trimmed = line.reversed().drop(while: \.isASCIISpace).reversed()
            if trimmed.elementsEqual("---".utf8) || trimmed.elementsEqual("...".utf8) { return named ? (first..<start, next) : nil }
            if !named, !trimmed.isEmpty, line.first != 0x23 {
                let name = line.prefix { $0 != 0x3A && $0 != 0x0A }
                guard name.count < line.count, line[name.endIndex] == 0x3A, name.first.map({ !$0.isASCIISpace }) == true else { return nil }
                named = true
            }
            start = next
        }
        return nil
    }

    /// Behind the line end at or after `start`.
    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int? { bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } }

    /// Counts brackets, which may be nested on one line, and the `- ` and `? ` that a line may begin with.
    private static func isShallow(_ yaml: ArraySlice<UInt8>) -> Bool {
        var brackets = 0
        var signs = 0
        var atStart = true
        for byte in yaml {
            switch byte {
            case 0x5B, 0x7B: brackets += 1
            case 0x5D, 0x7D: brackets -= 1
            case 0x0A:
                atStart = true
                signs = 0
                continue
            case 0x2D, 0x3F: if atStart { signs += 1 }
            case 0x20: continue
            default: atStart = false
            }
            if brackets > maximumDepth || signs > maximumDepth { return false }
        }
        return true
    }

    private mutating func read(_ members: Node.Mapping) {
        for (key, value) in members {
            guard let name = key.scalar?.string else { continue }
            if let text = Self.text(value) {
                metadata.add(text, for: name)
            } else if let sequence = value.sequence {
                metadata.add(sequence.compactMap { Self.text($0) ?? $0.mapping.flatMap(Self.name) }, for: name)
            } else if let text = value.mapping.flatMap(Self.name) {
                metadata.add(text, for: name)
            }
        }
    }

    /// A value that is one, and not `null`.
    private static func text(_ node: Node) -> String? {
        guard let scalar = node.scalar, node.null == nil, !scalar.string.isEmpty else { return nil }
        return scalar.string
    }

    /// `author: {name: …}` and `last_update: {date: …}`.
    private static func name(_ members: Node.Mapping) -> String? {
        for key in ["name", "title", "date"] {
            if let text = members.first(where: { $0.key.scalar?.string == key }).flatMap({ text($0.value) }) { return text }
        }
        return nil
    }
}
