import KBModel

/// A mailbox of a support address (mbox, RFC 4155) as conversations: one a thread, without quotes and signatures. The messages' own words
/// are kept until the end of the file, since answers come before and after what they answer.
struct MailboxReader: ExportReader {
    let name = "mbox"

    func recognizes(_ sample: ExportSample) -> Bool {
        if sample.starts(with: "From ") { return true }
        let start = String(decoding: sample.bytes.prefix(4096), as: UTF8.self).lowercased()
        return !sample.starts(with: "{") && start.contains("\nmessage-id:") && start.contains("\nfrom:")
    }

    func read(_ stream: inout ByteStream, into sink: inout ExportSink) throws {
        var messages: [MailMessage] = []
        var known: Set<String> = []
        try Self.forEachMessage(in: &stream) { bytes, line in
            sink.problems.rows += 1
            var message = MailMessage(bytes, line: line)
            guard !message.isAutomatic else {
                sink.problems.count(.automatic, line: line)
                return
            }
            if message.id.isEmpty { message.id = "mail-\(line)" }
            guard message.sender != nil, !message.text.isEmpty else {
                sink.problems.count(.noTurns, line: line)
                return
            }
            guard message.time != nil else {
                sink.problems.count(.badTime, line: line)
                return
            }
            guard known.insert(message.id).inserted else {
                sink.problems.count(.replaced, line: line)
                return
            }
            messages.append(message)
        }
        let threads = MailThreads(messages)
        for thread in threads.all { try sink.add(.conversation(threads.conversation(thread, sink))) }
    }

    /// A message starts with a line `From ` at the start of the file or after an empty line; inside messages such lines are written
    /// `>From `.
    private static func forEachMessage(in stream: inout ByteStream, _ body: (ArraySlice<UInt8>, Int) throws -> Void) throws {
        let mark = Array("\nFrom ".utf8)
        var line = 1
        var start = 0
        var searched = 0
        while true {
            guard let end = Self.separator(mark, in: stream.bytes, from: max(searched, start)) else {
                if stream.isAtEnd { break }
                searched = max(start, stream.bytes.count - mark.count)
                let dropped = start
                try stream.refill(from: dropped)
                (start, searched) = (0, max(0, searched - dropped))
                continue
            }
            try hand(stream.bytes[start..<end + 1], line, body)
            line += stream.bytes[start...end].count { $0 == 0x0A }
            (start, searched) = (end + 1, end + 1)
        }
        try hand(stream.bytes[start...], line, body)
    }

    private static func hand(_ bytes: ArraySlice<UInt8>, _ line: Int, _ body: (ArraySlice<UInt8>, Int) throws -> Void) throws {
        guard bytes.contains(where: { !$0.isSpace }) else { return }
        guard bytes.starts(with: "From ".utf8), let end = bytes.firstIndex(of: 0x0A) else { return try body(bytes, line) }
        try body(bytes[(end + 1)...], line)
    }

    /// The position of the line end before the next separator.
    private static func separator(_ mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var i = start
        while i + mark.count <= bytes.count {
            if bytes[i] == 0x0A, bytes[i...].starts(with: mark), isBlankLine(before: i, in: bytes) { return i }
            i += 1
        }
        return nil
    }

    private static func isBlankLine(before end: Int, in bytes: [UInt8]) -> Bool {
        var i = end - 1
        if i >= 0, bytes[i] == 0x0D { i -= 1 }
        return i < 0 || bytes[i] == 0x0A
    }
}

/// Messages put together by what they answer.
struct MailThreads {
    private let messages: [MailMessage]
    /// Positions of each thread's messages, in order of time; threads in order of their first message in the file.
    private(set) var all: [[Int]] = []
    /// Addresses of the support organisation.
    private var own: Set<String> = []

    init(_ messages: [MailMessage]) {
        self.messages = messages
        var thread: [String: Int] = [:]
        var threads: [[Int]] = []
        for (i, message) in messages.enumerated() {
            let ids = [message.id] + message.answers
            let joined = Set(ids.compactMap { thread[$0] }).sorted()
            let target = joined.first ?? threads.count
            if joined.isEmpty { threads.append([]) }
            threads[target].append(i)
            for other in joined.dropFirst() {
                threads[target] += threads[other]
                threads[other] = []
            }
            for (id, old) in thread where joined.dropFirst().contains(old) { thread[id] = target }
            for id in ids { thread[id] = target }
        }
        all = threads.filter { !$0.isEmpty }.map { thread in
            thread.sorted { (messages[$0].time?.seconds ?? 0, $0) < (messages[$1].time?.seconds ?? 0, $1) }
        }
        own = ownAddresses()
    }

    /// The addresses that belong to whoever owns the mailbox: their domain is the one most threads are opened towards or from, counted
    /// once a thread. In a mailbox of a support address that is the organisation's.
    private func ownAddresses() -> Set<String> {
        var counts: [String: Int] = [:]
        for thread in all {
            let addresses = thread.flatMap { [messages[$0].sender].compactMap { $0 } + messages[$0].recipients }
            for domain in Set(addresses.map(Self.domain)) { counts[domain, default: 0] += 1 }
        }
        guard let most = counts.values.max() else { return [] }
        let commonest = counts.filter { $0.value == most }.keys
        // Where the threads leave it open, the one that mail goes to first is the organisation.
        let domain =
            commonest.count == 1 ? commonest.first : all.first.flatMap { messages[$0[0]].recipients.first.map(Self.domain) }
        guard let domain else { return [] }
        let everybody = messages.flatMap { [$0.sender].compactMap { $0 } + $0.recipients }
        return Set(everybody.filter { Self.domain($0) == domain })
    }

    private static func domain(_ address: String) -> String {
        address.utf8.lastIndex(of: UInt8(ascii: "@")).map { String(address[address.utf8.index(after: $0)...]) } ?? address
    }

    /// The thread as a conversation.
    func conversation(_ thread: [Int], _ sink: ExportSink) -> ExportedConversation {
        let first = messages[thread[0]]
        var conversation = ExportedConversation(id: first.answers.last ?? first.id)
        conversation.title = first.subject.isEmpty ? nil : first.subject
        conversation.created = first.time
        conversation.channel = "email"
        conversation.isStartedByAgent = first.sender.map(own.contains) ?? false
        let customer = thread.lazy.compactMap { messages[$0].sender }.first { !own.contains($0) }
        conversation.customer = sink.customer(customer ?? first.recipients.first { !own.contains($0) })
        for position in thread {
            let message = messages[position]
            let isAgent = message.sender.map(own.contains) ?? false
            conversation.turns.append(
                Transcript.Turn(speaker: isAgent ? .agent : .customer, text: message.text, time: message.time))
            if isAgent {
                conversation.name(message.articles, as: .linked)
                conversation.handledBy = .agent
            }
        }
        return conversation
    }
}
