/// Why a diff could not be applied.
public enum PatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The JSON is not what `lacuna diff --format json` writes.
    case notADiff(String)
    /// The article is not the one that was compared, or has changed since.
    case otherArticle
    /// A change points at a place that the article does not have.
    case misfit(path: [Int])
    /// All changes were applied, and the result is not the article that was compared.
    case otherResult

    public var description: String {
        switch self {
        case .notADiff(let what): "this is not a diff as `lacuna diff --format json` writes it: \(what)"
        case .otherArticle: "the article is not the one that was compared, or it has changed since; make the diff again"
        case .misfit(let path): "a change points at block \(path), which the article does not have; make the diff again"
        case .otherResult: "the diff was changed by hand or cut off: the result is not the article that was compared; make the diff again"
        }
    }
}
