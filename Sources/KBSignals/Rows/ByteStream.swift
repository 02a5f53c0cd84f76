/// Bytes of a file or pipe that arrive in pieces. The consumer says how far it has read; the rest is kept and more is read behind it, so
/// memory is bounded by the longest record, not by the file. A file in UTF-16 arrives as UTF-8.
package struct ByteStream {
    /// What messages call it.
    package let name: String
    package private(set) var bytes: [UInt8] = []
    package private(set) var isAtEnd = false
    /// No conversation and no row is longer than this; the array that holds one may take twice as much.
    private static let longestRecord = 1 << 26
    private let pieceSize: Int
    private let readPiece: (UnsafeMutableRawBufferPointer) throws -> Int
    private var decoder: UTF16Decoder?
    private var hasStarted = false
    /// So many bytes tell UTF-16 from other text.
    private static let telling = 64

    /// `readPiece` fills the start of the buffer and returns how many bytes it put there, 0 at the end.
    package init(name: String, pieceSize: Int = 1 << 18, readPiece: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
        self.name = name
        self.pieceSize = pieceSize
        self.readPiece = readPiece
    }

    package init(name: String, bytes: [UInt8]) {
        self.init(name: name) { _ in 0 }
        self.bytes = bytes
        decoder = UTF16Decoder(firstBytes: bytes)
        if decoder != nil { self.bytes = decoder?.decoded(bytes, isLast: true) ?? bytes }
        isAtEnd = true
    }

    /// Drops the bytes before `position` and reads one more piece; the first kept byte is then at 0.
    package mutating func refill(from position: Int) throws {
        bytes.removeFirst(position)
        guard !isAtEnd else { return }
        let kept = bytes.count
        guard kept <= Self.longestRecord else {
            throw SignalError(
                "\(name): a record is longer than 64 MB: a quote is never closed, or this is no text. Export the file again.")
        }
        // A long record needs ever larger pieces, else it would be scanned again too often.
        try readMore(max(pieceSize, kept))
        if !hasStarted {
            while bytes.count - kept < Self.telling, !isAtEnd { try readMore(pieceSize) }
            decoder = UTF16Decoder(firstBytes: bytes[kept...])
            hasStarted = true
        }
        if decoder != nil, let text = decoder?.decoded(bytes[kept...], isLast: isAtEnd) {
            bytes.removeSubrange(kept...)
            bytes += text
        }
    }

    private mutating func readMore(_ wanted: Int) throws {
        let piece = try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            count = try readPiece(UnsafeMutableRawBufferPointer(buffer))
        }
        if piece.isEmpty { isAtEnd = true }
        bytes += piece
    }

    /// All bytes that are left, of a file that is one record.
    package mutating func readToEnd(from position: Int = 0) throws -> [UInt8] {
        try refill(from: position)
        while !isAtEnd { try refill(from: 0) }
        return bytes
    }
}
