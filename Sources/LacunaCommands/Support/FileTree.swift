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
        let root = URL(fileURLWithPath: path, isDirectory: true)
        guard let walk = FileManager.default.enumerator(atPath: root.path) else {
            throw CommandFailure("\(path): the folder cannot be read. Check its permissions.")
        }
        var paths: [String] = []
        while let next = walk.nextObject() as? String {
            let hidden = next.split(separator: "/").last?.hasPrefix(".") == true
            let type = walk.fileAttributes?[.type] as? FileAttributeType
            if hidden {
                if type == .typeDirectory { walk.skipDescendants() }
                continue
            }
            if type == .typeRegular || (type == .typeSymbolicLink && isRegularFile(root.appendingPathComponent(next).path)) {
                paths.append(next)
            }
        }
        paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return SourceTree(
            root: path, paths: paths, head: { relative, count in try head(of: root.appendingPathComponent(relative).path, count) },
            read: { relative in try bytes(of: root.appendingPathComponent(relative).path) })
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
        let data = try path == "-" ? FileHandle.standardInput.readToEnd() ?? Data() : Data(contentsOf: URL(fileURLWithPath: path))
        return Array(data)
    }

    private static func head(of path: String, _ count: Int) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { handle.closeFile() }
        return Array(try handle.read(upToCount: count) ?? Data())
    }

    private static func isRegularFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}
