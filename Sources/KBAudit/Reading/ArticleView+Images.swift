import KBModel

/// A picture of an article, standing alone or inside text.
struct ArticleImage {
    let unit: TextUnit
    let src: String
    let alt: String?

    /// The last part of the path, without query: `window.png`.
    var fileName: String {
        let path = src.prefix { $0 != "?" && $0 != "#" }
        return src.hasPrefix("data:") ? "data:…" : String(path.split(separator: "/").last ?? path)
    }
}

extension ArticleView {
    /// The pictures in reading order.
    var images: [ArticleImage] {
        units.flatMap { unit -> [ArticleImage] in
            if case .image(let src, let alt) = unit.kind { return [ArticleImage(unit: unit, src: src, alt: alt)] }
            return unit.inlines.compactMap { $0.image }.map { ArticleImage(unit: unit, src: $0.src, alt: $0.alt) }
        }
    }

    /// The text of headings and paragraphs, without code: what a language can be told from.
    var proseText: String {
        units.lazy.filter { $0.kind != .code }.map(\.text).joined(separator: "\n")
    }
}
