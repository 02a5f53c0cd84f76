import KBModel

/// The records of JSON Lines: one value a line. A line that is no JSON is named, the others are read.
struct JSONLineRecords {
    private(set) var records: [JSONRecords.Record] = []
    /// The first line that is no JSON.
    private(set) var failure: JSONRecords.Failure?

    /// A text whose first line is no whole object is none of this form and gives nothing.
    init(_ bytes: [UInt8]) {
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let text = line.trimmingASCIISpace
            if text.isEmpty { continue }
            if records.isEmpty, failure == nil, text.first != 0x7B || text.last != 0x7D { return }
            do throws(JSONError) {
                records.append(JSONRecords.Record(value: try JSONValue(parsing: text), line: number, number: records.count + 1))
            } catch {
                failure = failure ?? JSONRecords.Failure(reason: "this line is no JSON: \(error.reason.rawValue)", line: number)
            }
        }
    }
}
