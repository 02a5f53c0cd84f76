import Foundation
import KBModel
import KBSignals

/// Files and standard input as streams of bytes.
enum FileBytes {
    static func stream(_ path: String) throws -> ByteStream {
        let handle = try path == "-" ? FileHandle.standardInput : FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        return ByteStream(name: path == "-" ? "standard input" : path) { buffer in
            while true {
                let count = Glibc.read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
                if count >= 0 { return count }
                if errno != EINTR { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
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
