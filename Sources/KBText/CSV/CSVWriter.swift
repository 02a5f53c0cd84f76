/// Writes records as RFC 4180 has them, with `\n` as line end.
public enum CSVWriter {
    /// Appends one record. Values with a comma, a quote or a line end are quoted.
    public static func write(_ values: [String], to out: inout [UInt8]) {
        for (i, value) in values.enumerated() {
            if i > 0 { out.append(0x2C) }
            guard value.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else {
                out.append(contentsOf: value.utf8)
                continue
            }
            out.append(0x22)
            for byte in value.utf8 {
                if byte == 0x22 { out.append(0x22) }
                out.append(byte)
            }
            out.append(0x22)
        }
        out.append(0x0A)
    }
}
