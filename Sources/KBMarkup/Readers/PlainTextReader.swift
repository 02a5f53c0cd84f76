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
        var title: String?
        var blocks: [Block] = []
        var paragraph = InlineBuilder()
        var start = 0
        func endParagraph() {
            let runs = paragraph.finish()
            if !runs.isEmpty { blocks.append(Block(.paragraph(runs), line: start)) }
        }
        while let line = lines.next() {
            let text = decoded.bytes[line]
            if text.allSatisfy(\.isASCIISpace) {
                endParagraph()
            } else if title == nil {
                title = Self.title(text)
            } else {
                if paragraph.isEmpty { start = lines.number } else { paragraph.lineBreak() }
                paragraph.append(text)
            }
        }
        endParagraph()
        guard let title else { return .unreadable(reason: "it holds no text", line: nil) }
        return .articles([
            Article(
                id: "", title: title, source: Article.Source(path: file.path, format: format), blocks: blocks, problems: decoded.problems)
        ])
    }

    private static func title(_ line: ArraySlice<UInt8>) -> String {
        var text = line.drop(while: \.isASCIISpace)
        if text.starts(with: [0x23, 0x20]) { text = text.dropFirst(2) }
        var runs = InlineBuilder()
        runs.append(text)
        return runs.finish().plainText
    }
}

/// The ranges of the lines in a text; `\n`, `\r\n` and `\r` end a line.
private struct LineSequence {
    private let bytes: [UInt8]
    private var position = 0
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
