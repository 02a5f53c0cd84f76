import Foundation

/// A result that is written in parts: to standard output, or to a file whole or not at all. The file has no name before it is finished where
/// the system can do so, so that a job that is stopped leaves nothing behind; elsewhere it is written beside its place and renamed.
final class ResultStream {
    private let console: Console
    private let place: URL?
    /// Beside the place, where the file stands for the moment before it is renamed; `nil` for a device or pipe, which is written to as it is.
    private let draft: URL?
    private let handle: FileHandle?
    private let hasName: Bool
    private var isFinished = false

    /// - Parameter output: `nil` and `-` are standard output.
    init(_ output: String?, console: Console) throws {
        self.console = console
        guard let output, output != "-" else {
            (place, draft, handle, hasName) = (nil, nil, nil, false)
            return
        }
        let place = URL(fileURLWithPath: output)
        let draft = place.deletingLastPathComponent().appendingPathComponent(".\(place.lastPathComponent).\(getpid())")
        if AtomicFile.isDevice(output) {
            (self.place, self.draft, hasName) = (place, nil, false)
            handle = try Self.opened(output, O_WRONLY, as: output)
            return
        }
        (self.place, self.draft) = (place, draft)
        if let unnamed = Self.unnamedFile(in: place.deletingLastPathComponent().path) {
            handle = FileHandle(fileDescriptor: unnamed, closeOnDealloc: true)
            hasName = false
        } else {
            handle = try Self.opened(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, as: output)
            hasName = true
        }
    }

    private static func opened(_ path: String, _ flags: Int32, as output: String) throws -> FileHandle {
        let file = open(path, flags | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw failure(output, SystemFailure(errno)) }
        return FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    deinit {
        if let draft, hasName, !isFinished { unlink(draft.path) }
    }

    /// A file that is gone when it is closed, unless it is given a name (`open(2)`, O_TMPFILE; the constant is no plain number in C's header).
    private static func unnamedFile(in folder: String) -> Int32? {
        guard access("/proc/self/fd", X_OK) == 0 else { return nil }
        let file = open(folder, 0o20000000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o666)
        return file >= 0 ? file : nil
    }

    func write(_ bytes: [UInt8]) throws {
        guard let handle, let place else { return try console.result(bytes) }
        do {
            try handle.write(contentsOf: bytes)
        } catch {
            throw Self.failure(place.relativePath, error)
        }
    }

    /// Puts the file in its place.
    func finish() throws {
        guard let handle, let place, let draft else { return }
        if !hasName {
            let source = "/proc/self/fd/\(handle.fileDescriptor)"
            unlink(draft.path)
            guard linkat(AT_FDCWD, source, AT_FDCWD, draft.path, AT_SYMLINK_FOLLOW) == 0 else {
                throw Self.failure(place.relativePath, SystemFailure(errno))
            }
        }
        do {
            try handle.close()
        } catch {
            unlink(draft.path)
            throw Self.failure(place.relativePath, error)
        }
        guard rename(draft.path, place.path) == 0 else {
            let reason = SystemFailure(errno)
            unlink(draft.path)
            throw Self.failure(place.relativePath, reason)
        }
        isFinished = true
    }

    private static func failure(_ output: String, _ error: any Error) -> CommandFailure {
        CommandFailure("cannot write \(output): \(CommandFailure.reason(of: error)). Choose another --output.")
    }
}
