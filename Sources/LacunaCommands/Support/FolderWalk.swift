import Glibc
import KBMarkup

/// What lies below a folder, straight from the system: Foundation's walk costs more than reading the files.
enum FolderWalk {
    struct Found: Sendable {
        /// The paths of the regular files, relative to the folder, in no order.
        var files: [String] = []
        /// Of paths that are not UTF-8, by how they read: the whole path as the system has it, ended by a zero.
        var foreign: [String: [CChar]] = [:]
        /// What could not be looked at.
        var refused: [SourceTree.Refused] = []
    }

    /// Hidden files and folders are left out, links to files are files, links to folders are not followed. `nil` when `root` cannot be opened.
    static func files(below root: String) -> Found? {
        var found = Found()
        let root = root.utf8.map { CChar(bitPattern: $0) } + [slash]
        var folders: [[CChar]] = [[]]
        while let folder = folders.popLast() {
            guard let handle = opendir(root + folder + [0]) else {
                if folder.isEmpty { return nil }
                let reason = "the folder cannot be read: \(SystemFailure(errno))"
                found.refused.append(SourceTree.Refused(path: text(folder.dropLast()), reason: reason))
                continue
            }
            defer { closedir(handle) }
            while let entry = readdir(handle) {
                let name = name(of: entry)
                if name.first == dot { continue }
                switch kind(of: entry.pointee.d_type, at: root + folder + name + [0]) {
                case .folder: folders.append(folder + name + [slash])
                case .file: found.add(folder + name, below: root)
                case .other: continue
                }
            }
        }
        found.refused.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return found
    }

    private static let slash = CChar(0x2F)
    private static let dot = CChar(0x2E)

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [CChar] {
        withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) }
        }
    }

    fileprivate static func text(_ path: some Sequence<CChar>) -> String {
        String(decoding: path.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private enum Kind { case folder, file, other }

    private static func kind(of type: UInt8, at path: @autoclosure () -> [CChar]) -> Kind {
        switch Int(type) {
        case DT_DIR: return .folder
        case DT_REG: return .file
        case DT_LNK:
            var status = stat()
            return stat(path(), &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? .file : .other
        case DT_UNKNOWN:
            var status = stat()
            guard lstat(path(), &status) == 0 else { return .other }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return .folder
            case S_IFREG: return .file
            case S_IFLNK: return kind(of: UInt8(DT_LNK), at: path())
            default: return .other
            }
        default: return .other
        }
    }
}

extension FolderWalk.Found {
    fileprivate mutating func add(_ path: [CChar], below root: [CChar]) {
        let text = FolderWalk.text(path)
        guard !text.utf8.elementsEqual(path.lazy.map { UInt8(bitPattern: $0) }) else { return files.append(text) }
        guard foreign[text] == nil else {
            return refused.append(SourceTree.Refused(path: text, reason: "its name is not UTF-8, and that of another file reads the same"))
        }
        foreign[text] = root + path + [0]
        files.append(text)
    }
}
