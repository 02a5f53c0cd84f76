import KBModel

/// The picture an `img` means.
enum HTMLImages {
    /// With lazy loading the true source stands in another attribute, and `src` holds a placeholder. `nil` without any source.
    static func image(_ node: Int, in page: HTMLDocument) -> Inline.Image? {
        var src: String?
        var lazy: String?
        var alt: String?
        for attribute in page.tree.attributes(of: node) {
            switch attribute.name {
            case "src": src = attribute.value
            case "data-src", "data-original-src", "data-lazy-src", "data-original": lazy = lazy ?? attribute.value
            case "alt": alt = attribute.value
            default: break
            }
        }
        let placeholder = src.map { $0.isEmpty || $0.utf8.starts(with: "data:".utf8) } ?? true
        guard let source = placeholder ? lazy ?? src : src, !source.isEmpty else { return nil }
        return Inline.Image(src: source, alt: alt)
    }
}
