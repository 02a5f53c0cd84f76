/// Whether four numbers with dots are an address of somebody's computer rather than a version.
enum IPv4 {
    private static let versions = [
        "version", "firmware", "release", "build", "update", "driver", "v", "ver.", "version:", "版本", "固件", "バージョン", "wersja", "versión",
    ].map { Array($0.utf8) }
    private static let cues = [
        "ip", "ip address", "ip-adress", "ip-adresse", "ip地址", "address", "adress", "adresse", "connect from", "host",
    ].map { Array($0.utf8) }

    static func isPersonal(_ run: DigitRun, in text: ScannedText) -> Bool {
        let octets = (0..<4).map(run.value)
        guard octets.allSatisfy({ $0 <= 255 }), !isWellKnown(octets) else { return false }
        if text.precedes(run.range.lowerBound, within: 12, anyOf: versions) { return false }
        return octets.contains { $0 >= 60 } || octets.count { $0 > 9 } >= 3 || text.precedes(run.range.lowerBound, within: 20, anyOf: cues)
    }

    /// Loopback, any, masks, and the addresses that manuals name (routers, public name servers).
    private static func isWellKnown(_ o: [Int]) -> Bool {
        switch (o[0], o[1], o[2], o[3]) {
        case (127, _, _, _), (0, 0, 0, 0), (255, _, _, _), (192, 168, 0...1, 0...1), (192, 168, 1, 254), (192, 168, 178, 1),
            (10, 0, 0, 0...1), (8, 8, 8, 8), (8, 8, 4, 4),
            (1, 1, 1, 1), (1, 0, 0, 1), (9, 9, 9, 9):
            true
        default: false
        }
    }
}
