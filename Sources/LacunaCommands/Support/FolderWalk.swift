import Foundation

/// What lies below a folder, straight from the system: Foundation's walk costs more than reading the files.
enum FolderWalk {
    /// The paths of the regular files below `root`, relative to it, in no order. Hidden files and folders are left out, links to files are
    /// files, links to folders are not followed, a folder that cannot be opened counts as empty. `nil` when `root` cannot be opened.
    static func files(below root: String) -> [String]? {
        var found: [String] = []
        var folders: [String] = [""]
        var isRoot = true
        while let folder = folders.popLast() {
            guard let handle = opendir(folder.isEmpty ? root : root + "/" + folder) else {
                if isRoot { return nil }
                continue
            }
            isRoot = false
            defer { closedir(handle) }
            while let entry = readdir(handle) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                }
                if name.hasPrefix(".") { continue }
                let path = folder.isEmpty ? name : folder + "/" + name
                switch kind(of: entry.pointee.d_type, at: root + "/" + path) {
                case .folder: folders.append(path)
                case .file: found.append(path)
                case .other: continue
                }
            }
        }
        return found
    }

    private enum Kind { case folder, file, other }

    private static func kind(of type: UInt8, at path: String) -> Kind {
        switch Int(type) {
        case DT_DIR: return .folder
        case DT_REG: return .file
        case DT_LNK:
            var status = stat()
            return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? .file : .other
        case DT_UNKNOWN:
            var status = stat()
            guard lstat(path, &status) == 0 else { return .other }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return .folder
            case S_IFREG: return .file
            case S_IFLNK: return kind(of: UInt8(DT_LNK), at: path)
            default: return .other
            }
        default: return .other
        }
    }
}
