import Glibc

/// glibc's `iconv` behind values.
package enum Transcoder {
    package struct Result {
        package var bytes: [UInt8]
        /// Offsets in `bytes` of the U+FFFD that stand for bytes without a meaning in the encoding.
        package var replaced: [Int]
    }

    /// UTF-8 of bytes in `encoding` (an `iconv` name). A byte that means nothing becomes U+FFFD and reading goes on with the next one:
    /// nothing after it is lost. `nil` when this system's `iconv` lacks the encoding. Stops early once more than `limit` bytes were
    /// replaced: for trying encodings out.
    package static func utf8(_ source: [UInt8], from encoding: String, replacementLimit limit: Int = .max) -> Result? {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var result = Result(bytes: [], replaced: [])
        result.bytes.reserveCapacity(source.count + source.count / 2)
        var source = source
        source.withUnsafeMutableBytes { raw in
            var input = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0, result.replaced.count <= limit {
                let before = left
                let code = convert(converter, &input, &left, into: &result.bytes)
                guard code == EILSEQ || code == EINVAL else {
                    if code == 0 || left == before && code != E2BIG { break }
                    continue
                }
                result.replaced.append(result.bytes.count)
                result.bytes += replacement
                let skipped = code == EINVAL ? left : 1
                input = input?.advanced(by: skipped)
                left -= skipped
            }
        }
        return result
    }

    package static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Converts until `left` is used up (0) or `iconv` stops (its `errno`).
    private static func convert(
        _ converter: iconv_t, _ input: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, into out: inout [UInt8]
    ) -> Int32 {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 14) { buffer in
            var output = buffer.baseAddress
            var room = buffer.count
            let count = iconv(converter, &input, &left, &output, &room)
            let code = count == -1 ? errno : left > 0 ? E2BIG : 0
            UnsafeRawBufferPointer(start: buffer.baseAddress, count: buffer.count - room).withMemoryRebound(to: UInt8.self) {
                out.append(contentsOf: $0)
            }
            return code
        }
    }
}
