import KBModel

/// Which contacts are counted; the others only tell whether counted ones came back.
package struct CountedPeriod: Sendable, Hashable {
    /// The first second that is counted, and the first that is not any more.
    package var since: Timestamp?
    package var until: Timestamp?
    /// How far the data are known to reach, where that is beyond the last contact, in seconds since 1970.
    package var reach: Int64?

    package init(since: Timestamp? = nil, until: Timestamp? = nil, reach: Timestamp? = nil) {
        self.since = since
        self.until = until
        self.reach = reach?.seconds
    }

    func contains(_ time: Int64) -> Bool {
        if let since, time < since.seconds { return false }
        if let until, time >= until.seconds { return false }
        return true
    }
}
