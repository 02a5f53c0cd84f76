import KBModel

/// Changes within lines of one file as a patch that `git apply` and `patch` take. Both texts have the same number of lines.
package struct UnifiedDiff {
    /// Lines shown around a change, as `diff -u` does.
    private static let context = 3

    private let path: String
    private let old: [ArraySlice<UInt8>]
    private let new: [ArraySlice<UInt8>]
    private let endsInLineFeed: Bool

    package init(path: String, old: [UInt8], new: [UInt8]) {
        self.path = path
        self.old = Self.lines(old)
        endsInLineFeed = old.last == 0x0A
        self.new = Self.lines(new)
    }

    /// Empty when nothing differs.
    package var text: String {
        let hunks = hunks
        guard !hunks.isEmpty else { return "" }
        return "--- a/\(path)\n+++ b/\(path)\n" + hunks.map(text).joined()
    }

    /// With the colours of `git diff`.
    package static func colored(_ patch: String) -> String {
        patch.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            switch line.first {
            case _ where line.hasPrefix("---") || line.hasPrefix("+++"): "\u{1B}[1m\(line)\u{1B}[0m"
            case "+": "\u{1B}[32m\(line)\u{1B}[0m"
            case "-": "\u{1B}[31m\(line)\u{1B}[0m"
            case "@": "\u{1B}[36m\(line)\u{1B}[0m"
            default: String(line)
            }
        }.joined(separator: "\n")
    }

    /// Runs of lines that hold changes with their context; runs that touch are one.
    private var hunks: [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in old.indices where index >= new.count || old[index] != new[index] {
            let range = max(0, index - Self.context)..<min(old.count, index + Self.context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    private func text(of hunk: Range<Int>) -> String {
        var text = "@@ -\(hunk.lowerBound + 1),\(hunk.count) +\(hunk.lowerBound + 1),\(hunk.count) @@\n"
        var index = hunk.lowerBound
        while index < hunk.upperBound {
            let end = hunk.dropFirst(index - hunk.lowerBound).first { old[$0] == new[$0] } ?? hunk.upperBound
            if end == index {
                text += line(" ", old[index], index)
                index += 1
                continue
            }
            for changed in index..<end { text += line("-", old[changed], changed) }
            for changed in index..<end { text += line("+", new[changed], changed) }
            index = end
        }
        return text
    }

    private func line(_ mark: String, _ bytes: ArraySlice<UInt8>, _ index: Int) -> String {
        let isCutOff = index == old.count - 1 && !endsInLineFeed
        return mark + String(decoding: bytes, as: UTF8.self) + (isCutOff ? "\n\\ No newline at end of file\n" : "\n")
    }

    /// The lines without their line feeds; the empty piece after a last line feed is none.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return bytes.last == 0x0A ? lines.dropLast() : lines
    }
}
