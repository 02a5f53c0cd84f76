import KBDiff
import KBText

/// A change's words in two columns: what was on the left, what is on the right.
struct SideBySide {
    let width: Int
    let color: Bool

    private static let gutter = " │ "

    /// Lines of at most `width` columns, both sides wrapped by themselves.
    func lines(of runs: [WordRun]) -> [String] {
        let column = max(10, (width - DisplayWidth.columns(of: Self.gutter)) / 2)
        let left = TerminalText.wrapped(runs.filter { $0.operation != .insert }, width: column, color: color)
        let right = TerminalText.wrapped(runs.filter { $0.operation != .delete }, width: column, color: color)
        return (0..<max(left.count, right.count)).map { row in
            let (a, b) = (row < left.count ? left[row] : "", row < right.count ? right[row] : "")
            return a + String(repeating: " ", count: max(0, column - Self.columns(of: a))) + Self.gutter + b
        }
    }

    /// The columns that a line takes on the screen: its colours take none.
    private static func columns(of line: String) -> Int {
        var visible = String.UnicodeScalarView()
        var isEscape = false
        for scalar in line.unicodeScalars {
            if scalar.value == 0x1B { isEscape = true } else if isEscape { isEscape = scalar != "m" } else { visible.append(scalar) }
        }
        return DisplayWidth.columns(of: String(visible))
    }
}
