import KBModel

/// The file form (`lacuna contacts --format aggregate`): JSON Lines.
///
/// The first line is `{"lacuna":"aggregates","version":1,"window":7,"from":"2025-01-01","to":"2025-12-31"}`; each line after it is one row:
/// `{"articles":[…],"topic","channel","language","complexity","complexityDerived","handledBy","contacts":n,"escalation":[events,exposure],
/// "repeat":[…],"reopen":[…],"feedback":[…],"bad":[…],"ledger":{"confirmed":n,…}}`, keys without a value left out. Files of different contacts
/// are merged by adding the rows that agree in everything but their counts.
extension Aggregates {
    package static let version = 1

    /// One object a line.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        header.write(to: &out)
        out.append(0x0A)
        for row in rows {
            row.json.write(to: &out)
            out.append(0x0A)
        }
        return out
    }

    private var header: JSONValue {
        .members([
            "lacuna": "aggregates", "version": .int(Self.version), "window": .int(window), "from": firstDay.map(Self.date),
            "to": lastDay.map(Self.date),
        ])
    }

    private static func date(_ day: Int64) -> JSONValue {
        .string(String(Timestamp(seconds: day * Timestamp.secondsPerDay).iso8601.prefix(10)))
    }

    /// Reads the file form. Throws at the first line that is not as `bytes` writes them: counts are used whole or not at all.
    package init(reading stream: inout ByteStream) throws {
        let name = stream.name
        var result: Aggregates?
        var problems = SignalProblems()
        try JSONLines.forEach(in: &stream, problems: &problems) { object, line, _ in
            guard result != nil else {
                result = try Self.header(object, name)
                return
            }
            guard let row = Row(object) else { throw SignalError("\(name), line \(line): this is no row of aggregates. Count again.") }
            result?.rows.append(row)
        }
        guard let result, problems.unusable == 0 else {
            throw SignalError("\(name): this is no whole file of aggregates. Make one with lacuna contacts --format aggregate.")
        }
        self = result
        sort()
    }

    private static func header(_ object: JSONValue, _ name: String) throws(SignalError) -> Aggregates {
        guard object["lacuna"]?.string == "aggregates", let version = object["version"]?.int, let window = object["window"]?.int else {
            throw SignalError("\(name): this is no file of aggregates. Make one with lacuna contacts --format aggregate.")
        }
        guard version == Self.version else {
            throw SignalError("\(name): aggregates of version \(version) are not understood, only \(Self.version). Count again.")
        }
        var result = Aggregates(window: window)
        result.firstDay = object["from"]?.string.flatMap { Timestamp(iso8601: $0) }?.day
        result.lastDay = object["to"]?.string.flatMap { Timestamp(iso8601: $0) }?.day
        return result
    }
}

extension Aggregates.Row {
    fileprivate var json: JSONValue {
        .members([
            "articles": articles.isEmpty ? nil : .strings(articles), "topic": stratum.topic.map(JSONValue.string),
            "channel": stratum.channel.map(JSONValue.string), "language": stratum.language.map(JSONValue.string),
            "complexity": stratum.complexity.map { .string($0.rawValue) }, "complexityDerived": isComplexityDerived ? true : nil,
            "handledBy": handledBy.map { .string($0.rawValue) }, "contacts": .int(counts.contacts),
            "escalation": Self.json(counts.escalation), "repeat": Self.json(counts.repeat), "reopen": Self.json(counts.reopen),
            "feedback": Self.json(counts.feedback), "bad": Self.json(counts.bad),
            "ledger": .object(
                NeedLedger.Entry.allCases.filter { ledger[$0] > 0 }.map { JSONValue.Member($0.name, .int(ledger[$0])) }),
        ])
    }

    private static func json(_ count: EventCount) -> JSONValue? {
        count.exposure == 0 && count.events == 0 ? nil : .array([.int(count.events), .int(count.exposure)])
    }

    fileprivate init?(_ object: JSONValue) {
        articles = (object["articles"]?.array ?? []).compactMap(\.string)
        stratum = Stratum(
            channel: object["channel"]?.string, language: object["language"]?.string,
            complexity: object["complexity"]?.string.flatMap(Contact.Complexity.init), topic: object["topic"]?.string)
        handledBy = object["handledBy"]?.string.flatMap(Contact.Handler.init)
        isComplexityDerived = object["complexityDerived"]?.bool ?? false
        guard let contacts = object["contacts"]?.int, contacts >= 0, let escalation = Self.count(object["escalation"]),
            let again = Self.count(object["repeat"]), let reopen = Self.count(object["reopen"]),
            let feedback = Self.count(object["feedback"]), let bad = Self.count(object["bad"])
        else { return nil }
        counts.contacts = contacts
        (counts.escalation, counts.repeat, counts.reopen, counts.feedback, counts.bad) = (escalation, again, reopen, feedback, bad)
        for entry in NeedLedger.Entry.allCases { ledger[entry] = object["ledger"]?[entry.name]?.int ?? 0 }
    }

    /// Left out means none; `nil` is what cannot be counts.
    private static func count(_ value: JSONValue?) -> EventCount? {
        guard let value else { return EventCount() }
        guard let pair = value.array, pair.count == 2, let events = pair[0].int, let exposure = pair[1].int, (0...exposure).contains(events)
        else { return nil }
        return EventCount(events: events, exposure: exposure)
    }
}
