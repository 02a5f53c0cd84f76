import Foundation

/// Golden files: a result that is compared with a file beside the tests. `UPDATE_GOLDEN=1` rewrites it and fails once, so that nobody
/// commits a result unread.
public enum Golden {
    public struct Mismatch: Error, CustomStringConvertible {
        public var description: String
    }

    /// Compares `actual` with the file `name` in `Tests/Golden/`, in the folder named after the calling test file's own.
    public static func expect(_ actual: String, equals name: String, file: StaticString = #filePath) throws {
        let tests = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
        let folder = Repository.root().appendingPathComponent("Tests/Golden").appendingPathComponent(tests.lastPathComponent)
        let url = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try actual.write(to: url, atomically: true, encoding: .utf8)
            throw Mismatch(description: "\(name) was rewritten: read it, then run the tests again without UPDATE_GOLDEN")
        }
        let expected = try String(contentsOf: url, encoding: .utf8)
        guard expected != actual else { return }
        let pairs = zip(
            expected.split(separator: "\n", omittingEmptySubsequences: false),
            actual.split(separator: "\n", omittingEmptySubsequences: false))
        let line = pairs.enumerated().first { $0.element.0 != $0.element.1 }
        throw Mismatch(
            description: """
                \(name) differs, first in line \((line?.offset ?? -1) + 1):
                  expected: \(line.map { String($0.element.0) } ?? "(one is longer)")
                  actual:   \(line.map { String($0.element.1) } ?? "(one is longer)")
                """)
    }
}

/// The repository's own files, for tests that run on the shipped knowledge base.
public enum Repository {
    public static func root(_ file: StaticString = #filePath) -> URL {
        URL(fileURLWithPath: "\(file)").deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    /// The names of the files of one folder, sorted.
    public static func fileNames(below folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root().appendingPathComponent(folder).path).sorted()
    }
}

/// Random numbers that are the same in every run (SplitMix64: Steele, Lea, Flood, OOPSLA 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
