import Foundation
import KBModel
import KBSignals

/// Reads the signals files of a command: each file in pieces, one sentence on standard error for whatever could not be used, and the
/// exit code that follows from it.
struct SignalsLoading {
    /// A job with a larger share of unusable rows ends with exit code 2.
    static let unusableShare = 0.05

    private let console: Console
    private let mapping: Mapping
    private let customers: CustomerKey
    private let acceptPartial: Bool
    /// Of all files read so far.
    private(set) var problems = SignalProblems()
    private(set) var outcome = Outcome.done

    init(console: Console, mapping: Mapping = Mapping(), salt: String = "", acceptPartial: Bool = false) {
        self.console = console
        self.mapping = mapping
        customers = CustomerKey(salt: salt)
        self.acceptPartial = acceptPartial
    }

    /// One contact an id, the latest version; a file of transcripts gives each transcript's contact. In order of first appearance.
    mutating func loadContacts(_ files: [String]) throws -> [Contact] {
        let (mapping, customers) = (mapping, customers)
        var contacts: [Contact] = []
        for file in files {
            try load(file) { stream, problems in
                if try Self.holdsTranscripts(&stream) {
                    try TranscriptReader(customers: customers).read(&stream, problems: &problems) { transcript, object, problems in
                        guard let contact = transcript.contact(title: object["title"]?.string) else {
                            problems.count(.noTime, line: problems.rows)
                            return
                        }
                        contacts.append(contact)
                    }
                } else {
                    try ContactReader(mapping: mapping, customers: customers).read(&stream, problems: &problems) { contacts.append($0) }
                }
            }
        }
        return Contact.latestVersions(contacts).contacts
    }

    mutating func loadFeedback(_ files: [String]) throws -> [Feedback] {
        let mapping = mapping
        var feedback: [Feedback] = []
        for file in files {
            try load(file) { stream, problems in
                try FeedbackReader(mapping: mapping).read(&stream, problems: &problems) { feedback.append($0) }
            }
        }
        return feedback
    }

    mutating func loadSearches(_ files: [String]) throws -> [SearchEvent] {
        let mapping = mapping
        var searches: [SearchEvent] = []
        for file in files {
            try load(file) { stream, problems in
                try SearchReader(mapping: mapping).read(&stream, problems: &problems) { searches.append($0) }
            }
        }
        return searches
    }

    mutating func loadTranscripts(_ files: [String]) throws -> [Transcript] {
        let customers = customers
        var transcripts: [Transcript] = []
        for file in files {
            try load(file) { stream, problems in
                try TranscriptReader(customers: customers).read(&stream, problems: &problems) { transcript, _, _ in
                    transcripts.append(transcript)
                }
            }
        }
        return transcripts
    }

    private mutating func load(_ file: String, _ read: (inout ByteStream, inout SignalProblems) throws -> Void) throws {
        var found = SignalProblems()
        do {
            var stream = try FileBytes.stream(file)
            try read(&stream, &found)
        } catch let error as SignalError {
            found.failures.append(error.description)
        } catch {
            found.failures.append("\(file): \(CommandFailure.reason(of: error)). Check the path; it is relative to the working folder.")
        }
        for failure in found.failures { console.remark("lacuna: \(failure)") }
        if !found.sentences.isEmpty { console.remark("\(file): of \(found.rows) rows, \(found.sentences.joined(separator: "; "))") }
        if !found.failures.isEmpty, !acceptPartial { outcome = .incomplete }
        if found.rows > 0, Double(found.unusable) > Self.unusableShare * Double(found.rows) { outcome = .incomplete }
        problems.merge(found)
    }

    /// Whether the file's first object is a transcript.
    private static func holdsTranscripts(_ stream: inout ByteStream) throws -> Bool {
        while !stream.isAtEnd, !stream.bytes.contains(0x0A), stream.bytes.count < 1 << 24 { try stream.refill(from: 0) }
        guard RowForm(firstBytes: stream.bytes.span) != .csv else { return false }
        let start = stream.bytes.prefix(1 << 16)
        return String(decoding: start, as: UTF8.self).contains("\"turns\"")
    }
}

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
