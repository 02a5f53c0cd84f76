import Foundation
import KBMarkup

/// The file system as readers see it.
enum FileTree {
    /// The files below `path`, sorted by bytes; hidden files and folders are left out, symbolic links to folders are not followed.
    static func tree(at path: String) throws(CommandFailure) -> SourceTree {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure("\(path): no such file or folder. Check the path; it is relative to the working folder.")
        }
        guard isFolder.boolValue else {
            return SourceTree(root: path, paths: [""], head: { _, count in try head(of: path, count) }, read: { _ in try bytes(of: path) })
        }
        guard var paths = FolderWalk.files(below: path) else {
            throw CommandFailure("\(path): the folder cannot be read. Check its permissions.")
        }
        paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let root = path.hasSuffix("/") ? path : path + "/"
        return SourceTree(
            root: path, paths: paths, head: { relative, count in try head(of: root + relative, count) },
            read: { relative in try bytes(of: root + relative) })
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
        if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
        return try FileBytes.contents(of: path)
    }

    private static func head(of path: String, _ count: Int) throws -> [UInt8] {
        try FileBytes.contents(of: path, atMost: count)
    }
}
