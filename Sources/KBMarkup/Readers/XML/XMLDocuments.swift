import Synchronization

/// The XML files of a tree that other files refer to, parsed once.
final class XMLDocuments: Sendable {
    /// Files kept at the same time; beyond it all are let go, so that memory does not grow with the folder.
    private static let capacity = 64

    private let tree: SourceTree
    private let known = Mutex<[String: Result<XMLDocument, XMLDocument.Failure>]>([:])

    init(_ tree: SourceTree) { self.tree = tree }

    /// - Throws: why there is no tree: the file is not there, cannot be opened, or holds no XML.
    func parsed(_ path: String) throws(XMLDocument.Failure) -> XMLDocument {
        if let result = known.withLock({ $0[path] }) { return try result.get() }
        let result = load(path)
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll() }
            known[path] = result
        }
        return try result.get()
    }

    private func load(_ path: String) -> Result<XMLDocument, XMLDocument.Failure> {
        guard tree.contains(path) else { return .failure(XMLDocument.Failure(reason: "there is no such file in this folder", line: nil)) }
        let bytes: [UInt8]
        do {
            bytes = try tree.read(path)
        } catch {
            return .failure(XMLDocument.Failure(reason: "it cannot be opened: \(error)", line: nil))
        }
        do throws(XMLDocument.Failure) {
            return .success(try XMLDocument(bytes, path: path, in: tree))
        } catch {
            return .failure(error)
        }
    }
}
