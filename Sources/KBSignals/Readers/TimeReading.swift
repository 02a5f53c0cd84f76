import KBModel

/// Reads a file's times by the mapping's pattern and zone.
struct TimeReading {
    private let source: Mapping.Source?
    private let offset: Int64

    init(mapping: Mapping) throws(SignalError) {
        source = mapping.fields[.time]
        guard let zone = source?.zone else {
            offset = 0
            return
        }
        guard let seconds = Self.offset(zone) else {
            throw SignalError("the mapping's zone '\(zone)' is not understood: write UTC or an offset such as +02:00")
        }
        offset = seconds
    }

    func time(_ text: String) -> Timestamp? {
        guard let pattern = source?.pattern else { return SignalValues.time(text) }
        return pattern.localTime(text).map { Timestamp(seconds: $0.seconds - offset) }
    }

    private static func offset(_ zone: String) -> Int64? {
        if ["UTC", "GMT", "Z"].contains(zone) { return 0 }
        // Reading midnight in that zone gives the offset.
        return Timestamp(iso8601: "1970-01-02T00:00:00\(zone)").map { Timestamp.secondsPerDay - $0.seconds }
    }
}
