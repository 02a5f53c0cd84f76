import KBGaps
import KBLedger

extension GapReport {
    /// Gives each gap the id under which it is known, so that ids stay from run to run although groups of contacts change.
    mutating func takeIDs(of known: [GapRecord]) {
        let ids = GapIdentity.ids(
            of: missing.map { GapIdentity.Group(id: $0.topic.gap, contacts: Set($0.contacts)) },
            known: known.map { GapIdentity.Group(id: $0.id, contacts: $0.contacts) })
        for (i, id) in ids.enumerated() { missing[i].topic.gap = id }
    }
}
