import KBText

/// The repeats as a table.
package enum ContactsCSV {
    package static func bytes(_ summary: ContactsSummary) -> [UInt8] {
        var out = Array("first,again,days,same\n".utf8)
        for i in 0..<summary.pairs.count {
            let pair = summary.pairs[i]
            CSVWriter.write([pair.first, pair.again, "\((pair.days * 10_000).rounded() / 10_000)", pair.same.rawValue], to: &out)
        }
        return out
    }
}
