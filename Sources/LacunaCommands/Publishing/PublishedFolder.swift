import Foundation

/// A folder of reports that is read while it is written to: one folder a report, named by the last day of its data, swapped in whole.
///
/// A report is built in `.building-NAME` beside its place and renamed; one of the same name is first renamed to `.old-NAME`. Whatever a
/// killed job left behind is finished or cleared by the next one, so that a reader sees the old report or the new one and nothing else.
struct PublishedFolder {
    let path: String

    private static let building = ".building-"
    private static let old = ".old-"

    /// Publishes `files` as the report `name` and brings `index` (made from the names of all reports, newest first) up to date.
    /// - Returns: whether anything changed: the same files again leave everything as it is.
    func publish(_ files: [ReportFile], as name: String, keep: Int, index: ([String]) throws -> [ReportFile]) throws -> Bool {
        try make(path)
        return try withLock {
            try recover()
            let changed = try !holds(files, name)
            if changed { try swapIn(files, name) }
            for stale in try names().dropFirst(keep) { try remove(stale) }
            for file in try index(try names()) where try bytes(file.name) != file.bytes { try replace(file) }
            return changed
        }
    }

    /// The reports' names, newest first.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") && isFolder($0) }.sorted(by: >)
    }

    /// The text of a file below the folder; `nil` when there is none.
    func text(_ name: String) throws -> String? { try bytes(name).map { String(decoding: $0, as: UTF8.self) } }

    private func full(_ name: String) -> String { (path as NSString).appendingPathComponent(name) }

    private func isFolder(_ name: String) -> Bool {
        var folder: ObjCBool = false
        return FileManager.default.fileExists(atPath: full(name), isDirectory: &folder) && folder.boolValue
    }

    /// Finishes or clears what a killed job left: an unfinished build goes; an old report whose successor never came returns.
    private func recover() throws {
        for entry in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
            if entry.hasPrefix(Self.building) { try remove(entry) }
            guard entry.hasPrefix(Self.old) else { continue }
            let name = String(entry.dropFirst(Self.old.count))
            if isFolder(name) { try remove(entry) } else { try rename(entry, to: name) }
        }
    }

    private func swapIn(_ files: [ReportFile], _ name: String) throws {
        let draft = Self.building + name
        do {
            try make(full(draft))
            for file in files { try write(file, in: full(draft)) }
        } catch {
            // Where the disk is full, an unfinished build must not take room until the next run clears it.
            if isFolder(draft) { try remove(draft) }
            throw error
        }
        if isFolder(name) { try rename(name, to: Self.old + name) }
        try rename(draft, to: name)
        if isFolder(Self.old + name) { try remove(Self.old + name) }
    }

    private func holds(_ files: [ReportFile], _ name: String) throws -> Bool {
        guard isFolder(name) else { return false }
        let present = try FileManager.default.contentsOfDirectory(atPath: full(name)).sorted()
        guard present == files.map(\.name).sorted() else { return false }
        for file in files where try bytes("\(name)/\(file.name)") != file.bytes { return false }
        return true
    }

    private func bytes(_ name: String) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: full(name)) else { return nil }
        return try FileTree.bytes(of: full(name))
    }

    private func make(_ folder: String) throws {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw failure(folder, error)
        }
    }

    private func write(_ file: ReportFile, in folder: String) throws {
        let target = (folder as NSString).appendingPathComponent(file.name)
        do { try Data(file.bytes).write(to: URL(fileURLWithPath: target)) } catch { throw failure(target, error) }
    }

    private func replace(_ file: ReportFile) throws {
        let target = full(file.name)
        do { try Data(file.bytes).write(to: URL(fileURLWithPath: target), options: .atomic) } catch { throw failure(target, error) }
    }

    private func rename(_ name: String, to other: String) throws {
        guard Glibc.rename(full(name), full(other)) == 0 else {
            throw CommandFailure("cannot rename \(full(name)): \(String(cString: strerror(errno))). The report before stays in place.")
        }
    }

    private func remove(_ name: String) throws {
        do { try FileManager.default.removeItem(atPath: full(name)) } catch { throw failure(full(name), error) }
    }

    private func failure(_ target: String, _ error: any Error) -> CommandFailure {
        CommandFailure("cannot write \(target): \(CommandFailure.reason(of: error)). The report before stays in place.")
    }

    /// Holds the folder's lock while `body` runs. The system gives it back when a job is killed, so that no lock goes stale.
    private func withLock<T>(_ body: () throws -> T) throws -> T {
        let descriptor = open(full(".lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure("cannot write \(full(".lock")): \(String(cString: strerror(errno))). Check the folder's permissions.")
        }
        defer { close(descriptor) }
        // A job that has just ended, or a child it is starting, may hold the lock for an instant more.
        var patience = 20
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, patience > 0 {
            patience -= 1
            usleep(50_000)
        }
        guard patience > 0 else {
            throw CommandFailure("another job is publishing to \(path); this one stopped. Run again when that has ended.")
        }
        return try body()
    }
}

/// One file of a report.
struct ReportFile: Sendable, Hashable {
    var name: String
    var bytes: [UInt8]

    init(_ name: String, _ text: String) {
        self.name = name
        bytes = Array(text.utf8)
    }
}
