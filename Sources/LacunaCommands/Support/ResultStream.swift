import Foundation

/// A result that is written in parts: to standard output, or to a file whole or not at all (written beside its place and renamed).
final class ResultStream {
    private let console: Console
    private let place: URL?
    private let draft: URL?
    private let handle: FileHandle?
    private var isFinished = false

    /// - Parameter output: `nil` and `-` are standard output.
    init(_ output: String?, console: Console) throws {
        self.console = console
        guard let output, output != "-" else {
            (place, draft, handle) = (nil, nil, nil)
            return
        }
        let place = URL(fileURLWithPath: output)
        let draft = place.deletingLastPathComponent().appendingPathComponent(".\(place.lastPathComponent).\(getpid())")
        do {
            try Data().write(to: draft)
            handle = try FileHandle(forWritingTo: draft)
        } catch {
            throw Self.failure(output, error)
        }
        (self.place, self.draft) = (place, draft)
    }

    deinit {
        if let draft, !isFinished { unlink(draft.path) }
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
        do {
            try handle.close()
        } catch {
            throw Self.failure(place.relativePath, error)
        }
        guard rename(draft.path, place.path) == 0 else {
            throw Self.failure(place.relativePath, POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
        }
        isFinished = true
    }

    private static func failure(_ output: String, _ error: any Error) -> CommandFailure {
        CommandFailure("cannot write \(output): \(CommandFailure.reason(of: error)). Choose another --output.")
    }
}
