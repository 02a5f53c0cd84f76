import KBModel

/// What a zone's clocks show: seconds to add to UTC at a moment, given the zone's name. Who knows the world's zones passes this in; by itself
/// this module knows UTC and fixed offsets.
package struct ZoneRules: Sendable {
    /// `nil` when there is no zone of that name.
    package typealias Offset = @Sendable (_ utc: Timestamp) -> Int64

    package var zone: @Sendable (_ name: String) -> Offset?

    package init(zone: @escaping @Sendable (String) -> Offset?) { self.zone = zone }

    package static let fixedOffsets = ZoneRules { name in
        guard let seconds = fixedOffset(name) else { return nil }
        return { _ in seconds }
    }

    private static func fixedOffset(_ name: String) -> Int64? {
        if ["UTC", "GMT", "Z"].contains(name) { return 0 }
        // Reading midnight in that zone gives the offset.
        guard let midnight = Timestamp(iso8601: "1970-01-02T00:00:00\(name)") else { return nil }
        return Timestamp.secondsPerDay - midnight.seconds
    }
}

/// Reads a file's times by the mapping's pattern and zone.
struct TimeReading: Sendable {
    private let pattern: TimePattern?
    private let offset: ZoneRules.Offset?

    init(mapping: Mapping, zones: ZoneRules) throws(SignalError) {
        pattern = mapping.fields[.time]?.pattern
        guard let zone = mapping.fields[.time]?.zone else {
            offset = nil
            return
        }
        guard let found = ZoneRules.fixedOffsets.zone(zone) ?? zones.zone(zone) else {
            throw SignalError(
                "the mapping's zone '\(zone)' is not known: write UTC, an offset such as +02:00, or a name such as Europe/Stockholm")
        }
        offset = found
    }

    /// Times are ISO 8601 and UTC unless they say otherwise.
    var isPlainISO: Bool { pattern == nil && offset == nil }

    func time(_ text: String) -> Timestamp? {
        if let pattern { return pattern.localTime(text).map(utc) }
        guard let time = SignalValues.time(text) else { return nil }
        return SignalValues.isLocal(text) ? utc(time) : time
    }

    /// The offset is asked for at the local time first and then at the moment found: right except in the hour that clocks show twice.
    private func utc(_ local: Timestamp) -> Timestamp {
        guard let offset else { return local }
        let guess = Timestamp(seconds: local.seconds - offset(local))
        return Timestamp(seconds: local.seconds - offset(guess))
    }
}
