import KBModel
import KBText

extension Aggregates {
    /// Reads the file form, JSON Lines or CSV. Throws at the first row that is not as it has to be: counts are used whole or not at all.
    package init(reading stream: inout ByteStream) throws {
        let name = stream.name
        var header: AggregateRow?
        var result = Aggregates(window: 0)
        try Self.forEachRow(in: &stream) { row, line in
            guard row.kind != .header else {
                if header != nil { throw SignalError("\(name), line \(line): a second header; add files up with --aggregates A B.") }
                header = row
                return
            }
            if !result.take(row) { throw SignalError("\(name), line \(line): this is no row of aggregates. Count again.") }
        }
        guard let header, let version = header.int("version"), let window = header.int("window"), window > 0 else {
            throw SignalError("\(name): this is no whole file of aggregates. Make one with lacuna contacts --format aggregate.")
        }
        guard version == Self.version else {
            throw SignalError("\(name): aggregates of version \(version) are not understood, only \(Self.version). Count again.")
        }
        self = result
        self.window = window
        parts = header.int("parts") ?? 1
        (first, last) = (header.time("first"), header.time("last"))
        guard let total = header.int("contacts"), total == contacts else {
            throw SignalError("\(name): the file is cut off or was changed: its rows do not add up to its header. Count again.")
        }
        settle()
    }

    private static func forEachRow(in stream: inout ByteStream, _ body: (AggregateRow, Int) throws -> Void) throws {
        let name = stream.name
        while !stream.isAtEnd, stream.bytes.isEmpty { try stream.refill(from: 0) }
        guard RowForm(firstBytes: stream.bytes.span) == .csv else {
            var problems = SignalProblems()
            try JSONLines.forEach(in: &stream, problems: &problems) { object, line, _ in try body(AggregateRow(object), line) }
            guard problems.unusable == 0 else { throw SignalError("\(name): a line is no JSON object. Count again.") }
            return
        }
        var scanner = CSVScanner(separator: CSVDialect.separator(of: stream.bytes.span))
        var position = CSVDialect.startsWithMark(stream.bytes.span) ? 3 : 0
        var record = CSVRecord()
        var columns: [String] = []
        while true {
            switch scanner.next(in: stream.bytes.span, at: &position, isLast: stream.isAtEnd, into: &record) {
            case .record:
                let values = (0..<record.count).map { record.string(at: $0, in: stream.bytes.span) }
                if record.isBlank { continue }
                if columns.isEmpty { columns = values } else { try body(AggregateRow(columns: columns, values: values), record.line) }
            case .needsMore:
                try stream.refill(from: position)
                position = 0
            case .cutOff(let error): throw SignalError("\(name), line \(error.line): the file is cut off. Count again.")
            case .end: return
            }
        }
    }

    /// Takes a row into the counts; `false` when it lacks what its kind needs.
    private mutating func take(_ row: AggregateRow) -> Bool {
        switch row.kind {
        case .contacts:
            guard let count = row.int("contacts"), count > 0, row.day("day") != nil else { return false }
            cells[row.contactKind, default: 0] += count
        case .example:
            guard let id = row["id"], let time = row.time("time"), let signals = row.int("signals"), signals > 0 else { return false }
            examples.append(
                Example(articles: row.articles, escalationReason: row["escalation_reason"], signals: signals, time: time, id: id))
        case .asked:
            guard let contact = Asked(row) else { return false }
            asked.append(contact)
        case .votes:
            guard let article = row["article"], let up = row.int("up"), let down = row.int("down"), up >= 0, down >= 0 else { return false }
            votes[article, default: Votes()].up += up
            votes[article, default: Votes()].down += down
        case .header, nil: return false
        }
        return true
    }
}

extension Aggregates.Asked {
    fileprivate init?(_ row: AggregateRow) {
        guard let id = row["id"], let time = row.time("time"), let question = row["question"] else { return nil }
        let (represents, drawn) = (row.int("represents") ?? 1, row.int("drawn") ?? 1)
        guard drawn > 0, represents >= drawn else { return nil }
        let isWhole = represents == drawn
        self.init(
            kind: row.contactKind, id: id, time: time, customer: row.int("customer") ?? 0, question: question,
            represents: isWhole ? 1 : represents, drawn: isWhole ? 1 : drawn)
    }
}
