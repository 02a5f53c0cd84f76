import KBModel

/// The files inside a zip or gzip file, a `.tar.gz` as well. Nothing is written to disk.
///
/// Bounded: what comes out is counted, whatever the archive declares. All files together may be `maximumRatio` times the archive (or
/// `minimumTotal`), and no file more than `maximumFileSize`; a bomb is found out before its bytes are kept.
struct Archive: Sendable {
    struct Failure: Error, CustomStringConvertible {
        var description: String

        init(_ description: String) { self.description = description }
    }

    private static let maximumEntries = 100_000
    private static let maximumFileSize = 256 << 20
    /// Text packs to a tenth, the most repetitive of exports to a thirtieth.
    private static let maximumRatio = 64
    private static let minimumTotal = 8 << 20

    /// Where a file's record begins, and how long it is unpacked.
    private struct Place: Sendable {
        var offset: Int
        var size: Int
    }

    /// A zip file, or an unpacked tar; of a gzip file its own bytes.
    private let bytes: [UInt8]
    private let format: ArchiveStream.Format
    private var places: [String: Place] = [:]
    /// Safe relative paths, sorted by their bytes.
    private(set) var paths: [String] = []
    /// Entries that are not read: names that are absolute or lead out of the archive, and links.
    private(set) var refused: [SourceTree.Refused] = []

    /// Reads the table of contents.
    init(_ source: [UInt8], name: String) throws(Failure) {
        if source.starts(with: [0x1F, 0x8B]) {
            let size = try Self.unpackedSize(source, limit: Self.limit(source.count))
            let isTar = try Self.isTar(source)
            format = isTar ? .tar : .gzip
            bytes = isTar ? try Self.unpacked(source[...], as: .gzip, size: size) : source
            if isTar { try listTar() } else { add(Self.stem(name), Place(offset: 0, size: size)) }
        } else {
            format = .zipRecord
            bytes = source
            try listZip()
        }
        paths = places.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The bytes of one file. Cost: unpacking it, wherever in the archive it stands.
    func read(_ path: String) throws(Failure) -> [UInt8] {
        guard let place = places[path] else { throw Failure("the archive does not hold it") }
        return try Self.unpacked(bytes[place.offset...], as: format, size: place.size)
    }

    // MARK: Tables of contents

    private mutating func listZip() throws(Failure) {
        guard let directory = ZipDirectory(bytes) else { throw Failure("the archive is damaged: its table of contents is missing") }
        var total = 0
        for entry in directory.entries where !entry.name.hasSuffix("/") {
            guard !entry.isLink else {
                refused.append(SourceTree.Refused(path: entry.name, reason: "it is a link"))
                continue
            }
            guard entry.offset >= 0, entry.offset < bytes.count, entry.size >= 0 else { throw Failure("the archive is damaged") }
            try count(entry.size, into: &total)
            add(entry.name, Place(offset: entry.offset, size: entry.size))
        }
    }

    private mutating func listTar() throws(Failure) {
        var total = 0
        var found: [ArchiveStream.Entry] = []
        try ArchiveStream.forEach(in: bytes[...], as: .tar) { (entry, _) throws(Failure) in
            guard found.count <= Self.maximumEntries else { return .done }
            found.append(entry)
            return .next
        }
        for entry in found where !entry.path.hasSuffix("/") {
            guard entry.isFile else {
                refused.append(SourceTree.Refused(path: entry.path, reason: "it is a link or a device"))
                continue
            }
            try count(entry.size, into: &total)
            add(entry.path, Place(offset: entry.position, size: entry.size))
        }
    }

    private func count(_ size: Int, into total: inout Int) throws(Failure) {
        guard places.count < Self.maximumEntries else { throw Failure("it holds more than \(Self.maximumEntries) files") }
        guard size <= Self.maximumFileSize else { throw Failure("a file in it unpacks to more than \(Self.maximumFileSize >> 20) MB") }
        total += size
        guard total <= Self.limit(bytes.count) else {
            throw Failure("its files are more than \(Self.maximumRatio) times its size; it may be a zip bomb")
        }
    }

    private mutating func add(_ path: String, _ place: Place) {
        if let safe = Self.safe(path) {
            places[safe] = place
        } else {
            refused.append(SourceTree.Refused(path: path, reason: "its path leads out of the archive"))
        }
    }

    private static func limit(_ size: Int) -> Int { min(maximumFileSize, max(minimumTotal, maximumRatio * size)) }

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

    // MARK: Unpacking

    /// How much a gzip file unpacks to, counted without keeping it.
    private static func unpackedSize(_ source: [UInt8], limit: Int) throws(Failure) -> Int {
        var size = 0
        try ArchiveStream.forEach(in: source[...], as: .gzip) { (_, data) throws(Failure) in
            try data { (part) throws(Failure) in
                size += part.count
                guard size <= limit else {
                    throw Failure("it unpacks to more than \(limit >> 20) MB, \(maximumRatio) times its size or more; it may be a zip bomb")
                }
            }
            return .done
        }
        return size
    }

    /// Whether a gzip file holds a tar: its mark stands 257 bytes into the first header.
    private static func isTar(_ source: [UInt8]) throws(Failure) -> Bool {
        var head: [UInt8] = []
        try ArchiveStream.forEach(in: source[...], as: .gzip) { (_, data) throws(Failure) in
            do throws(Failure) {
                try data { (part) throws(Failure) in
                    head += part.prefix(512)
                    // The first part is enough.
                    throw Failure("")
                }
            } catch {
                return .done
            }
            return .done
        }
        return head.count > 262 && head[257..<262].elementsEqual("ustar".utf8)
    }

    /// The first file in `source`, of at most `size` bytes.
    private static func unpacked(_ source: ArraySlice<UInt8>, as format: ArchiveStream.Format, size: Int) throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(size)
        try ArchiveStream.forEach(in: source, as: format) { (_, data) throws(Failure) in
            try data { (part) throws(Failure) in
                guard result.count + part.count <= size else {
                    throw Failure("more comes out of it than the archive declares; it may be a zip bomb")
                }
                result.append(contentsOf: part)
            }
            return .done
        }
        return result
    }
}
