import KBModel

/// A text alternative that is only the file's name.
struct AltIsFileName: ArticleRule {
    let manual = RuleManual(
        id: "alt-is-file-name", group: .accessibility, severity: .suggestion,
        summary: "A picture's alt is its file name.",
        rationale: "\"IMG_0042.png\" tells neither a listener nor a search index what the picture shows.",
        bad: "<h1>Mail</h1><p>The window: <img src=\"images/IMG_0042.png\" alt=\"IMG_0042.png\"></p>",
        good: "<h1>Mail</h1><p>The window: <img src=\"images/IMG_0042.png\" alt=\"The account window with three tabs\"></p>",
        fix: "Say in alt what the picture tells; write alt=\"\" when it only decorates.")

    private static let endings = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp"]

    func check(_ article: ArticleView, by house: HouseStyle) -> [Observation] {
        article.images.compactMap { image in
            guard let alt = image.alt?.lowercased().trimmed, !alt.isEmpty else { return nil }
            let name = image.fileName.lowercased()
            let isName = alt == name || Self.endings.contains { alt.hasSuffix($0) } || Self.endings.contains { alt + $0 == name }
            guard isName, alt.contains(where: { $0.isNumber || "._-".contains($0) }) else { return nil }
            return article.observation("the alternative text \"\(alt.quoted(40))\" is a file name", at: image.unit, subject: image.src)
        }
    }
}
