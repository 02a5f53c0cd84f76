import Foundation

/// What a run of the program cost.
public struct MeasuredRun: Sendable {
    public var code: Int32
    public var output: String
    public var errors: String
    /// CPU seconds, of the user and the system.
    public var seconds: Double
    /// The most memory that was resident at once.
    public var peakBytes: Int
}

extension Binary {
    /// Runs `lacuna` with `arguments` as `run` does, and measures that process alone.
    public func measured(_ arguments: String...) throws -> MeasuredRun {
        let names = [".stdout", ".stderr"].map { folder.appendingPathComponent($0).path }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, name) in names.enumerated() {
            posix_spawn_file_actions_addopen(&actions, Int32(descriptor + 1), name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // The shell goes to the folder and becomes the program.
        let words = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, Self.program.path] + arguments
        var cWords = words.map { strdup($0) } + [nil]
        defer { for word in cWords { free(word) } }
        var child: pid_t = 0
        let status = posix_spawn(&child, "/bin/sh", &actions, nil, &cWords, environ)
        guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: status) ?? .EIO) }
        var ended: Int32 = 0
        var usage = rusage()
        var peak = 0
        while true {
            let done = wait4(child, &ended, WNOHANG, &usage)
            if done == child { break }
            guard done == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            peak = max(peak, Self.peak(of: child))
            usleep(2_000)
        }
        let texts = try names.map { String(decoding: try Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self) }
        let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1e6 }
        return MeasuredRun(
            code: ended & 0x7F == 0 ? ended >> 8 & 0xFF : -(ended & 0x7F), output: texts[0], errors: texts[1],
            seconds: times[0] + times[1], peakBytes: peak)
    }

    /// `VmHWM`, looked at while the process runs: what `wait4` says counts the test program, from which it was forked. So does this as long
    /// as the process has not become the program, which its name tells.
    private static func peak(of process: pid_t) -> Int {
        guard let status = FileManager.default.contents(atPath: "/proc/\(process)/status") else { return 0 }
        let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
        guard lines.first?.hasSuffix("lacuna") == true, let line = lines.first(where: { $0.hasPrefix("VmHWM:") }) else { return 0 }
        return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 } ?? 0
    }
}
