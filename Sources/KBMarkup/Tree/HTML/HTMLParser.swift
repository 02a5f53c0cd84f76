import KBModel

/// HTML of any kind, by the parser that the page needs: libxml2 for tidy pages, an HTML5 parser for all others.
enum HTMLParser {
    struct Result: Sendable {
        var tree: MarkupTree
        var problems: [Problem]
        /// Without `html`, `head` and `body` tags of its own: a body to be put into a page.
        var isFragment: Bool
    }

    /// Bytes have to be UTF-8 without NUL (see `TextDecoding`).
    static func parse(_ bytes: [UInt8]) -> Result {
        let scan = HTMLScan(bytes)
        var problems: [Problem] = []
        func note(_ offset: Int?, _ kind: String, _ message: String) {
            guard let offset else { return }
            problems.append(Problem(kind: kind, line: 1 + bytes[..<offset].count { $0 == 0x0A }, message: message))
        }
        note(
            scan.firstDeep, "deep-nesting",
            "elements are nested more than \(HTMLScan.maximumDepth) deep; deeper ones were read as if at that level")
        if let offset = scan.firstCrowded { problems.append(HTMLScan.tooManyAttributes(line: 1 + bytes[..<offset].count { $0 == 0x0A })) }
        let source = scan.blanked.isEmpty ? bytes : blanking(scan.blanked, in: bytes)
        let parsed = tree(of: source, scan)
        return Result(tree: parsed.tree, problems: problems + parsed.problems, isFragment: scan.isFragment)
    }

    private static func tree(of source: [UInt8], _ scan: HTMLScan) -> MarkupParser.Result {
        if !scan.needsHTML5 || scan.isTooLargeForHTML5 {
            do {
                return try MarkupParser.parseHTML(source)
            } catch {
                // The scan took a page for tidy that libxml2 stops at; the other parser stops at none.
                return MarkupParser.Result(tree: HTML5Parser.parse(source), problems: [])
            }
        }
        return MarkupParser.Result(tree: HTML5Parser.parse(source), problems: [])
    }

    /// Line ends stay, so that lines keep their numbers.
    private static func blanking(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for range in ranges {
            for index in range.clamped(to: bytes.indices) where bytes[index] != 0x0A { bytes[index] = 0x20 }
        }
        return bytes
    }
}
