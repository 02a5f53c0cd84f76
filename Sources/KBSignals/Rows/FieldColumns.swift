import KBText

/// Which columns of a CSV file make a field.
struct FieldColumns {
    var field: SignalField
    var columns: [Int]

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

    @inline(__always)
    func fill(_ row: inout SignalRow, from record: CSVRecord, _ bytes: Span<UInt8>, _ mapping: Mapping) {
        guard columns.count == 1 else {
            let parts = columns.compactMap { $0 < record.count ? mapping.neutral(record.string(at: $0, in: bytes), of: field) : nil }
            if !parts.isEmpty { row.set(field, toText: parts.joined(separator: Mapping.joint)) }
            return
        }
        guard columns[0] < record.count else { return }
        if let range = record.plainRange(at: columns[0]) {
            row.set(field, to: range)
        } else {
            row.set(field, toText: record.string(at: columns[0], in: bytes))
        }
    }
}
