import KBText

/// An id made of a title.
enum Slug {
    static let maximumBytes = 80

    /// Small letters and digits of any script, joined by `-`.
    static func of(_ title: String) -> String {
        var out = ""
        for scalar in Folding.folded(title).unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                out.unicodeScalars.append(scalar)
            } else if !out.isEmpty, !out.hasSuffix("-") {
                out += "-"
            }
            if out.utf8.count >= maximumBytes { break }
        }
        while out.hasSuffix("-") { out.removeLast() }
        return out.isEmpty ? "draft" : out
    }
}
