import Foundation

/// The built program, run as its users run it: in a scratch folder, with arguments, looking at what it prints and leaves.
public struct Binary {
    public struct Run: Sendable {
        public var code: Int32
        public var output: String
        public var errors: String
    }

    /// An empty folder that the program works in.
    public let folder: URL

    public init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("lacuna-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Runs `lacuna` with `arguments` and waits for it.
    public func run(_ arguments: String..., input: String? = nil) throws -> Run { try run(arguments: arguments, input: input) }

    /// Runs a line of the shell in which `$0` is the program.
    public func shell(_ line: String) throws -> Run { try run(URL(fileURLWithPath: "/bin/sh"), ["-c", line, Self.program.path]) }

    public func run(arguments: [String], input: String? = nil) throws -> Run { try run(Self.program, arguments, input: input) }

    private func run(_ program: URL, _ arguments: [String], input: String? = nil) throws -> Run {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // Files instead of pipes: a program that prints more than a pipe holds would wait for a reader for ever.
        let (output, errors) = (folder.appendingPathComponent(".stdout"), folder.appendingPathComponent(".stderr"))
        for url in [output, errors] { try Data().write(to: url) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let source = folder.appendingPathComponent(".stdin")
        try Data((input ?? "").utf8).write(to: source)
        process.standardInput = try FileHandle(forReadingFrom: source)
        try process.run()
        process.waitUntilExit()
        let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Run(
            code: code, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// Runs `lacuna` and kills it after some seconds, if it still runs then.
    public func kill(after seconds: Double, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Runs `lacuna` where no file may grow beyond some blocks of 512 bytes; a write beyond fails.
    public func runLimited(blocks: Int, _ arguments: String...) throws -> Run {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\" 2>&1", "sh", Self.program.path] + arguments
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Run(code: code, output: output, errors: output)
    }

    public func write(_ text: String, to name: String) throws {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    public func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    /// The program stands beside the test bundle.
    public static var program: URL {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("lacuna")
    }
}
