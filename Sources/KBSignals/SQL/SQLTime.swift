import KBModel

/// Times as SQL reads them: text taken apart, then arithmetic, the same in every database. Knows what `TimeReading` knows but named zones.
struct SQLTime: Sendable {
    private let dialect: SQLDialect
    private let pattern: TimePattern?
    /// Seconds that clocks without a zone are ahead of UTC.
    private let offset: Int64

    init(mapping: Mapping, dialect: SQLDialect) throws(SignalError) {
        self.dialect = dialect
        pattern = mapping.fields[.time]?.pattern
        let zone = mapping.fields[.time]?.zone ?? "UTC"
        guard let rule = ZoneRules.fixedOffsets.zone(zone) else {
            throw SignalError(
                "the mapping's zone '\(zone)' changes its clocks, which SQL cannot tell: convert the times, or write an offset.")
        }
        offset = rule(Timestamp(seconds: 0))
        if let pattern, !pattern.isSeparable {
            throw SignalError("SQL cannot take the mapping's time pattern apart: parts of one letter need something between them.")
        }
    }

    /// Adds `w_seconds`, seconds since 1970, to the rows of a step that has `w_time`.
    func steps(from source: String) -> [ContactSQL.Step] {
        guard let pattern else { return [isoStep(source), secondsStep(epoch: true)] }
        var steps: [ContactSQL.Step] = []
        var reading = Reading(step: source)
        for (i, part) in pattern.parts.enumerated() { take(part, i, pattern, &reading, &steps) }
        reading.conditions.append("LENGTH(\(reading.column)) < \(reading.offset)")
        steps.append(clockStep(reading))
        return steps + [secondsStep(epoch: false)]
    }

    /// How far a pattern has been followed.
    private struct Reading {
        var step: String
        /// The text that is left stands in `column` from `offset` on.
        var column = "w_time"
        var offset = 1
        var conditions: [String] = []
        var fields: [TimePattern.Unit: String] = [:]
    }

    private func take(
        _ part: TimePattern.Part, _ i: Int, _ pattern: TimePattern, _ reading: inout Reading, _ steps: inout [ContactSQL.Step]
    ) {
        func next(_ length: Int) -> String { dialect.substring(reading.column, from: reading.offset, length: length) }
        switch part {
        case .literal(let byte):
            reading.conditions.append("\(next(1)) = \(dialect.text(String(decoding: [byte], as: UTF8.self)))")
            reading.offset += 1
        case .number(let unit, let width) where width > 1:
            let length = unit == .year ? max(width, 2) : 2
            reading.conditions += (0..<length).map { isDigit(reading.column, at: reading.offset + $0) }
            let number = dialect.asInteger(next(length))
            reading.fields[unit] = unit == .year && width == 2 ? "2000 + \(number)" : number
            reading.offset += length
        case .dayHalf:
            reading.conditions.append("LOWER(\(next(2))) IN ('am', 'pm')")
            let hour = reading.fields[.hour] ?? "0"
            reading.fields[.hour] = "\(dialect.remainder(hour, "12")) + CASE WHEN LOWER(\(next(2))) = 'pm' THEN 12 ELSE 0 END"
            reading.offset += 2
        case .number, .monthName, .fraction:
            split(at: i, pattern, &reading, &steps)
            let value = "w_part\(i)"
            if case .number(let unit, _) = part {
                reading.conditions.append("LENGTH(\(value)) BETWEEN 1 AND 4")
                reading.conditions += (1...4).map { "(LENGTH(\(value)) < \($0) OR \(isDigit(value, at: $0)))" }
                reading.fields[unit] = dialect.asInteger(value)
            } else if part == .monthName {
                let place = dialect.position(
                    of: "LOWER(\(dialect.substring(value, from: 1, length: 3)))", in: "'janfebmaraprmayjunjulaugsepoctnovdec'")
                reading.conditions += ["LENGTH(\(value)) >= 3", dialect.remainder(place, "3") + " = 1"]
                reading.fields[.month] = dialect.quotient("\(place) + 2", "3")
            }
        }
    }

    /// Puts a part of unknown length into a column of its own: it ends before the literal that follows.
    private func split(at i: Int, _ pattern: TimePattern, _ reading: inout Reading, _ steps: inout [ContactSQL.Step]) {
        let rest = dialect.substring(reading.column, from: reading.offset)
        var (value, remaining) = (rest, "''")
        if i + 1 < pattern.parts.count, case .literal(let byte) = pattern.parts[i + 1] {
            let end = dialect.position(of: dialect.text(String(decoding: [byte], as: UTF8.self)), in: rest)
            value = "CASE WHEN \(end) > 1 THEN \(dialect.substring(rest, from: "1", length: "\(end) - 1")) ELSE '' END"
            remaining = "CASE WHEN \(end) > 1 THEN \(dialect.substring(rest, from: end)) ELSE '' END"
        }
        steps.append(
            .init(
                name: "split\(i)",
                body: "  SELECT \(reading.step).*,\n    \(value) AS w_part\(i),\n    \(remaining) AS w_rest\(i)\n  FROM \(reading.step)"))
        (reading.step, reading.column, reading.offset) = ("split\(i)", "w_rest\(i)", 1)
    }

    private func clockStep(_ reading: Reading) -> ContactSQL.Step {
        let names: [(TimePattern.Unit, String, String)] = [
            (.year, "w_year", "0"), (.month, "w_month", "1"), (.day, "w_day", "1"), (.hour, "w_hour", "0"), (.minute, "w_minute", "0"),
            (.second, "w_second", "0"),
        ]
        let condition = reading.conditions.joined(separator: "\n      AND ")
        let columns = names.map { unit, name, usual in
            "CASE WHEN \(condition)\n      THEN \(reading.fields[unit] ?? usual) END AS \(name)"
        }
        return .init(
            name: "clocked",
            body:
                "  SELECT \(reading.step).*,\n    \(columns.joined(separator: ",\n    ")),\n    \(offset) AS w_ahead\n  FROM \(reading.step)"
        )
    }

    /// `YYYY-MM-DD[THH:MM[:SS[.fraction]]][zone]`.
    private func isoStep(_ source: String) -> ContactSQL.Step {
        func part(_ start: Int, _ length: Int) -> String { dialect.substring("w_time", from: start, length: length) }
        let date = ([1, 2, 3, 4, 6, 7, 9, 10].map { isDigit("w_time", at: $0) } + ["\(part(5, 1)) = '-'", "\(part(8, 1)) = '-'"])
            .joined(separator: " AND ")
        let clock = ([12, 13, 15, 16].map { isDigit("w_time", at: $0) } + ["\(part(11, 1)) IN ('T', 't', ' ')", "\(part(14, 1)) = ':'"])
            .joined(separator: " AND ")
        let isGood = "(\(date)) AND (LENGTH(w_time) = 10 OR (\(clock)))"
        let rest =
            "CASE WHEN \(part(17, 1)) = ':' THEN \(dialect.substring("w_time", from: 20)) ELSE \(dialect.substring("w_time", from: 17)) END"
        let sign =
            "CASE WHEN \(dialect.position(of: "'+'", in: rest)) > 0 THEN \(dialect.position(of: "'+'", in: rest)) ELSE \(dialect.position(of: "'-'", in: rest)) END"
        let zone = "REPLACE(\(dialect.substring(rest, from: "(\(sign)) + 1")), ':', '')"
        func zonePart(_ start: Int) -> String {
            "CASE WHEN LENGTH(\(zone)) >= \(start + 1) THEN \(dialect.asInteger(dialect.substring(zone, from: start, length: 2))) ELSE 0 END"
        }
        let ahead = """
            CASE WHEN (\(sign)) > 0 THEN (\(zonePart(1)) * 3600 + \(zonePart(3)) * 60) \
            * CASE WHEN \(dialect.position(of: "'+'", in: rest)) > 0 THEN 1 ELSE -1 END \
            WHEN LOWER(\(rest)) LIKE '%z' THEN 0 ELSE \(offset) END
            """
        let seconds = "CASE WHEN \(part(17, 1)) = ':' THEN \(dialect.asInteger(part(18, 2))) ELSE 0 END"
        func field(_ value: String, _ name: String, hasClock: Bool = false) -> String {
            "CASE WHEN \(isGood)\n      THEN \(hasClock ? "CASE WHEN LENGTH(w_time) > 10 THEN \(value) ELSE 0 END" : value) END AS \(name)"
        }
        let columns = [
            field(dialect.asInteger(part(1, 4)), "w_year"), field(dialect.asInteger(part(6, 2)), "w_month"),
            field(dialect.asInteger(part(9, 2)), "w_day"), field(dialect.asInteger(part(12, 2)), "w_hour", hasClock: true),
            field(dialect.asInteger(part(15, 2)), "w_minute", hasClock: true), field(seconds, "w_second", hasClock: true),
            "CASE WHEN \(isGood)\n      THEN \(ahead) END AS w_ahead",
        ]
        return .init(name: "clocked", body: "  SELECT \(source).*,\n    \(columns.joined(separator: ",\n    "))\n  FROM \(source)")
    }

    /// Days since 1970 by the proleptic Gregorian calendar, years counted from March (H. Hinnant, "chrono-compatible low-level date
    /// algorithms", `days_from_civil`).
    private func secondsStep(epoch: Bool) -> ContactSQL.Step {
        let year = "(w_year - CASE WHEN w_month <= 2 THEN 1 ELSE 0 END)"
        let month = "(w_month + CASE WHEN w_month <= 2 THEN 9 ELSE -3 END)"
        let leap = "CASE WHEN MOD4 = 0 AND (MOD100 <> 0 OR MOD400 = 0) THEN 29 ELSE 28 END"
            .replacing("MOD400", with: dialect.remainder("w_year", "400")).replacing("MOD100", with: dialect.remainder("w_year", "100"))
            .replacing("MOD4", with: dialect.remainder("w_year", "4"))
        let isReal = """
            w_month BETWEEN 1 AND 12 AND w_day BETWEEN 1 AND CASE WHEN w_month = 2 THEN \(leap) \
            WHEN w_month IN (4, 6, 9, 11) THEN 30 ELSE 31 END AND w_hour <= 23 AND w_minute <= 59 AND w_second <= 59
            """
        let days = """
            365 * \(year) + \(dialect.quotient(year, "4")) - \(dialect.quotient(year, "100")) + \(dialect.quotient(year, "400")) \
            + \(dialect.quotient("153 * \(month) + 2", "5")) + w_day - 719469
            """
        var cases = "WHEN \(isReal)\n      THEN (\(days)) * 86400 + w_hour * 3600 + w_minute * 60 + w_second - w_ahead"
        if epoch {
            let number = dialect.number("w_time")
            cases += """
                 WHEN LENGTH(w_time) >= 9 AND \(isDigit("w_time", at: 5))
                  THEN CASE WHEN \(number) >= 100000000000 THEN \(dialect.asInteger("FLOOR(\(number) / 1000)"))
                  ELSE \(dialect.asInteger("FLOOR(\(number))")) END
                """
        }
        return .init(name: "timed", body: "  SELECT clocked.*,\n    CASE \(cases) END AS w_seconds\n  FROM clocked")
    }

    private func isDigit(_ text: String, at position: Int) -> String {
        "\(dialect.substring(text, from: position, length: 1)) BETWEEN '0' AND '9'"
    }
}

extension TimePattern {
    /// Whether every part of unknown length ends the pattern or is followed by literal text.
    var isSeparable: Bool {
        parts.indices.allSatisfy { i in
            switch parts[i] {
            case .literal, .dayHalf: return true
            case .number(_, let width) where width > 1: return true
            case .number, .monthName, .fraction:
                guard i + 1 < parts.count else { return true }
                if case .literal = parts[i + 1] { return true }
                return false
            }
        }
    }
}
