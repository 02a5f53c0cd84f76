import KBModel

/// Runs of text as elements inside each other: what neighbouring runs share is opened once around them all.
struct InlineNesting {
    enum Style: Hashable {
        case link(String)
        case mark(Inline.Mark)
    }

    enum Event {
        case open(Style)
        case close(Style)
        case run(Inline)
    }

    /// Beyond the link and the marks of the runs, a place among them: the later stand inside the earlier.
    private static let order: [Inline.Mark] = [
        .strong, .emphasis, .underline, .strike, .subscript, .superscript, .quote, .ui, .code, .variable, .key,
    ]

    /// Calls `body` in document order. Cost: quadratic in the runs of one block that share a style.
    static func walk(_ runs: [Inline], _ body: (Event) -> Void) {
        var open: [Style] = []
        for index in runs.indices {
            let wanted = styles(of: runs[index])
            let kept = kept(of: open, by: wanted)
            while open.count > kept { body(.close(open.removeLast())) }
            let missing = wanted.filter { !open.contains($0) }.enumerated().map { place, style in
                (style: style, place: place, until: end(of: style, in: runs, from: index))
            }
            // What lasts longest stands outside.
            for next in missing.sorted(by: { ($1.until, $0.place) < ($0.until, $1.place) }) {
                body(.open(next.style))
                open.append(next.style)
            }
            body(.run(runs[index]))
        }
        for style in open.reversed() { body(.close(style)) }
    }

    private static func styles(of run: Inline) -> [Style] {
        (run.link.map { [.link($0)] } ?? []) + order.filter(run.marks.contains).map { .mark($0) }
    }

    /// How many of the open elements stay open. Names of keys and variables hold no other marks in most formats.
    private static func kept(of open: [Style], by wanted: [Style]) -> Int {
        let shared = open.prefix { wanted.contains($0) }.count
        if shared == wanted.count { return shared }
        return open.prefix(shared).prefix { $0 != .mark(.key) && $0 != .mark(.variable) }.count
    }

    /// Names of keys and variables end with their run, so that they stay innermost.
    private static func end(of style: Style, in runs: [Inline], from index: Int) -> Int {
        if style == .mark(.key) || style == .mark(.variable) { return index }
        var end = index
        while end + 1 < runs.count, styles(of: runs[end + 1]).contains(style) { end += 1 }
        return end
    }
}

extension Inline {
    /// The same run in bold.
    var strong: Inline {
        var run = self
        if !run.marks.contains(.strong) { run.marks = (run.marks + [.strong]).sorted() }
        return run
    }
}
