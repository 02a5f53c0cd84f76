import Foundation

/// Replacing a file whole or not at all.
enum AtomicFile {
    /// Writes `bytes` beside `path`, to the disk, and renames over it: whoever reads the file, or loses power, has the old bytes or the new
    /// ones. The file's permissions stay. On failure nothing is left behind.
    static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
        let folder = (path as NSString).deletingLastPathComponent
        let name = (path as NSString).lastPathComponent
        // Hidden, so that readers of the folder pass it by; the same name each time, so that a killed job's is used again.
        let draft = ((folder.isEmpty ? "." : folder) as NSString).appendingPathComponent(".\(name).lacuna-new")
        do throws(SystemFailure) {
            try write(bytes, to: draft, permissions: permissions(of: path))
            guard Glibc.rename(draft, path) == 0 else { throw SystemFailure(errno) }
        } catch {
            unlink(draft)
            throw CommandFailure("cannot write \(path): \(error). The file is as it was.")
        }
        sync(folder.isEmpty ? "." : folder)
    }

    /// Whether something stands there that is no file, such as `/dev/null` or a named pipe: it is written to, never replaced.
    static func isDevice(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    private static func permissions(of path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
    }

    private static func write(_ bytes: [UInt8], to path: String, permissions: mode_t) throws(SystemFailure) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, permissions)
        guard file >= 0 else { throw SystemFailure(errno) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw SystemFailure(errno) }
            rest = rest.dropFirst(written)
        }
        guard fchmod(file, permissions) == 0, fsync(file) == 0 else { throw SystemFailure(errno) }
    }

    /// The new name has to reach the disk too. A file system that cannot say so has done what it can.
    private static func sync(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
