import KBModel

/// For whom articles are read: a `.ditaval` file of DITA, or a target of Flare. What is meant for others alone is left out.
package struct ReadingProfile: Sendable {
    enum Kind: Sendable {
        case dita(DITAProfile)
        case flare(FlareConditions)
    }

    let kind: Kind

    /// Why a file is no profile, as one clause.
    package struct Failure: Error, Sendable {
        package var reason: String
    }

    package init(_ bytes: [UInt8]) throws(Failure) {
        let document: XMLDocument
        do throws(XMLDocument.Failure) {
            document = try XMLDocument(bytes, path: "", in: SourceTree(root: "", paths: []) { _ in [] })
        } catch {
            throw Failure(reason: error.reason)
        }
        let expression = document.root.flatMap { document.tree.attribute("ConditionTagExpression", of: $0) }
        if let profile = DITAProfile(document) {
            kind = .dita(profile)
        } else if let conditions = expression.flatMap({ FlareConditions($0) }) {
            kind = .flare(conditions)
        } else {
            throw Failure(reason: "it is neither a .ditaval file nor a target of Flare with conditions")
        }
    }
}
