import CArchive

/// libarchive behind values: the entries of bytes in memory, one after the other. Nothing is written to disk.
enum ArchiveStream {
    enum Format {
        /// One record of a zip file, from its local header on.
        case zipRecord
        case tar
        /// The unpacked bytes of a gzip file, whatever they are.
        case gzip
    }

    enum Step {
        case next, done
    }

    struct Entry {
        var path: String
        var size: Int
        /// Where its header begins.
        var position: Int
        var isFile: Bool
    }

    /// Calls `body` for each entry. `data` passes the entry's bytes on in parts.
    static func forEach(
        in bytes: ArraySlice<UInt8>, as format: Format,
        _ body: (_ entry: Entry, _ data: ((UnsafeRawBufferPointer) throws(Archive.Failure) -> Void) throws(Archive.Failure) -> Void)
            throws(Archive.Failure) -> Step
    ) throws(Archive.Failure) {
        guard let archive = archive_read_new() else { throw Archive.Failure("there is no memory left for it") }
        defer { archive_read_free(archive) }
        switch format {
        case .zipRecord: archive_read_support_format_zip_streamable(archive)
        case .tar: archive_read_support_format_tar(archive)
        case .gzip:
            archive_read_support_filter_gzip(archive)
            archive_read_support_format_raw(archive)
        }
        let result: Result<Void, Archive.Failure> = bytes.withUnsafeBytes { raw in
            guard archive_read_open_memory(archive, raw.baseAddress, raw.count) == ARCHIVE_OK else { return .failure(failure(archive)) }
            do throws(Archive.Failure) {
                try walk(archive, body)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    private static func walk(
        _ archive: OpaquePointer,
        _ body: (_ entry: Entry, _ data: ((UnsafeRawBufferPointer) throws(Archive.Failure) -> Void) throws(Archive.Failure) -> Void)
            throws(Archive.Failure) -> Step
    ) throws(Archive.Failure) {
        while true {
            var header: OpaquePointer?
            let status = archive_read_next_header(archive, &header)
            if status == ARCHIVE_EOF { return }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else { throw failure(archive) }
            let path = archive_entry_pathname_utf8(header) ?? archive_entry_pathname(header)
            let entry = Entry(
                path: path.map { String(cString: $0) } ?? "",
                size: archive_entry_size_is_set(header) != 0 ? Int(archive_entry_size(header)) : 0,
                position: Int(archive_read_header_position(archive)), isFile: archive_entry_filetype(header) & 0o170000 == 0o100000)
            let step = try body(entry) { (part) throws(Archive.Failure) in try data(archive, part) }
            if case .done = step { return }
        }
    }

    private static func data(
        _ archive: OpaquePointer, _ body: (UnsafeRawBufferPointer) throws(Archive.Failure) -> Void
    ) throws(Archive.Failure) {
        while true {
            var start: UnsafeRawPointer?
            var count = 0
            var offset: Int64 = 0
            let status = archive_read_data_block(archive, &start, &count, &offset)
            if status == ARCHIVE_EOF { return }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw failure(archive) }
            try body(UnsafeRawBufferPointer(start: start, count: count))
        }
    }

    private static func failure(_ archive: OpaquePointer) -> Archive.Failure {
        Archive.Failure(archive_error_string(archive).map { "the archive is damaged: " + String(cString: $0) } ?? "the archive is damaged")
    }
}
