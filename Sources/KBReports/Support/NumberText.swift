import KBModel

/// Numbers and dates as people read them in reports. English, since the reports are; independent of the machine's locale.
package enum NumberText {
    /// `1,204`, `-3`.
    package static func whole(_ value: Double) -> String {
        let digits = String(Int64(abs(value).rounded()))
        var out = ""
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i).isMultiple(of: 3) { out.append(",") }
            out.append(digit)
        }
        return value <= -0.5 ? "−" + out : out
    }

    package static func whole(_ value: Int) -> String { whole(Double(value)) }

    /// `0.4`, `12`, `1,204`: one decimal below ten.
    package static func short(_ value: Double) -> String {
        guard abs(value) < 9.95 else { return whole(value) }
        let tenths = Int64((abs(value) * 10).rounded())
        return (value < 0 && tenths > 0 ? "−" : "") + "\(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
    }

    /// `31 %`; below one per cent with a decimal.
    package static func percent(_ share: Double) -> String {
        abs(share) < 0.00995 && share != 0 ? short(share * 100) + " %" : whole(share * 100) + " %"
    }

    /// `164–259`.
    package static func range(_ low: Double, _ high: Double) -> String { short(low) + "–" + short(high) }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `15 Nov 2026`.
    package static func date(_ time: Timestamp) -> String {
        let (year, month, day) = time.civil
        return "\(day) \(months[month - 1]) \(year)"
    }

    /// `2 Nov – 15 Nov 2026`.
    package static func period(_ from: Timestamp, _ to: Timestamp) -> String {
        let (start, end) = (from.civil, to.civil)
        if start.year != end.year { return "\(date(from)) – \(date(to))" }
        return "\(start.day) \(months[start.month - 1]) – \(date(to))"
    }

    /// `1 contact`, `2 contacts`.
    package static func counted(_ count: Int, _ noun: String) -> String { "\(whole(count)) \(noun)\(count == 1 ? "" : "s")" }
}
