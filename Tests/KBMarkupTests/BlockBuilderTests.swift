import KBMarkup
import KBModel
import Testing

@Suite struct BlockBuilderTests {
    private func blocks(_ events: (inout BlockBuilder) -> Void) -> [Block] {
        var builder = BlockBuilder()
        events(&builder)
        return builder.finish()
    }

    @Test func foldsWhiteSpaceAndKeepsSpacesOutsideMarks() {
        let result = blocks {
            $0.inline.append("  press \n\t the ")
            $0.inline.push(mark: .strong)
            $0.inline.append(" red ")
            $0.inline.pop()
            $0.inline.append(" button \n")
        }
        #expect(result == [Block(.paragraph([Inline("press the "), Inline("red", marks: [.strong]), Inline(" button")]))])
    }

    @Test func suppliesWhatStandsBetweenTwoContainers() {
        let stray = blocks {
            for text in ["one", "two"] {
                $0.open(.item)
                $0.inline.append(text)
                $0.close()
            }
            $0.inline.append("after")
        }
        let items = [[Block(.paragraph([Inline("one")]))], [Block(.paragraph([Inline("two")]))]]
        #expect(stray == [Block(.list(Block.List(ordered: false, items: items))), Block(.paragraph([Inline("after")]))])
    }

    @Test func aListRightInsideAListBelongsToTheItemBeforeIt() {
        let result = blocks {
            $0.open(.list(ordered: false, steps: false))
            $0.open(.item)
            $0.inline.append("outer")
            $0.close()
            $0.open(.list(ordered: true, steps: false))
            $0.open(.item)
            $0.inline.append("inner")
            $0.close()
            $0.close()
            $0.close()
        }
        let inner = Block(.list(Block.List(ordered: true, items: [[Block(.paragraph([Inline("inner")]))]])))
        #expect(result == [Block(.list(Block.List(ordered: false, items: [[Block(.paragraph([Inline("outer")])), inner]])))])
    }

    @Test func keepsEmptyCellsAndCountsHeaderRows() {
        let result = blocks {
            $0.open(.table)
            for (header, texts) in [(true, ["a", "b"]), (false, ["1", ""])] {
                $0.open(.row(header: header))
                for text in texts {
                    $0.open(.cell(columns: 1, rows: 1))
                    $0.inline.append(text)
                    $0.close()
                }
                $0.close()
            }
            $0.close()
        }
        guard case .table(let table)? = result.first?.kind else {
            Issue.record("no table")
            return
        }
        #expect(table.header == 1)
        #expect(table.rows.map(\.count) == [2, 2])
        #expect(table.rows[1][1].blocks.isEmpty)
    }

    @Test func textOfAHeadingDoesNotRunIntoWhatStandsInsideIt() {
        let result = blocks {
            $0.open(.heading(level: 2))
            $0.inline.append("Head")
            $0.open(.list(ordered: false, steps: false))
            $0.open(.item)
            $0.inline.append("item")
            $0.close()
            $0.close()
            $0.inline.append("line")
            $0.close()
        }
        #expect(result.map(\.text) == ["Head line", "item"])
    }

    @Test func imagesAloneAreBlocksAndImagesInTextAreRuns() {
        let result = blocks {
            $0.inline.image(src: "a.png", alt: "A")
            $0.endParagraph()
            $0.inline.append("see ")
            $0.inline.image(src: "b.png", alt: nil)
        }
        #expect(
            result == [
                Block(.image(src: "a.png", alt: "A")),
                Block(.paragraph([Inline("see "), Inline("", image: Inline.Image(src: "b.png", alt: nil))])),
            ])
    }
}
