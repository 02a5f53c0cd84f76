import KBText
import Testing

@testable import KBGaps

@Suite struct GroupJoiningTests {
    /// Two needs of four contacts each, everyone linked with everyone of the same need; one weak link between the needs. Contacts are tens of
    /// nodes, so that a mix-up of the two would show.
    private static let graph: NeighbourGraph = {
        var adjacency = (0..<8).map { node in
            (0..<8).filter { $0 != node && $0 / 4 == node / 4 }.map { NeighbourGraph.Edge(node: Int32($0), weight: 1) }
        }
        adjacency[3].append(.init(node: 4, weight: 0.1))
        adjacency[4].append(.init(node: 3, weight: 0.1))
        return NeighbourGraph(adjacency: adjacency)
    }()

    private static func joined(_ contacts: [[Int]], resolution: Double) -> [(contacts: [Int], score: Double)] {
        let groups = contacts.enumerated().map { MissingTopics.Group(contacts: $1, score: Double(9 - $0)) }
        let joining = GroupJoining(groups, in: graph, resolution: resolution) { $0 < 80 ? $0 / 10 : nil }
        return joining.joined().map { ($0.contacts.sorted(), $0.score) }
    }

    @Test func partsOfOneNeedBecomeOneAndAnotherNeedStaysApart() {
        let result = Self.joined([[0, 10], [40, 50, 60, 70], [20, 30]], resolution: 1)
        #expect(result.map(\.contacts) == [[0, 10, 20, 30], [40, 50, 60, 70]])
        #expect(result.map(\.score) == [16, 8])
    }

    @Test func aNeedInManyPartsComesTogether() {
        #expect(
            Self.joined([[0], [40], [10], [20], [50, 60], [30], [70]], resolution: 1).map(\.contacts) == [
                [0, 10, 20, 30], [40, 50, 60, 70],
            ])
    }

    @Test func whereNeedsAreFineNothingIsJoined() {
        #expect(Self.joined([[0, 10], [40, 50, 60, 70], [20, 30]], resolution: 4).count == 3)
    }

    @Test func contactsOutsideTheGraphStayInTheirGroup() {
        let result = Self.joined([[0, 10, 800], [20, 30, 810], [820]], resolution: 1)
        #expect(result.map(\.contacts) == [[0, 10, 20, 30, 800, 810], [820]])
    }

    @Test func aGraphWithoutEdgesJoinsNothing() {
        let none = NeighbourGraph(adjacency: [[], []])
        let groups = [MissingTopics.Group(contacts: [0], score: 1), MissingTopics.Group(contacts: [1], score: 2)]
        #expect(GroupJoining(groups, in: none, resolution: 1) { $0 }.joined().map(\.contacts) == [[1], [0]])
    }
}
