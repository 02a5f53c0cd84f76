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
        guard size > small, let free = min(allowed, available), size > free / growth else { return nil }
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

    private static func min(_ a: Int?, _ b: Int?) -> Int? { a.map { a in b.map { Swift.min(a, $0) } ?? a } ?? b }

    private static func numbers(_ path: String) -> [Int] { (text(path) ?? "").split(separator: " ").compactMap { Int($0) } }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
