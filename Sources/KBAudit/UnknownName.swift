import KBText

/// A name that nothing has, with the nearest one that something has.
package struct UnknownName: Error, CustomStringConvertible, Hashable {
    package let kind: String
    package let name: String
    package let nearest: String?

    package init(kind: String, name: String, known: [String]) {
        self.kind = kind
        self.name = name
        nearest = NearestName.of(name, among: known)
    }

    package var description: String { "there is no \(kind) '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "") }
}
