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
            guard let source = mapping.fields[field] else {
                if let position = positions[field.rawValue] { result.append(FieldColumns(field: field, columns: [position])) }
                continue
            }
            let found = source.columns.map { positions[CSVDialect.normalizedName($0)] }
            if let missing = zip(source.columns, found).first(where: { $0.1 == nil })?.0 {
                guard let position = positions[field.rawValue] else {
                    let hint = NearestName.of(missing, among: header).map { " It probably is '\($0)' now." } ?? ""
                    throw SignalError(
                        "\(name): the mapping takes \(field.rawValue) from column '\(missing)', which the file does not have.\(hint)")
                }
                result.append(FieldColumns(field: field, columns: [position]))
                continue
            }
            result.append(FieldColumns(field: field, columns: found.compactMap { $0 }))
        }
        return result
    }

    func value(_ record: CSVRecord, _ bytes: Span<UInt8>, _ mapping: Mapping) -> String? {
        if columns.count == 1 {
            guard columns[0] < record.count else { return nil }
            return mapping.neutral(record.string(at: columns[0], in: bytes), of: field)
        }
        let parts = columns.compactMap { $0 < record.count ? mapping.neutral(record.string(at: $0, in: bytes), of: field) : nil }
        return parts.isEmpty ? nil : parts.joined(separator: " / ")
    }
}
