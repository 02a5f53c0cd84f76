import Synchronization

/// The XML files of a tree. Those that others refer to are parsed once, as long as they fit. One that is only read itself is not kept:
/// most are never asked for again, and memory that is used anew for each file is a tenth faster than memory that grows.
final class XMLDocuments: Sendable {
    /// Bytes of the files kept at the same time; beyond it all are let go, so that memory does not grow with the folder. A tree takes about
    /// three times its file.
    private static let capacity = 16 << 20

    private struct Known {
        var results: [String: Result<XMLDocument, XMLDocument.Failure>] = [:]
        var size = 0
    }

    private let tree: SourceTree
    private let known = Mutex(Known())

    init(_ tree: SourceTree) { self.tree = tree }

    /// - Throws: why there is no tree: the file is not there, cannot be opened, or holds no XML.
    func parsed(_ path: String) throws(XMLDocument.Failure) -> XMLDocument {
        if let result = known.withLock({ $0.results[path] }) { return try result.get() }
        guard tree.contains(path) else { throw XMLDocument.Failure(reason: "there is no such file in this folder", line: nil) }
        let bytes: [UInt8]
        do {
            bytes = try tree.read(path)
        } catch {
            throw XMLDocument.Failure(reason: "it cannot be opened: \(error)", line: nil)
        }
        return try parsed(bytes, path)
    }

    /// The same for a file that is being read itself.
    func parsed(_ file: SourceFile) throws(XMLDocument.Failure) -> XMLDocument {
        if let result = known.withLock({ $0.results[file.relativePath] }) { return try result.get() }
        return try XMLDocument(file.bytes, path: file.relativePath, in: tree)
    }

    private func parsed(_ bytes: [UInt8], _ path: String) throws(XMLDocument.Failure) -> XMLDocument {
        let result: Result<XMLDocument, XMLDocument.Failure>
        do throws(XMLDocument.Failure) {
            result = .success(try XMLDocument(bytes, path: path, in: tree))
        } catch {
            result = .failure(error)
        }
        known.withLock { known in
            if known.size + bytes.count > Self.capacity { known = Known() }
            known.results[path] = result
            known.size += bytes.count
        }
        return try result.get()
    }
}
