import CLibXML2

/// Characters by the names that HTML gives them.
enum NamedCharacter {
    /// `eacute`, `#233`, `#xE9`; `nil` when it means no character.
    static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.utf8.first == UInt8(ascii: "#") else { return htmlEntityLookup(name).flatMap { Unicode.Scalar($0.pointee.value) } }
        let digits = name.dropFirst()
        if let first = digits.first, first == "x" || first == "X" {
            return UInt32(digits.dropFirst(), radix: 16).flatMap(Unicode.Scalar.init)
        }
        return UInt32(digits).flatMap(Unicode.Scalar.init)
    }
}
