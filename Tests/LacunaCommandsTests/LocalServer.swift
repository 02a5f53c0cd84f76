import Foundation
import Glibc
import Synchronization

/// A small HTTP/1.1 server on the loopback, for tests of what talks to other sites. One connection at a time, closed after its answer.
final class LocalServer: Sendable {
    struct Request: Sendable, Hashable {
        var method: String
        var path: String
        var body = ""
    }

    struct Answer: Sendable {
        var status = 200
        var headers: [String] = []
        var body = ""
        /// Closes the connection without a word.
        var isSilent = false
        /// Seconds before it answers.
        var delay = 0.0
    }

    let port: UInt16
    private let descriptor: Int32
    private let seen = Mutex<[Request]>([])

    var requests: [Request] { seen.withLock { $0 } }
    var site: String { "http://127.0.0.1:\(port)" }

    init(_ answer: @escaping @Sendable (_ request: Request, _ count: Int) -> Answer) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && listen(descriptor, 16) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard descriptor >= 0, bound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                if connection < 0 { return }
                defer { close(connection) }
                guard let self, let request = Self.request(on: connection) else { continue }
                let count = self.seen.withLock { seen in
                    seen.append(request)
                    return seen.count { $0 == request }
                }
                let answer = answer(request, count)
                if answer.delay > 0 { Thread.sleep(forTimeInterval: answer.delay) }
                if !answer.isSilent { Self.send(answer, to: request, on: connection) }
            }
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        close(descriptor)
    }

    /// Reads until the body is as long as its header says.
    private static func request(on connection: Int32) -> Request? {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return nil }
            received += buffer[..<count]
            let text = String(decoding: received, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let head = text[..<end.lowerBound].split(separator: "\r\n")
            let length = head.lazy.map { $0.lowercased() }.first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
            let body = String(text[end.upperBound...])
            guard body.utf8.count >= length ?? 0 else { continue }
            let words = (head.first ?? "").split(separator: " ")
            return words.count >= 2 ? Request(method: String(words[0]), path: String(words[1]), body: body) : nil
        }
    }

    private static func send(_ answer: Answer, to request: Request, on connection: Int32) {
        let head = ["HTTP/1.1 \(answer.status) X", "Content-Length: \(answer.body.utf8.count)", "Connection: close"] + answer.headers
        let text = head.joined(separator: "\r\n") + "\r\n\r\n" + (request.method == "HEAD" ? "" : answer.body)
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }
}
