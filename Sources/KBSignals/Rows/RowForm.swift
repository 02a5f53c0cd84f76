/// How rows are written in a file, told from its first bytes.
package enum RowForm: Sendable, Hashable {
    case csv, jsonLines, jsonArray

    package init(firstBytes bytes: Span<UInt8>) {
        var i = 0
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { i = 3 }
        while i < bytes.count, bytes[i].isSpace { i += 1 }
        guard i < bytes.count else {
            self = .csv
            return
        }
        switch bytes[i] {
        case UInt8(ascii: "{"): self = .jsonLines
        case UInt8(ascii: "["): self = .jsonArray
        default: self = .csv
        }
    }
}
