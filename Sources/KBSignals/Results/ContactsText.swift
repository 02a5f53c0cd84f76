import KBModel
import KBText

/// The summary for the screen.
package enum ContactsText {
    package static func bytes(_ summary: ContactsSummary, problems: SignalProblems, width: Int) -> [UInt8] {
        var lines = [heading(summary, problems), ""]
        lines += windows(summary)
        lines.append("")
        lines += ledger(summary)
        for dimension in ContactsSummary.Dimension.allCases { lines += breakdown(summary, dimension, width: width) }
        for limit in ContactsJSON.limits(summary) { lines += ["", limit] }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func heading(_ summary: ContactsSummary, _ problems: SignalProblems) -> String {
        let days = summary.days.days
        let period = days.first.flatMap { first in days.last.map { " (\(date(first.day)) – \(date($0.day)))" } } ?? ""
        let unusable = problems.unusable > 0 ? "  \(percent(problems.unusableShare)) of rows unusable." : ""
        return "Read \(grouped(summary.contacts)) contacts of \(grouped(summary.customers)) customers\(period).\(unusable)"
    }

    private static func windows(_ summary: ContactsSummary) -> [String] {
        let rows = zip(summary.windows.days, summary.counts).map { days, count in
            [
                "\(days) \(days == 1 ? "day" : "days")", grouped(count.repeats), grouped(count.eligible), count.rate.map(percent) ?? "–",
                count.rate.map { Bar.text($0, width: 20) } ?? "",
            ]
        }
        return ["ASKED AGAIN"] + TextTable.lines(header: ["within", "again", "of", "share", ""], rows: rows)
    }

    private static func ledger(_ summary: ContactsSummary) -> [String] {
        let ledger = summary.ledger
        let total = Double(max(1, ledger.contacts))
        let rows = NeedLedger.Entry.allCases.map { entry in
            let share = Double(ledger[entry]) / total
            return [Self.name(entry, summary.windows.chosen), grouped(ledger[entry]), percent(share), Bar.text(share, width: 20)]
        }
        return ["WAS THE NEED MET"] + TextTable.lines(header: ["", "contacts", "share", ""], rows: rows)
    }

    private static func name(_ entry: NeedLedger.Entry, _ days: Int) -> String {
        switch entry {
        case .confirmed: "confirmed"
        case .assumed: "assumed, nobody came back"
        case .escalated: "escalated"
        case .negative: "negative"
        case .abandoned: "abandoned"
        case .unknown: "unknown"
        case .cameBack: "came back within \(days) \(days == 1 ? "day" : "days")"
        }
    }

    private static let most = 8

    private static func breakdown(_ summary: ContactsSummary, _ dimension: ContactsSummary.Dimension, width: Int) -> [String] {
        let ledgers = summary.ledger(by: dimension)
        guard ledgers.count > 1 else { return [] }
        let rows = ledgers.prefix(most).map { value, ledger in
            let total = Double(max(1, ledger.contacts))
            return [
                DisplayWidth.truncated(value, to: max(20, width - 50)), grouped(ledger.contacts),
                percent(Double(ledger[.escalated]) / total), percent(Double(ledger[.cameBack]) / total),
            ]
        }
        let rest = ledgers.count > most ? ["    … \(grouped(ledgers.count - most)) more"] : []
        let title = dimension == .handledBy ? "HANDLED BY" : "BY \(dimension.rawValue.uppercased())"
        return ["", title] + TextTable.lines(header: ["", "contacts", "escalated", "came back"], rows: rows) + rest
    }

    private static func date(_ day: Int64) -> String { String(Timestamp(seconds: day * Timestamp.secondsPerDay).iso8601.prefix(10)) }

    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return share > 0 && tenths == 0 ? "<0.1 %" : "\(tenths / 10).\(tenths % 10) %"
    }

    static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var i = digits.count - 3
        while i > 0 {
            digits.insert(",", at: i)
            i -= 3
        }
        return String(digits)
    }
}

/// A share as a bar of blocks, eighths at its end.
enum Bar {
    static func text(_ share: Double, width: Int) -> String {
        let eighths = Int((min(max(share, 0), 1) * Double(width * 8)).rounded())
        let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return String(repeating: "█", count: eighths / 8) + part
    }
}

/// Columns under a header: the first and the last set left, the others right.
enum TextTable {
    static func lines(header: [String], rows: [[String]]) -> [String] {
        let widths = header.indices.map { column in
            ([header] + rows).map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
        }
        return ([header] + rows).map { row in
            var line = "  "
            for (i, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: max(0, widths[i] - DisplayWidth.columns(of: cell)))
                let left = i == 0 || header[i].isEmpty
                line += (i > 0 ? "  " : "") + (left ? cell + padding : padding + cell)
            }
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
