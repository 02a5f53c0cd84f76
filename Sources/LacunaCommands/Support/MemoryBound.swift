import Foundation

/// How much of a file may be read into memory at once. An allocation that fails ends the program without a word; this says no before.
enum MemoryBound {
    /// libxml2 counts the bytes of a document in 31 bits.
    static let largestFile = Int(Int32.max)
    /// Below this nobody asks how much memory there is.
    private static let small = 1 << 26
    /// What is made of a file takes up to so many times its size.
    private static let growth = 4

    /// Why a file of so many bytes is not read; `nil` when it may be.
    static func refusal(of size: Int) -> SystemFailure? {
        if size > largestFile { return SystemFailure(EFBIG) }
        guard size > small, let free = [allowed, available, contained].compactMap(\.self).min(), size > free / growth else { return nil }
        return SystemFailure(ENOMEM)
    }

    /// What a limit (`ulimit -v`) leaves of the addresses; `nil` without one.
    private static var allowed: Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int.max) else { return nil }
        let pages = numbers("/proc/self/statm").first ?? 0
        return max(0, Int(limit.rlim_cur) - pages * Int(getpagesize()))
    }

    /// What the system can give without swapping; `nil` where it does not say.
    private static var available: Int? {
        guard let text = text("/proc/meminfo"), let line = text.split(separator: "\n").first(where: { $0.hasPrefix("MemAvailable:") })
        else {
            return nil
        }
        return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1024 }
    }

    /// What the control group of a container or a service leaves; `nil` without a limit.
    private static var contained: Int? {
        let group = (text("/proc/self/cgroup") ?? "").split(separator: "\n").first { $0.hasPrefix("0::") }?.dropFirst(3) ?? "/"
        let second = "/sys/fs/cgroup\(group == "/" ? "" : group)/memory."
        let first = "/sys/fs/cgroup/memory/memory."
        return left(of: text(second + "max"), used: text(second + "current"), statistics: text(second + "stat"))
            ?? left(of: text(first + "limit_in_bytes"), used: text(first + "usage_in_bytes"), statistics: text(first + "stat"))
    }

    /// What a control group may still use, as its files say: the pages of files it holds are given back when they are needed.
    static func left(of limit: String?, used: String?, statistics: String?) -> Int? {
        func number(_ text: String?) -> Int? { text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) } }
        guard let limit = number(limit), let used = number(used) else { return nil }
        var files = 0
        for line in (statistics ?? "").split(separator: "\n") where line.hasPrefix("inactive_file ") || line.hasPrefix("active_file ") {
            files += Int(line.drop { $0 != " " }.dropFirst()) ?? 0
        }
        return max(0, limit - used + files)
    }

    private static func numbers(_ path: String) -> [Int] { (text(path) ?? "").split(separator: " ").compactMap { Int($0) } }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
