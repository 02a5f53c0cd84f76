import KBModel

/// JSON files of records.
enum JSONRecords {
    /// Whether the first character is that of an object or array.
    static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].first { !$0.isASCIISpace }
        return first == 0x7B || first == 0x5B
    }

    /// Parses a file and makes articles of it; a file that gives none is unreadable.
    static func read(_ file: SourceFile, _ articles: (JSONValue) -> [Article]) -> Reading {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: TextDecoding(file.bytes).bytes)
        } catch {
            return .unreadable(reason: "it is no JSON: \(error.reason.rawValue)", line: error.line)
        }
        let found = articles(value)
        return found.isEmpty ? .unreadable(reason: "it holds no article", line: nil) : .articles(found)
    }
}
