import KBDiff
import KBModel
import KBTestSupport
import Testing

@Suite struct MergeTests {
    private func blocks(_ words: String) -> [Block] { words.split(separator: " ").map { Block(.paragraph([Inline(String($0))])) } }

    private func texts(_ merge: ArticleMerge) -> [String] { merge.blocks.map(\.text) }

    @Test(
        arguments: [
            ("a b c", "a B c", "a b c", "a B c"), ("a b c", "a b c", "a b C", "a b C"), ("a b c", "A b c", "a b C", "A b C"),
            ("a b c", "A b c", "a B c", "A B c"), ("a b c", "a b c d", "b c", "b c d"), ("a b", "a x b", "a x b", "a x b"),
            ("a b c", "a c", "a c", "a c"), ("", "a", "", "a"),
        ])
    func takesWhatOneSideChanged(base: String, ours: String, theirs: String, merged: String) {
        let merge = ArticleMerge(base: blocks(base), ours: blocks(ours), theirs: blocks(theirs))
        #expect(merge.isClean)
        #expect(texts(merge) == merged.split(separator: " ").map(String.init))
    }

    @Test func showsAConflictAsABlockWithBothTexts() {
        let merge = ArticleMerge(base: blocks("a b c"), ours: blocks("a X c"), theirs: blocks("a Y c"))
        #expect(merge.conflicts.map(\.block) == [1])
        guard case .note(.important, let inner) = merge.blocks[1].kind else { return #expect(Bool(false), "no note") }
        #expect(inner.map(\.text).filter { $0 == "X" || $0 == "Y" } == ["X", "Y"])
    }

    @Test func mergesListsItemByItem() {
        func list(_ items: String) -> [Block] {
            [Block(.list(Block.List(ordered: true, items: items.split(separator: " ").map { [Block(.paragraph([Inline(String($0))]))] })))]
        }
        let merge = ArticleMerge(base: list("a b c d"), ours: list("a B c d"), theirs: list("a b c d e"))
        #expect(merge.isClean)
        #expect(merge.blocks == list("a B c d e"))
    }

    @Test func unchangedSidesMergeToTheOther() {
        var random = RandomArticle(seed: 11)
        for _ in 0..<60 {
            let base = random.article()
            let changed = random.edited(base)
            #expect(ArticleMerge(base: base.blocks, ours: base.blocks, theirs: changed.blocks).blocks.count == changed.blocks.count)
            let ours = ArticleMerge(base: base.blocks, ours: changed.blocks, theirs: base.blocks)
            #expect(ours.isClean && ours.blocks == changed.blocks)
        }
    }
}
