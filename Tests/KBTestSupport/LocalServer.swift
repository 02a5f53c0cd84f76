import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A small HTTP server on the loopback interface, for tests of what the program sends and how it takes answers. One connection at a time.
public final class LocalServer: Sendable {
    public struct Response: Sendable {
        public var status: Int
        public var body: String
        /// Seconds before it answers.
        public var delay: Double

        public init(status: Int = 200, body: String, delay: Double = 0) {
            self.status = status
            self.body = body
            self.delay = delay
        }
    }

    public let port: UInt16
    private let listener: Int32

    public struct CannotListen: Error {}

    /// - Parameter answer: gets the request line with its headers, and the body; called on a thread of the server.
    public init(answer: @escaping @Sendable (_ head: String, _ body: String) -> Response) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { throw CannotListen() }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let size = length
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard bound, listen(listener, 16) == 0 else { throw CannotListen() }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Self.serve(connection, answer)
                close(connection)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func serve(_ connection: Int32, _ answer: (String, String) -> Response) {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return }
            received += buffer[..<count]
            let text = String(decoding: received, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let head = String(text[..<end.lowerBound])
            let bodyLength = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).drop { $0 == " " }) }
            let body = received.count - head.utf8.count - 4
            guard body >= bodyLength ?? 0 else { continue }
            let response = answer(head, String(text[end.upperBound...]))
            if response.delay > 0 { Thread.sleep(forTimeInterval: response.delay) }
            let out =
                "HTTP/1.1 \(response.status) Answer\r\nContent-Type: application/json\r\nContent-Length: \(response.body.utf8.count)\r\nConnection: close\r\n\r\n\(response.body)"
            var bytes = Array(out.utf8)[...]
            while !bytes.isEmpty {
                let sent = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard sent > 0 else { return }
                bytes = bytes.dropFirst(sent)
            }
            return
        }
    }
}
