import CArchive
import KBModel

/// The files inside a zip, gzip or tar, by libarchive. Nothing is written to disk.
struct Archive: Sendable {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private static let maximumEntries = 100_000
    /// One file, unpacked.
    static let maximumFileSize = 256 << 20
    /// All files together may be this many times the archive, or `minimumTotal`.
    private static let maximumRatio = 200
    private static let minimumTotal = 64 << 20

    private let bytes: [UInt8]
    /// Safe relative paths, sorted.
    private(set) var paths: [String] = []
    private(set) var refused = 0

    /// Reads the table of contents: names that are absolute or lead out of the archive, links and folders are left out.
    init(_ bytes: [UInt8], name: String) throws(Failure) {
        self.bytes = bytes
        var found: Set<String> = []
        var refused = 0
        var total = 0
        try Self.forEachEntry(of: bytes) { (path, size, _) throws(Failure) -> Step in
            total += max(0, size)
            guard found.count < Self.maximumEntries else { return .failed("it holds more than \(Self.maximumEntries) files") }
            guard total <= max(Self.minimumTotal, Self.maximumRatio * bytes.count) else {
                return .failed("its files are more than \(Self.maximumRatio) times its size; it may be a zip bomb")
            }
            let path = path.isEmpty || path == "data" ? Self.stem(name) : path
            if let safe = Self.safe(path) { found.insert(safe) } else { refused += 1 }
            return .next
        }
        self.refused = refused
        paths = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if paths.count == 1 { single = true }
    }

    private var single = false

    /// The bytes of one file. Cost: a walk over the archive's headers, and unpacking the one file (of a gzip, all before it).
    func read(_ wanted: String) throws(Failure) -> [UInt8] {
        var result: [UInt8]?
        try Self.forEachEntry(of: bytes) { (path, _, data) throws(Failure) -> Step in
            guard single || Self.safe(path) == wanted else { return .next }
            result = try data()
            return .done
        }
        guard let result else { throw Failure(description: "the archive does not hold it") }
        return result
    }

    /// `a/./b` is `a/b`; absolute paths and those with `..` are none.
    private static func safe(_ path: String) -> String? {
        guard !path.hasPrefix("/"), !path.utf8.contains(0x5C), !path.utf8.contains(0) else { return nil }
        let parts = path.split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty, !parts.contains("..") else { return nil }
        return parts.joined(separator: "/")
    }

    /// `help.html.gz` holds `help.html`.
    private static func stem(_ name: String) -> String {
        let last = name.utf8.lastIndex(of: 0x2F).map { String(name[name.utf8.index(after: $0)...]) } ?? name
        return last.hasSuffix(".gz") ? String(last.dropLast(3)) : last
    }

    private enum Step {
        case next, done
        case failed(String)
    }

    private static func forEachEntry(
        of bytes: [UInt8], _ body: (_ path: String, _ size: Int, _ data: () throws(Failure) -> [UInt8]) throws(Failure) -> Step
    ) throws(Failure) {
        guard let archive = archive_read_new() else { throw Failure(description: "there is no memory left for it") }
        defer { archive_read_free(archive) }
        archive_read_support_filter_gzip(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_raw(archive)
        let result: Result<Void, Failure> = bytes.withUnsafeBytes { raw in
            guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else { return .failure(failure(archive)) }
            do throws(Failure) {
                try walk(archive, body)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    private static func walk(
        _ archive: OpaquePointer, _ body: (_ path: String, _ size: Int, _ data: () throws(Failure) -> [UInt8]) throws(Failure) -> Step
    ) throws(Failure) {
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw failure(archive) }
            guard archive_entry_filetype(entry) & fileTypeMask == regularFile else { continue }
            let path = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
            let size = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : 0
            switch try body(path.map { String(cString: $0) } ?? "", size, { () throws(Failure) in try data(archive) }) {
            case .next: continue
            case .done: return
            case .failed(let reason): throw Failure(description: reason)
            }
        }
    }

    private static let fileTypeMask: UInt32 = 0o170000
    private static let regularFile: UInt32 = 0o100000

    private static func data(_ archive: OpaquePointer) throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if count == 0 { return result }
            guard count > 0 else { throw failure(archive) }
            guard result.count + count <= maximumFileSize else {
                throw Failure(description: "it unpacks to more than \(maximumFileSize >> 20) MB; it may be a zip bomb")
            }
            result += buffer[..<count]
        }
    }

    private static func failure(_ archive: OpaquePointer) -> Failure {
        Failure(
            description: archive_error_string(archive).map { "the archive is damaged: " + String(cString: $0) } ?? "the archive is damaged")
    }
}
