import KBDiff

/// Leaves out what did not change, but for a few words around each change.
package enum RunShortening {
    /// Words kept on either side of a change.
    private static let context = 12
    /// Words kept of a moved or long unchanged text that has no change in it.
    private static let alone = 24

    package static func shortened(_ runs: [WordRun]) -> [WordRun] {
        runs.enumerated().map { i, run in
            guard run.operation == .equal else { return run }
            let (first, last) = (i == 0, i == runs.count - 1)
            var run = run
            if first && last {
                run.text = head(run.text, alone)
            } else if first {
                run.text = tail(run.text, context)
            } else if last {
                run.text = head(run.text, context)
            } else {
                run.text = middle(run.text)
            }
            return run
        }
    }

    private static func head(_ text: String, _ words: Int) -> String {
        let starts = wordStarts(text)
        return starts.count <= words ? text : text[..<starts[words]].trimmedEnd + " …"
    }

    private static func tail(_ text: String, _ words: Int) -> String {
        let starts = wordStarts(text)
        return starts.count <= words ? text : "… " + text[starts[starts.count - words]...]
    }

    private static func middle(_ text: String) -> String {
        let starts = wordStarts(text)
        guard starts.count > 2 * context + 4 else { return text }
        return text[..<starts[context]].trimmedEnd + " … " + text[starts[starts.count - context]...]
    }

    /// Where words begin: after white space; in scripts without spaces every few characters count as a word.
    private static func wordStarts(_ text: String) -> [String.Index] {
        var starts: [String.Index] = []
        var (inWord, unspaced) = (false, 0)
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            if scalar.properties.isWhitespace {
                inWord = false
                continue
            }
            let isUnspaced = (0x0E00...0x0EFF).contains(scalar.value) || scalar.value >= 0x3000
            unspaced = isUnspaced ? unspaced + 1 : 0
            if !inWord || (isUnspaced && unspaced % 2 == 0) { starts.append(index) }
            inWord = true
        }
        return starts
    }
}

extension Substring {
    fileprivate var trimmedEnd: String {
        var end = self
        while let last = end.unicodeScalars.last, last.properties.isWhitespace { end.unicodeScalars.removeLast() }
        return String(end)
    }
}
