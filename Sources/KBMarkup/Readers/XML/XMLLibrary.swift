import Synchronization

/// The XML files of a tree that other files refer to, parsed once.
final class XMLLibrary: Sendable {
    /// Files kept at the same time; beyond it the library starts anew, so that memory does not grow with the folder.
    private static let capacity = 64

    private let tree: SourceTree
    private let documents = Mutex<[String: XMLDocument]>([:])

    init(_ tree: SourceTree) { self.tree = tree }

    /// `nil` when the file is not there or is no XML: where it is read as a file of its own, that is reported.
    func document(at path: String) -> XMLDocument? {
        if let known = documents.withLock({ $0[path] }) { return known }
        guard tree.contains(path), let bytes = try? tree.read(path), let document = try? XMLDocument(bytes, path: path, in: tree) else {
            return nil
        }
        documents.withLock { documents in
            if documents.count >= Self.capacity { documents.removeAll() }
            documents[path] = document
        }
        return document
    }
}
