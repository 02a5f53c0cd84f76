import CText

/// Unicode forms in which texts are compared.
public enum Folding {
    /// NFKC with case folding: `Straße` → `strasse`, `Ｗｉ-Ｆｉ` → `wi-fi`. Cost: linear; ASCII takes a fast path.
    public static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            return String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
                for (i, byte) in text.utf8.enumerated() { buffer[i] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
                return text.utf8.count
            }
        }
        return transformed(text, ctext_fold)
    }

    /// Canonical composition (NFC).
    public static func composed(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : transformed(text, ctext_nfc)
    }

    private static func transformed(
        _ text: String, _ transform: (UnsafePointer<CChar>?, Int, UnsafeMutablePointer<CChar>?, Int) -> Int64
    ) -> String {
        var text = text
        return text.withUTF8 { input in
            input.withMemoryRebound(to: CChar.self) { source in
                var capacity = source.count * 3 + 16
                while true {
                    var needed: Int64 = 0
                    let result = String(unsafeUninitializedCapacity: capacity) { buffer in
                        buffer.withMemoryRebound(to: CChar.self) {
                            needed = transform(source.baseAddress, source.count, $0.baseAddress, capacity)
                        }
                        return needed < 0 || needed > capacity ? 0 : Int(needed)
                    }
                    if needed < 0 { return String(decoding: input, as: UTF8.self) }
                    if needed <= capacity { return result }
                    capacity = Int(needed)
                }
            }
        }
    }
}
