import KBText

/// Which columns of a CSV file make a field.
struct FieldColumns {
    let field: SignalField
    let columns: [Int]
    /// The column, where it is one.
    private let only: Int?

    init(field: SignalField, columns: [Int]) {
        (self.field, self.columns) = (field, columns)
        only = columns.count == 1 ? columns[0] : nil
    }

    /// The columns of all `fields` that the header has. A column that the mapping names and the header lacks is an error, unless the
    /// file has the neutral name.
    static func all(_ fields: [SignalField], header: [String], mapping: Mapping, name: String) throws(SignalError) -> [FieldColumns] {
        var positions: [String: Int] = [:]
        for (i, column) in header.enumerated().reversed() { positions[CSVDialect.normalizedName(column)] = i }
        var result: [FieldColumns] = []
        for field in fields {
            let neutral = positions[field.name].map { FieldColumns(field: field, columns: [$0]) }
            guard let source = mapping.fields[field] else {
                if let neutral { result.append(neutral) }
                continue
            }
            let found = source.columns.map { positions[CSVDialect.normalizedName($0)] }
            if let missing = zip(source.columns, found).first(where: { $0.1 == nil })?.0 {
                guard let neutral else {
                    let hint = NearestName.of(missing, among: header).map { " It probably is '\($0)' now." } ?? ""
                    throw SignalError(
                        "\(name): the mapping takes \(field.name) from column '\(missing)', which the file does not have.\(hint)")
                }
                result.append(neutral)
                continue
            }
            result.append(FieldColumns(field: field, columns: found.compactMap { $0 }))
        }
        return result
    }

    /// Without these a row says nothing that could be used.
    private static let needed: Set<SignalField> = [.id, .article, .vote, .query]

    /// Throws when the header lacks a column that every row needs. Names from the file stand in the message only where some of them are
    /// known: else the first line may hold data instead of names.
    static func check(_ columns: [FieldColumns], for fields: [SignalField], header: [String], name: String) throws(SignalError) {
        let found = Set(columns.map(\.field))
        let isContacts = fields.contains(.id) && fields.contains(.time)
        guard let missing = fields.first(where: { !found.contains($0) && (needed.contains($0) || $0 == .time && isContacts) }) else {
            return
        }
        guard !found.isEmpty else {
            throw SignalError(
                """
                \(name): its first line names no column that is known. If the header is missing, put one there; if the columns have other \
                names, map them (--mapping FILE; id and time are needed for contacts).
                """)
        }
        let hint = NearestName.of(missing.name, among: header.filter { !$0.isEmpty }).map { " It may be '\($0)'." } ?? ""
        throw SignalError(
            "\(name): no column is called \(missing.name).\(hint) Map it: 'fields: {\(missing.name): COLUMN}' in a file for --mapping.")
    }

    @inline(__always)
    func fill(_ row: inout SignalRow, from record: CSVRecord, _ bytes: Span<UInt8>, _ mapping: Mapping) {
        guard let only else {
            let parts = columns.compactMap { $0 < record.count ? mapping.neutral(record.string(at: $0, in: bytes), of: field) : nil }
            if !parts.isEmpty { row.set(field, toText: parts.joined(separator: Mapping.joint)) }
            return
        }
        guard only < record.count else { return }
        if let range = record.plainRange(at: only) {
            row.set(field, to: range, of: bytes)
        } else {
            row.set(field, toText: record.string(at: only, in: bytes))
        }
    }
}
