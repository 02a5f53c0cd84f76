import Foundation
import KBAudit

/// What git says was changed since a revision, in the working folder or not yet added too.
enum ChangedFiles {
    /// The changed files below the PATHs, as the PATHs write them.
    static func focus(since revision: String, paths: [String]) throws -> AuditFocus {
        var changed: Set<String> = []
        for path in paths { changed.formUnion(try files(since: revision, below: path)) }
        return AuditFocus(changed: changed)
    }

    private static func files(since revision: String, below path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        let folder = isFolder.boolValue ? path : (path as NSString).deletingLastPathComponent
        let place = folder.isEmpty ? "." : folder
        guard try git(in: place, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"]) != nil else {
            throw CommandFailure(
                "--changed-since \(revision): git knows no such revision at \(path). Fetch it first, or name another one.")
        }
        let changed = try git(in: place, ["diff", "--name-only", "--relative", "-z", "--end-of-options", revision, "--", "."]) ?? ""
        let added = try git(in: place, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."]) ?? ""
        let prefix = folder.isEmpty ? "" : folder.hasSuffix("/") ? folder : folder + "/"
        return (changed + added).split(separator: "\0").map { prefix + $0 }
    }

    /// What git prints; `nil` when it ends with an error.
    private static func git(in folder: String, _ arguments: [String]) throws -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", folder] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch {
            throw CommandFailure("--changed-since: git cannot be started: \(CommandFailure.reason(of: error)). Install git.")
        }
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
    }
}
