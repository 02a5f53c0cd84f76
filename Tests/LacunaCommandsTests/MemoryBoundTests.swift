import Testing

@testable import LacunaCommands

@Suite struct MemoryBoundTests {
    @Test(
        arguments: [
            ("max\n", "1000\n", "", nil), (nil, nil, nil, nil), ("5000\n", "x", "", nil), ("5000\n", "4000\n", "", 1000),
            ("5000\n", "4000\n", "anon 900\nactive_file 500\ninactive_file 2000\n", 3500), ("5000\n", "6000\n", "", 0),
        ] as [(String?, String?, String?, Int?)])
    func aContainerLeavesItsLimitLessWhatCannotBeGivenBack(limit: String?, used: String?, statistics: String?, left: Int?) {
        #expect(MemoryBound.left(of: limit, used: used, statistics: statistics) == left)
    }
}
