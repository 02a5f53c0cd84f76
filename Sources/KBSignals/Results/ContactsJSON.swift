import KBModel

/// The summary as one JSON object.
package enum ContactsJSON {
    /// Repeats are written one by one, not built as a tree first: a year has many.
    package static func bytes(_ summary: ContactsSummary, votes: [Feedback] = [], problems: SignalProblems) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(summary.pairs.count * 80 + 4096)
        out += Array("{\"contacts\":\(summary.contacts),\"customers\":\(summary.customers),\"window\":\"\(summary.windows.chosen)d\",".utf8)
        out += Array("\"windows\":".utf8)
        windows(summary).write(to: &out)
        out += Array(",\"repeats\":[".utf8)
        for i in 0..<summary.pairs.count {
            if i > 0 { out.append(UInt8(ascii: ",")) }
            write(summary.pairs[i], to: &out)
        }
        out += Array("],\"ledger\":".utf8)
        json(summary.ledger).write(to: &out)
        out += Array(",\"ledgerBy\":".utf8)
        breakdowns(summary).write(to: &out)
        out += Array(",\"days\":".utf8)
        days(summary).write(to: &out)
        if !votes.isEmpty {
            out += Array(",\"votes\":".utf8)
            json(votes).write(to: &out)
        }
        out += Array(",\"problems\":".utf8)
        json(problems).write(to: &out)
        out += Array(",\"limits\":".utf8)
        JSONValue.strings(limits(summary)).write(to: &out)
        out += Array("}\n".utf8)
        return out
    }

    private static func write(_ pair: RepeatList.Pair, to out: inout [UInt8]) {
        out += Array("{\"first\":".utf8)
        JSONValue.write(pair.first, to: &out)
        out += Array(",\"again\":".utf8)
        JSONValue.write(pair.again, to: &out)
        out += Array(",\"days\":\((pair.days * 10_000).rounded() / 10_000),\"same\":\"\(pair.same.rawValue)\"}".utf8)
    }

    private static func windows(_ summary: ContactsSummary) -> JSONValue {
        .object(
            zip(summary.windows.days, summary.counts).map { days, count in
                JSONValue.Member(
                    "\(days)d",
                    .members([
                        "eligible": .int(count.eligible), "repeats": .int(count.repeats), "rate": count.rate.map { .number(rounded($0)) },
                    ]))
            })
    }

    private static func breakdowns(_ summary: ContactsSummary) -> JSONValue {
        .object(
            ContactsSummary.Dimension.allCases.compactMap { dimension in
                let ledgers = summary.ledger(by: dimension)
                if ledgers.isEmpty { return nil }
                return JSONValue.Member(dimension.rawValue, .object(ledgers.map { JSONValue.Member($0.value, json($0.ledger)) }))
            })
    }

    private static func days(_ summary: ContactsSummary) -> JSONValue {
        .array(
            summary.days.days.map { day, ledger in
                let date = Timestamp(seconds: day * Timestamp.secondsPerDay).iso8601
                return .object([JSONValue.Member("day", .string(String(date.prefix(10)))), JSONValue.Member("ledger", json(ledger))])
            })
    }

    private static func json(_ ledger: NeedLedger) -> JSONValue {
        .object(NeedLedger.Entry.allCases.map { JSONValue.Member($0.name, .int(ledger[$0])) })
    }

    /// Votes added up, and by article as the votes name it.
    private static func json(_ votes: [Feedback]) -> JSONValue {
        func counts(_ votes: [Feedback]) -> [JSONValue.Member] {
            let up = votes.count { $0.helpful }
            return [JSONValue.Member("up", .int(up)), JSONValue.Member("down", .int(votes.count - up))]
        }
        let articles = Dictionary(grouping: votes, by: \.article).sorted { $0.key < $1.key }
        return .object(
            counts(votes) + [
                JSONValue.Member(
                    "articles", .array(articles.map { .object([JSONValue.Member("article", .string($0.key))] + counts($0.value)) }))
            ])
    }

    private static func json(_ problems: SignalProblems) -> JSONValue {
        let counts = SignalProblems.Reason.allCases.compactMap { reason in
            problems.counts[reason].map { count in
                JSONValue.members([
                    "reason": .string(reason.rawValue), "rows": .int(count.rows), "unusable": .bool(reason.isUnusable),
                    "lines": .array(count.firstLines.map { JSONValue.int($0) }),
                ])
            }
        }
        return .array(counts + problems.failures.map { .members(["reason": .string($0), "unusable": true]) })
    }

    /// What the counting left out, one sentence each.
    package static func limits(_ summary: ContactsSummary) -> [String] {
        guard summary.cutShort > 0 else { return [] }
        return [
            """
            \(summary.cutShort) contacts were compared with only the \(ContactsSummary.mostNeedsCompared) latest needs of their customer: one key \
            stands for very many people; list it under `missing` in the mapping.
            """
        ]
    }

    private static func rounded(_ rate: Double) -> Double { (rate * 1_000_000).rounded() / 1_000_000 }
}
