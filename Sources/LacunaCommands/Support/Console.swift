import Foundation

/// The two ends of a command: results go to standard output or a file, remarks to standard error.
struct Console: Sendable {
    /// Whether standard output is a terminal that wants colour (`NO_COLOR` obeyed).
    let color: Bool
    /// Columns of the terminal; 100 when there is none.
    let width: Int

    init() {
        let environment = ProcessInfo.processInfo.environment
        let terminal = isatty(STDOUT_FILENO) == 1
        color = terminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        var size = winsize()
        let known = terminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = known ? Int(size.ws_col) : 100
    }

    /// One line on standard error.
    func remark(_ text: String) { _ = write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// How far a long job is, in place of what stood there before; on a terminal only. Empty text clears it.
    func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        _ = write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
    }

    /// A result: to `output` whole or not at all (written beside it and renamed), or to standard output when `output` is nil or `-`.
    func result(_ bytes: [UInt8], to output: String? = nil) throws {
        guard let output, output != "-" else {
            guard let error = write(bytes, to: STDOUT_FILENO) else { return }
            throw CommandFailure("the result could not be written: \(String(cString: strerror(error))). Make room, or choose an --output.")
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: output), options: AtomicFile.isDevice(output) ? [] : .atomic)
        } catch {
            throw CommandFailure("cannot write \(output): \(CommandFailure.reason(of: error)). Choose another --output.")
        }
    }

    func result(_ text: String, to output: String? = nil) throws { try result(Array(text.utf8), to: output) }

    /// Writes all bytes; a reader that closed the pipe ends the program quietly, as `head` expects. Returns the error, if any.
    private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { exit(0) }
                return errno
            }
            rest = rest.dropFirst(written)
        }
        return nil
    }
}

/// Why a command could not do its job: what, where, and what to try, in one message. Ends the program with exit code 2.
struct CommandFailure: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }

    /// A system error in a few words, without Foundation's dressing.
    static func reason(of error: any Error) -> String {
        if let failure = error as? SystemFailure { return failure.description }
        let cocoa = error as NSError
        if let posix = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError, posix.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(posix.code)))
        }
        switch cocoa.code {
        case CocoaError.fileReadNoSuchFile.rawValue, CocoaError.fileNoSuchFile.rawValue: return "no such file or folder"
        case CocoaError.fileReadNoPermission.rawValue, CocoaError.fileWriteNoPermission.rawValue: return "permission denied"
        case CocoaError.fileWriteOutOfSpace.rawValue: return "the disk is full"
        default: return cocoa.localizedDescription
        }
    }
}
