import Foundation
import KBModel
import KBSignals

/// Files and standard input as streams of bytes.
enum FileBytes {
    /// The bytes of a file, or its first ones.
    static func contents(of path: String, atMost limit: Int = .max) throws(SystemFailure) -> [UInt8] {
        try contents(at: path.utf8CString.map { $0 }, atMost: limit)
    }

    /// - Parameter path: ended by a zero; not every system's names are UTF-8.
    static func contents(at path: [CChar], atMost limit: Int = .max) throws(SystemFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure(errno) }
        defer { close(descriptor) }
        return try contents(of: descriptor, atMost: limit)
    }

    /// - Throws: also when there is more than may be read at once (`MemoryBound`).
    static func contents(of descriptor: Int32, atMost limit: Int = .max) throws(SystemFailure) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemFailure(errno) }
        // One byte more than the file has tells its end without another allocation; a pipe has no size.
        let expected = max(1, min(limit, max(4096, Int(status.st_size) + 1)))
        if let refusal = MemoryBound.refusal(of: expected) { throw refusal }
        var bytes = [UInt8](repeating: 0, count: expected)
        var count = 0
        while count < limit {
            if count == bytes.count {
                if let refusal = MemoryBound.refusal(of: 2 * count) { throw refusal }
                bytes += [UInt8](repeating: 0, count: count)
            }
            let got = bytes.withUnsafeMutableBytes { buffer in
                let free = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
                return Glibc.read(descriptor, free.baseAddress, free.count)
            }
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                throw SystemFailure(errno)
            }
            count += got
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    static func stream(_ path: String) throws -> ByteStream {
        let handle = try path == "-" ? FileHandle.standardInput : FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        return ByteStream(name: path == "-" ? "standard input" : path) { buffer in
            while true {
                let count = Glibc.read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
                if count >= 0 { return count }
                if errno != EINTR { throw SystemFailure(errno) }
            }
        }
    }
}

extension ZoneRules {
    /// The zones that the system knows by IANA name.
    static let system = ZoneRules { name in
        guard let zone = TimeZone(identifier: name) else { return nil }
        return { utc in Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc.seconds)))) }
    }
}
