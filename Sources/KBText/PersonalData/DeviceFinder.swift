/// Identifiers of somebody's device after a word that announces one: IMEI, ICCID, serial numbers, service tags, advertising ids.
enum DeviceFinder {
    private static let cues = [
        "imei", "meid", "iccid", "udid", "idfa", "gaid", "serial number", "serial no", "serial", "s/n", "device id", "device identifier",
        "advertising id", "service tag", "android id", "seriennummer", "serienummer", "serienr", "gerätenummer", "enhets-id",
        "numéro de série", "número de serie", "numero di serie", "numer seryjny", "серийный номер", "序列号", "设备号", "设备id", "シリアル番号", "製造番号",
    ]
    private static let byFirst = Dictionary(grouping: cues.map { Array($0.utf8) }) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }

    static func find(in text: ScannedText, _ claimed: inout SpanSet) {
        for start in text.lowered.indices {
            guard let candidates = byFirst[text.lowered[start]], !text.isASCIIWord(start - 1) || text.lowered[start] >= 0x80,
                let cue = candidates.first(where: { text.lowered[start...].starts(with: $0) }),
                let range = identifier(after: start + cue.count, in: text)
            else { continue }
            claimed.claim(.device, range)
        }
    }

    /// Six or more ASCII letters, digits and hyphens with two digits, behind at most two short words (`is`, `no.`, `:`).
    private static func identifier(after position: Int, in text: ScannedText) -> Range<Int>? {
        var low = position
        while low < text.bytes.count, low - position <= 12 {
            guard isPart(text.bytes[low]) else {
                if text.bytes[low] == 0x0A { return nil }
                low += 1
                continue
            }
            var high = low
            while high < text.bytes.count, isPart(text.bytes[high]) { high += 1 }
            while high > low, text.bytes[high - 1] == 0x2D { high -= 1 }
            let token = text.bytes[low..<high]
            if token.count >= 6, token.count(where: \.isDigitByte) >= 2 { return low..<high }
            low = max(high, low + 1)
        }
        return nil
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isLetterByte || byte.isDigitByte || byte == 0x2D }
}
