import KBModel

/// What a page hides from its readers.
enum HTMLVisibility {
    /// `hidden`, `aria-hidden` on a block, `display: none`. What a button or heading right before it opens is no more hidden than a closed
    /// `details`.
    static func isHidden(_ node: Int, in page: HTMLDocument) -> Bool {
        var hidden = false
        page.tree.forEachAttribute(of: node) { name, value in
            if name.isEqual(to: "hidden") {
                hidden = !value.elementsEqual("until-found".utf8) { $0.asciiLowercased == $1 }
            } else if name.isEqual(to: "style") {
                hidden = hidden || hides(value)
            }
        }
        return hidden && !isOpenedByPrevious(node, in: page)
    }

    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        let compact = style.filter { $0 != 0x20 }.map { $0 | 0x20 }
        let text = String(decoding: compact, as: UTF8.self)
        return text.hasPrefix("display:none") || text.contains(";display:none") || text.contains("visibility:hidden")
    }

    private static func isOpenedByPrevious(_ node: Int, in page: HTMLDocument) -> Bool {
        guard let parent = page.tree.parent(of: node) else { return false }
        var previous: HTMLTag?
        for sibling in page.tree.children(of: parent) {
            if sibling == node { break }
            previous = page.tag(sibling) ?? previous
        }
        return previous == .button || previous == .dt || previous?.headingLevel ?? 1 > 1
    }
}
