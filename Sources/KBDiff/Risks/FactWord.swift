import KBText

/// Words in the form in which facts are compared.
enum FactWord {
    /// Folded, with the digits of every script as ASCII digits and typographic apostrophes as plain ones.
    static func folded(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return Folding.folded(word) }
        var scalars = String.UnicodeScalarView()
        for scalar in Folding.folded(word).unicodeScalars {
            if scalar.value == 0x2019 {
                scalars.append("'")
            } else if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
                scalars.append(contentsOf: String(Int(value)).unicodeScalars)
            } else {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
