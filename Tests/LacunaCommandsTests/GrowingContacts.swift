/// An export that grows by the day, as scheduled jobs meet it.
enum GrowingContacts {
    /// Six contacts a day about two articles, half of them escalated.
    static func answered(_ days: ClosedRange<Int>) -> String {
        days.reduce(into: "id,time,customer,escalated,articles,question\n") { csv, day in
            for n in 0..<6 {
                let isBad = n % 2 == 0
                csv += "c\(day)-\(n),\(date(day))T0\(n):00:00Z,u\(day)\(n),\(isBad),\(isBad ? "gmail" : "reset"),how do I sign in\n"
            }
        }
    }

    /// As many people a day ask for what has no article, each with another customer's key.
    static func unanswered(
        _ days: ClosedRange<Int>, times: Int = 1, _ words: String = "the printer prints a blank page", id: String = "p"
    ) -> String {
        days.map { day in
            (0..<times).map { "\(id)\(day)-\($0),\(date(day))T12:00:00Z,\(id)v\(day)x\($0),true,,\(words)\n" }.joined()
        }.joined()
    }

    /// The ids of the gaps in a report as JSON, in their order.
    static func gaps(in json: String) -> [String] {
        let lines = json.split(separator: "\n").filter { $0.contains("\"gap\":") }
        return lines.compactMap { $0.split(separator: "\"").dropFirst(3).first.map(String.init) }
    }

    private static func date(_ day: Int) -> String { "2026-10-\(day < 10 ? "0" : "")\(day)" }
}
