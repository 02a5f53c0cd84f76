import KBDiff
import KBModel
import Testing

@Suite struct ApplyTests {
    /// Pairs of articles: edits of one, and strangers.
    static func pairs(_ seeds: Range<UInt64>) -> [(Article, Article)] {
        seeds.map { seed in
            var random = RandomArticle(seed: seed)
            let old = random.article()
            return (old, seed % 4 == 0 ? random.article() : random.edited(old))
        }
    }

    @Test func turnsOldIntoNewExactlyWhateverTheArticles() throws {
        for (i, (old, new)) in Self.pairs(0..<250).enumerated() {
            let result = try ArticlePatch(ArticleDiff(from: old, to: new)).apply(to: old)
            #expect(result.json.serialized() == new.json.serialized(), "seed \(i)")
        }
    }

    @Test func turnsOldIntoNewFromTheJSONOfADiff() throws {
        for (i, (old, new)) in Self.pairs(1_000..<1_200).enumerated() {
            let text = ArticleDiff(from: old, to: new).json.serialized()
            let result = try ArticlePatch(json: JSONValue(parsing: text)).apply(to: old)
            #expect(result.json.serialized() == new.json.serialized(), "seed \(1_000 + i)")
        }
    }

    @Test func findsNothingBetweenAnArticleAndItself() {
        for (old, _) in Self.pairs(2_000..<2_100) {
            let diff = ArticleDiff(from: old, to: old)
            #expect(diff.changes.isEmpty && diff.ignored.isEmpty)
        }
    }

    @Test func agreesWhetherAnythingDiffersWhenTheSidesAreSwapped() {
        for (i, (old, new)) in Self.pairs(3_000..<3_100).enumerated() where i % 4 != 0 {
            let (there, back) = (ArticleDiff(from: old, to: new), ArticleDiff(from: new, to: old))
            #expect(there.isEqual == back.isEqual, "seed \(3_000 + i)")
        }
    }

    @Test func keepsOldWhenNoChangeIsAccepted() throws {
        for (i, (old, new)) in Self.pairs(4_000..<4_100).enumerated() {
            let diff = ArticleDiff(from: old, to: new)
            let result = try ArticlePatch(diff).apply(to: old, accepting: [])
            #expect(ArticleDiff(from: old, to: result).isEqual, "seed \(4_000 + i)")
            #expect(result.title == old.title)
        }
    }

    @Test func reachesNewWhenEveryChangeIsAcceptedByNumber() throws {
        for (i, (old, new)) in Self.pairs(5_000..<5_100).enumerated() {
            let diff = ArticleDiff(from: old, to: new)
            let result = try ArticlePatch(diff).apply(to: old, accepting: Set(diff.changes.indices))
            #expect(ArticleDiff(from: result, to: new).isEqual, "seed \(5_000 + i)")
        }
    }

    @Test func survivesAnyChoiceOfChanges() throws {
        for (old, new) in Self.pairs(6_000..<6_050) {
            let diff = ArticleDiff(from: old, to: new)
            for i in diff.changes.indices {
                let one = try ArticlePatch(diff).apply(to: old, accepting: [i])
                let rest = try ArticlePatch(diff).apply(to: old, accepting: Set(diff.changes.indices).subtracting([i]))
                #expect(one.blocks.isEmpty || !old.blocks.isEmpty || !new.blocks.isEmpty)
                #expect(rest.blocks.isEmpty || !old.blocks.isEmpty || !new.blocks.isEmpty)
            }
        }
    }

    @Test func refusesAnArticleThatChangedSince() throws {
        let (old, new) = (Self.article("One two three."), Self.article("One two four."))
        let patch = ArticlePatch(ArticleDiff(from: old, to: new))
        #expect(throws: PatchError.otherArticle) { try patch.apply(to: Self.article("Something else.")) }
    }

    @Test(arguments: [
        #"{}"#, #"{"changes":[],"ignored":[]}"#,
        #"{"changes":[{"kind":"explode"}],"ignored":[],"old":{"fingerprint":"x"},"new":{"fingerprint":"x"}}"#,
        #"{"changes":[{"kind":"delete"}],"ignored":[],"old":{"fingerprint":"x"},"new":{"fingerprint":"x"}}"#,
        #"{"changes":[{"kind":"insert","new":{"block":["a"]}}],"ignored":[],"old":{"fingerprint":"x"},"new":{"fingerprint":"x"}}"#,
        #"{"changes":[{"kind":"insert","new":{"block":[0]}}],"ignored":[],"old":{"fingerprint":"x"},"new":{"fingerprint":"x"}}"#,
    ])
    func refusesWhatIsNoDiff(text: String) throws {
        let value = try JSONValue(parsing: text)
        #expect(throws: PatchError.self) { try ArticlePatch(json: value) }
    }

    @Test func refusesChangesThatPointNowhere() throws {
        let (old, new) = (Self.article("One two three."), Self.article("One two four."))
        let json = ArticleDiff(from: old, to: new).json.serialized()
        for (place, error) in [("[7]", PatchError.misfit(path: [7])), ("[0,3]", .misfit(path: [0, 3])), ("[]", .misfit(path: []))] {
            let broken = try JSONValue(parsing: json.replacing("\"block\":[0]", with: "\"block\":\(place)"))
            #expect(throws: error) { try ArticlePatch(json: broken).apply(to: old) }
        }
    }

    @Test func noticesADiffThatWasEditedByHand() throws {
        let (old, new) = (Self.article("One two three."), Self.article("One two four."))
        let json = ArticleDiff(from: old, to: new).json.serialized().replacing("One two four.", with: "One two five.")
        let patch = try ArticlePatch(json: JSONValue(parsing: json))
        #expect(throws: PatchError.otherResult) { try patch.apply(to: old) }
    }

    static func article(_ paragraphs: String...) -> Article {
        Article(
            id: "x", title: "T", language: "en", source: Article.Source(path: "x.html", format: "html"),
            blocks: paragraphs.map { Block(.paragraph([Inline($0)])) })
    }
}
