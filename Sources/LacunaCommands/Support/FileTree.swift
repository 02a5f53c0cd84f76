import Foundation
import KBMarkup

/// The file system as readers see it.
enum FileTree {
    /// The files below `path`, sorted by bytes; hidden files and folders are left out, symbolic links to folders are not followed. `-` is
    /// standard input, read here.
    static func tree(at path: String) throws(CommandFailure) -> SourceTree {
        if path == "-" {
            let bytes = try content(of: path)
            return SourceTree(root: path, paths: [""]) { _ in bytes }
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure("\(path): no such file or folder. Check the path; it is relative to the working folder.")
        }
        guard isFolder.boolValue else {
            return SourceTree(root: path, paths: [""], head: { _, count in try head(of: path, count) }, read: { _ in try bytes(of: path) })
        }
        guard let found = FolderWalk.files(below: path) else {
            throw CommandFailure("\(path): the folder cannot be read. Check its permissions.")
        }
        let root = path.hasSuffix("/") ? path : path + "/"
        let foreign = found.foreign
        @Sendable func contents(_ relative: String, atMost limit: Int) throws -> [UInt8] {
            guard let name = foreign[relative] else { return try FileBytes.contents(of: root + relative, atMost: limit) }
            return try FileBytes.contents(at: name, atMost: limit)
        }
        var tree = SourceTree(
            root: path, paths: found.files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, head: contents,
            read: { try contents($0, atMost: .max) })
        tree.refused = found.refused
        return tree
    }

    /// The bytes of one file that the job cannot do without; `-` is standard input.
    static func content(of path: String) throws(CommandFailure) -> [UInt8] {
        do {
            return try bytes(of: path)
        } catch {
            throw CommandFailure("\(path): \(CommandFailure.reason(of: error)). Check the path; it is relative to the working folder.")
        }
    }

    static func bytes(of path: String) throws -> [UInt8] {
        if path == "-" { return try FileBytes.contents(of: STDIN_FILENO) }
        return try FileBytes.contents(of: path)
    }

    private static func head(of path: String, _ count: Int) throws -> [UInt8] {
        try FileBytes.contents(of: path, atMost: count)
    }
}
