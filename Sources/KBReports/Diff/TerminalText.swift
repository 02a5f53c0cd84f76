import KBDiff
import KBText

/// Words with their changes, wrapped to columns.
enum TerminalText {
    enum Style: String {
        case bold = "1"
        case red = "31;9"
        case green = "32;4"
        case yellow = "33"
    }

    static func painted(_ text: String, _ style: Style) -> String { "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" }

    /// Lines of at most `width` columns. Control characters of the text are shown as spaces: they must not reach a terminal.
    static func wrapped(_ runs: [WordRun], width: Int, color: Bool) -> [String] {
        var lines: [String] = []
        var line = Line()
        for run in runs {
            if !color { line.add(opening(run.operation), visible: true) }
            for piece in pieces(run.text) {
                if piece == "\n" {
                    line.finish(into: &lines)
                    continue
                }
                let columns = DisplayWidth.columns(of: piece)
                if line.columns > 0, line.columns + columns > width { line.finish(into: &lines) }
                if piece == " " && line.columns == 0 && !lines.isEmpty { continue }
                line.add(color ? painted(piece, run.operation) : piece, columns: columns)
            }
            if !color { line.add(closing(run.operation), visible: true) }
        }
        line.finish(into: &lines)
        return lines
    }

    private struct Line {
        var text = ""
        var columns = 0

        mutating func add(_ piece: String, columns: Int) {
            text += piece
            self.columns += columns
        }

        mutating func add(_ mark: String, visible: Bool) { add(mark, columns: mark.utf8.count) }

        mutating func finish(into lines: inout [String]) {
            if !text.isEmpty { lines.append(text) }
            self = Line()
        }
    }

    private static func painted(_ piece: String, _ operation: WordRun.Operation) -> String {
        switch operation {
        case .equal: piece
        case .insert: painted(piece, .green)
        case .delete: painted(piece, .red)
        }
    }

    private static func opening(_ operation: WordRun.Operation) -> String {
        switch operation {
        case .equal: ""
        case .insert: "{+"
        case .delete: "[-"
        }
    }

    private static func closing(_ operation: WordRun.Operation) -> String {
        switch operation {
        case .equal: ""
        case .insert: "+}"
        case .delete: "-]"
        }
    }

    /// Words, single spaces and line ends; a long word of a script without spaces may break anywhere.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        func flush() {
            if !word.isEmpty { pieces.append(word) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                flush()
                if pieces.last != "\n" { pieces.append("\n") }
            } else if scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                flush()
                if pieces.last != " " { pieces.append(" ") }
            } else if scalar.value >= 0x2E80 {
                flush()
                pieces.append(String(scalar))
            } else {
                word.unicodeScalars.append(scalar)
            }
        }
        flush()
        return pieces
    }
}
