import KBModel

/// Plain text: the first line, without a leading `# `, is the title, blank lines separate blocks.
package struct PlainTextReader: ArticleReader {
    package let format = "text"

    package init() {}

    /// Text by its ending, or anything without control characters as a last resort for `.text`, `README` and the like.
    package func confidence(_ file: SourceFile) -> Confidence {
        let name = file.path.utf8
        guard name.hasSuffix(".txt") || name.hasSuffix(".text") else { return .no }
        return file.bytes.isEmpty ? .no : .possible
    }

    package func read(_ file: SourceFile, in context: ReadingContext) -> Reading {
        let decoded = TextDecoding(file.bytes)
        var lines = LineSequence(decoded.bytes)
        while let line = lines.next() {
            let text = decoded.bytes[line]
            if text.allSatisfy(\.isASCIISpace) { continue }
            let body = PlainText.read(decoded.bytes[min(lines.position, decoded.bytes.count)...], lines: lines.number)
            return .articles([
                Article(
                    id: "", title: Self.title(text), source: Article.Source(path: file.path, format: format), blocks: body.blocks,
                    problems: decoded.problems)
            ])
        }
        return .unreadable(reason: "it holds no text", line: nil)
    }

    private static func title(_ line: ArraySlice<UInt8>) -> String {
        var text = line.drop(while: \.isASCIISpace)
        if text.starts(with: [0x23, 0x20]) { text = text.dropFirst(2) }
        var runs = InlineBuilder()
        runs.append(text)
        return runs.finish().plainText
    }
}

/// Text without any markup: blank lines part paragraphs, line ends stay.
enum PlainText {
    /// - Parameter before: how many lines stand before the text in its file.
    static func read(_ text: ArraySlice<UInt8>, lines before: Int = 0) -> HTMLFragment.Result {
        let bytes = Array(text)
        var lines = LineSequence(bytes)
        var blocks: [Block] = []
        var paragraph = InlineBuilder()
        var start = 0
        func endParagraph() {
            let runs = paragraph.finish()
            if !runs.isEmpty { blocks.append(Block(.paragraph(runs), line: start)) }
        }
        while let line = lines.next() {
            if bytes[line].allSatisfy(\.isASCIISpace) {
                endParagraph()
            } else {
                if paragraph.isEmpty { start = before + lines.number } else { paragraph.lineBreak() }
                paragraph.append(bytes[line])
            }
        }
        endParagraph()
        return HTMLFragment.Result(blocks: blocks, problems: [])
    }
}

/// The ranges of the lines in a text; `\n`, `\r\n` and `\r` end a line.
private struct LineSequence {
    private let bytes: [UInt8]
    /// Behind the line given last and its end.
    private(set) var position = 0
    /// Of the line given last, from 1.
    private(set) var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        number += 1
        let start = position
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        position = end + 1
        if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { position += 1 }
        return start..<end
    }
}

extension String.UTF8View {
    fileprivate func hasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { suffix in
            count >= suffix.count && zip(self.suffix(suffix.count), suffix).allSatisfy { $0.asciiLowercased == $1 }
        }
    }
}
