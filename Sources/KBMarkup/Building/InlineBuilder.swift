import KBModel

/// Collects runs of text with their marks and links for one block at a time, and folds white space on the way as HTML does: a run of
/// space, tab and line ends is one space, none at the block's ends or beside a line break.
///
/// Marks and links are opened and closed around appended text and stay open from one block to the next, as in `<b><p>…</p><p>…</p></b>`.
/// Cost: linear in the bytes appended; a String is made once a run.
package struct InlineBuilder: Sendable {
    private struct Style: Sendable {
        /// Sorted.
        var marks: [Inline.Mark] = []
        var link: String?
    }

    private var styles: [Style] = [Style()]
    private var runs: [Inline] = []
    /// The bytes of the current run.
    private var bytes: [UInt8] = []
    /// Folded white space that is written before the next visible character.
    private var spacePending = false
    /// White space is swallowed: at a block's beginning, after a line break or a space.
    private var afterSpace = true

    package init() {}

    /// Nothing to finish: no text and no image.
    package var isEmpty: Bool { runs.isEmpty && bytes.isEmpty }

    /// The link that text appended now would carry.
    package var currentLink: String? { styles[styles.count - 1].link }

    // MARK: Styles

    package mutating func push(mark: Inline.Mark) {
        var style = styles[styles.count - 1]
        if !style.marks.contains(mark) {
            style.marks.append(mark)
            style.marks.sort()
        }
        push(style)
    }

    package mutating func push(link: String) {
        var style = styles[styles.count - 1]
        style.link = link
        push(style)
    }

    /// Undoes the last `push`.
    package mutating func pop() {
        guard styles.count > 1 else { return }
        endRun()
        styles.removeLast()
    }

    /// A space before a mark or link stands outside it.
    private mutating func push(_ style: Style) {
        if spacePending { writeSpace() }
        endRun()
        styles.append(style)
    }

    // MARK: Content

    /// Text with white space as in the source; invalid UTF-8 is not expected here.
    package mutating func append(_ text: some Sequence<UInt8>) {
        if text.withContiguousStorageIfAvailable({ append($0) }) == nil { Array(text).withUnsafeBufferPointer { append($0) } }
    }

    /// Goes from one piece without white space to the next.
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let start = index
            while index < text.count, !Self.isFolded(text[index]) { index += 1 }
            if index > start {
                if spacePending { writeSpace() }
                afterSpace = false
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            }
            while index < text.count, Self.isFolded(text[index]) {
                spacePending = true
                index += 1
            }
        }
    }

    private static func isFolded(_ byte: UInt8) -> Bool {
        byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C)
    }

    package mutating func append(_ text: String) { append(text.utf8) }

    /// A space that no neighbour swallows but other white space: between parts that must not run together.
    package mutating func space() { spacePending = true }

    /// `<br>`: a line end inside the block.
    package mutating func lineBreak() {
        spacePending = false
        guard !isEmpty else { return }
        bytes.append(0x0A)
        afterSpace = true
    }

    package mutating func image(src: String, alt: String?) {
        if spacePending { writeSpace() }
        endRun()
        let style = styles[styles.count - 1]
        runs.append(Inline("", marks: style.marks, link: style.link, image: Inline.Image(src: src, alt: alt)))
        afterSpace = false
    }

    private mutating func writeSpace() {
        spacePending = false
        if !afterSpace { bytes.append(0x20) }
        afterSpace = true
    }

    private mutating func endRun() {
        guard !bytes.isEmpty else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        bytes.removeAll(keepingCapacity: true)
        let style = styles[styles.count - 1]
        runs.join(Inline(text, marks: style.marks, link: style.link))
    }

    // MARK: Results

    /// The runs since the last call, without white space at their ends. Open marks and links stay open.
    package mutating func finish() -> [Inline] {
        endRun()
        spacePending = false
        afterSpace = true
        guard !runs.isEmpty else { return [] }
        var result = runs
        runs.removeAll()
        InlineBuilder.trim(&result)
        return result
    }

    /// Takes white space and no-break spaces off both ends; runs that become empty go.
    private static func trim(_ runs: inout [Inline]) {
        while let last = runs.last, last.image == nil {
            let trimmed = last.text.trimmingSuffix(isBlank)
            if trimmed.isEmpty {
                runs.removeLast()
                continue
            }
            runs[runs.count - 1].text = trimmed
            break
        }
        while let first = runs.first, first.image == nil {
            let trimmed = first.text.trimmingPrefix(isBlank)
            if trimmed.isEmpty {
                runs.removeFirst()
                continue
            }
            runs[0].text = trimmed
            break
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\u{A0}" || scalar == "\u{3000}" || scalar == "\u{200B}" || scalar == "\u{FEFF}"
    }
}

extension [Inline] {
    /// One line of both, with a space between them.
    func followed(by later: [Inline]) -> [Inline] {
        guard !isEmpty, !later.isEmpty else { return self + later }
        return ([Inline(" ")] + later).reduce(into: self) { $0.join($1) }
    }

    /// Appends a run; text in the style of the last run goes on with it.
    fileprivate mutating func join(_ run: Inline) {
        if let last, last.image == nil, run.image == nil, last.link == run.link, last.marks == run.marks {
            self[count - 1].text += run.text
        } else {
            append(run)
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ drop: (Unicode.Scalar) -> Bool) -> String {
        guard let last = unicodeScalars.last, drop(last) else { return self }
        guard let end = unicodeScalars.lastIndex(where: { !drop($0) }) else { return "" }
        return String(self[...end])
    }

    fileprivate func trimmingPrefix(_ drop: (Unicode.Scalar) -> Bool) -> String {
        guard let first = unicodeScalars.first, drop(first) else { return self }
        guard let start = unicodeScalars.firstIndex(where: { !drop($0) }) else { return "" }
        return String(self[start...])
    }
}
