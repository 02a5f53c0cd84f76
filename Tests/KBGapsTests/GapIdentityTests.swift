import KBGaps
import Testing

@Suite struct GapIdentityTests {
    private func group(_ id: String, _ contacts: ClosedRange<Int>) -> GapIdentity.Group {
        GapIdentity.Group(id: id, contacts: Set(contacts.map { "c\($0)" }))
    }

    @Test func aGroupThatGrewKeepsItsId() {
        #expect(GapIdentity.ids(of: [group("new", 1...20)], known: [group("g1", 1...8)]) == ["g1"])
    }

    @Test func aNeedThatSplitsKeepsItsIdForTheLargerPart() {
        let ids = GapIdentity.ids(of: [group("a", 1...3), group("b", 4...10)], known: [group("g1", 1...10)])
        #expect(ids == ["a", "g1"])
    }

    @Test func groupsThatShareTooLittleAreNew() {
        #expect(GapIdentity.ids(of: [group("a", 8...20)], known: [group("g1", 1...10)]) == ["a"])
    }

    @Test func noIdIsGivenTwice() {
        let ids = GapIdentity.ids(of: [group("g1", 30...40), group("x", 1...10), group("g1", 50...60)], known: [group("g1", 1...10)])
        #expect(ids == ["g1-2", "g1", "g1-3"])
    }
}
