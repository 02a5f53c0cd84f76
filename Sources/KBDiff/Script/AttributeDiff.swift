import KBModel

/// What changed about a node besides its words: its kind and attributes, and the marks, links and pictures of words that stayed.
struct AttributeDiff {
    private let words: WordDiff

    init(_ words: WordDiff) { self.words = words }

    func attributes(from old: NodeContent, to new: NodeContent) -> [Change.Attribute] {
        var found: [Change.Attribute] = []
        let (before, after) = (old.attributes, new.attributes)
        for (name, value) in before {
            let other = after.first { $0.name == name }?.value ?? ""
            if other != value { found.append(Change.Attribute(name: name, old: value, new: other)) }
        }
        for (name, value) in after where !before.contains(where: { $0.name == name }) && !value.isEmpty {
            found.append(Change.Attribute(name: name, old: "", new: value))
        }
        return found + inlineAttributes + images
    }

    /// Links and marks of words that stayed, neighbouring words with the same change taken together.
    private var inlineAttributes: [Change.Attribute] {
        let oldStyles = Styles(words.old)
        let newStyles = Styles(words.new)
        var found: [(attribute: Change.Attribute, old: Int, new: Int)] = []
        for segment in words.segments where segment.isEqual && segment.old.count == segment.new.count {
            for (o, n) in zip(segment.old, segment.new) where words.new.tokens[n].kind == .word {
                let (before, after) = (oldStyles[o], newStyles[n])
                guard before != after else { continue }
                let text = words.new.string(words.new.tokens[n].range)
                for (name, a, b) in [("link", before.link, after.link), ("marks", before.marks, after.marks)] where a != b {
                    if let k = found.lastIndex(where: { $0.attribute.name == name }), found[k].attribute.old == a,
                        found[k].attribute.new == b, !words.new.tokens[found[k].new + 1..<n].contains(where: { $0.kind == .word })
                    {
                        found[k].attribute.text += words.new.string(
                            words.new.tokens[found[k].new].range.upperBound..<words.new.tokens[n].range.upperBound)
                        found[k].new = n
                    } else {
                        found.append((Change.Attribute(name: name, text: text, old: a, new: b), o, n))
                    }
                }
            }
        }
        return found.map(\.attribute)
    }

    private var images: [Change.Attribute] {
        let before = words.old.runs.compactMap(\.run.image)
        let after = words.new.runs.compactMap(\.run.image)
        guard before != after else { return [] }
        if before.count == after.count {
            return zip(before, after).flatMap { a, b in
                [("src", a.src, b.src), ("alt", a.alt ?? "", b.alt ?? "")].filter { $0.1 != $0.2 }
                    .map { Change.Attribute(name: $0.0, old: $0.1, new: $0.2) }
            }
        }
        let (gone, came) = (before.filter { !after.contains($0) }, after.filter { !before.contains($0) })
        return gone.map { Change.Attribute(name: "src", old: $0.src, new: "") }
            + came.map { Change.Attribute(name: "src", old: "", new: $0.src) }
    }
}

/// The link and the marks of each token: those of the run in which it starts.
private struct Styles {
    struct Style: Equatable {
        var link: String
        var marks: String
    }

    private var ofRuns: [Style]
    /// By token, the run in which it starts.
    private var runs: [Int] = []

    init(_ text: TokenText) {
        ofRuns = text.runs.map { _, inline in
            Style(
                link: inline.link.map(LinkTarget.canonical) ?? "",
                marks: inline.marks.isEmpty ? "" : inline.marks.sorted().map(\.rawValue).joined(separator: " "))
        }
        // What stands behind the last run has no style.
        ofRuns.append(Style(link: "", marks: ""))
        runs.reserveCapacity(text.tokens.count)
        var run = 0
        for token in text.tokens {
            while run + 1 < text.runs.count, text.runs[run].range.upperBound <= token.range.lowerBound { run += 1 }
            runs.append(run)
        }
    }

    subscript(token: Int) -> Style { ofRuns[runs[token]] }
}
