/// The files below one PATH of the command line. Readers see files only through this: no reader opens anything itself.
package struct SourceTree: Sendable {
    /// PATH as typed; a file's full path is `root` joined with its relative path.
    package var root: String
    /// Relative paths, sorted by their bytes. One empty path when PATH is a single file.
    package var paths: [String]
    /// A file that is there and must not or cannot be read, with the reason as a clause.
    package struct Refused: Sendable, Hashable {
        package var path: String
        package var reason: String

        package init(path: String, reason: String) {
            self.path = path
            self.reason = reason
        }
    }

    /// What is left out of `paths`; it is reported as unread.
    package var refused: [Refused] = []
    /// The bytes of a relative path in `paths`.
    package var read: @Sendable (String) throws -> [UInt8]
    /// The first bytes of a file, at most as many as asked for: what surveys look at, so that no file is read whole twice.
    package var head: @Sendable (String, Int) throws -> [UInt8]

    /// - Parameter head: where the source can give a file's beginning for less than the whole.
    package init(
        root: String, paths: [String], head: (@Sendable (String, Int) throws -> [UInt8])? = nil,
        read: @escaping @Sendable (String) throws -> [UInt8]
    ) {
        self.root = root
        self.paths = paths
        self.read = read
        self.head = head ?? { path, count in Array(try read(path).prefix(count)) }
    }

    package func fullPath(_ path: String) -> String {
        if path.isEmpty { return root }
        return root.hasSuffix("/") ? root + path : root + "/" + path
    }
}

/// One file's bytes and name, as a reader gets them.
package struct SourceFile: Sendable {
    /// PATH as typed, joined with the path below it.
    package var path: String
    /// The path below PATH: what ids are made of.
    package var relativePath: String
    package let bytes: [UInt8]
    /// The first tag, which most formats are told by; looked for once.
    let rootElement: RootElement?

    package init(path: String, relativePath: String, bytes: [UInt8]) {
        self.path = path
        self.relativePath = relativePath
        self.bytes = bytes
        rootElement = RootElement(of: bytes)
    }
}
