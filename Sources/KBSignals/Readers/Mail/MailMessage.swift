import KBModel

/// One message of a mailbox: who wrote what to whom, without what it quotes.
struct MailMessage {
    var id: String
    /// The message it answers and those before it, the nearest first.
    var answers: [String]
    var sender: String?
    var recipients: [String]
    var subject: String
    var time: Timestamp?
    var text: String
    var articles: [String]
    /// Written by a machine: an out-of-office note, a delivery failure.
    var isAutomatic: Bool
    var line: Int

    /// `bytes` is the message without the line that separates it from others.
    init(_ bytes: ArraySlice<UInt8>, line: Int) {
        self.line = line
        let lines = MailLines.split(bytes)
        var body = 0
        let headers = MailHeaders(lines[...], body: &body)
        id = headers.ids("message-id").first ?? ""
        let parents = headers.ids("in-reply-to") + headers.ids("references").reversed()
        answers = parents.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        sender = headers.addresses("from").first ?? headers.addresses("sender").first
        recipients = headers.addresses("to") + headers.addresses("cc")
        subject = MailSubject.bare(headers.words("subject") ?? "")
        time = headers["date"].flatMap(WrittenTime.read)
        let automatic = headers["auto-submitted"].map { $0.lowercased() != "no" } ?? false
        let precedence = headers["precedence"]?.lowercased()
        isAutomatic =
            automatic || precedence == "auto_reply" || headers["x-autoreply"] != nil || sender?.hasPrefix("mailer-daemon@") == true
        let read = MailBody.text(headers, lines[body...], depth: 0)
        let own = MailQuotes.own(read?.text ?? "")
        text = own
        // Links in what is quoted are the quoted writer's. HTML shows a link's words only: there all links count.
        articles = read?.articles.filter { own.contains($0) || read?.isHTML == true } ?? []
    }
}

/// The lines of a message, without their ends and without the mark that mailboxes put before lines that start with `From `.
enum MailLines {
    static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            let line = line.last == 0x0D ? line.dropLast() : line
            return line.first == UInt8(ascii: ">") && line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
                ? line.dropFirst() : line
        }
    }
}

/// A subject without the marks of answers and forwards.
enum MailSubject {
    private static let marks: Set<String> = [
        "re", "aw", "sv", "vs", "antw", "ref", "rif", "res", "r", "odp", "ynt", "fwd", "fw", "wg", "vb", "tr", "rv", "enc", "doorst", "回复",
        "答复",
        "转发",
    ]

    static func bare(_ subject: String) -> String {
        var rest = Mapping.trimmed(subject)
        while let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }) {
            let mark = rest[..<colon].prefix { $0 != "[" && $0 != "(" }.lowercased()
            guard marks.contains(Mapping.trimmed(mark)) else { break }
            rest = Mapping.trimmed(String(rest[rest.index(after: colon)...]))
        }
        return rest
    }
}

/// What people wrote in a message: its plain text, else its HTML; files attached to it are left out.
enum MailBody {
    struct Content {
        var text: String
        var articles: [String]
        var isHTML = false
    }

    /// Parts nest; deeper than this they are passed over.
    private static let maximumDepth = 20

    static func text(_ headers: MailHeaders, _ lines: ArraySlice<ArraySlice<UInt8>>, depth: Int) -> Content? {
        let type = (headers["content-type"] ?? "text/plain").lowercased()
        if headers["content-disposition"]?.lowercased().hasPrefix("attachment") == true || depth > maximumDepth { return nil }
        if type.hasPrefix("multipart/"), let boundary = headers.parameter("boundary", of: "content-type") {
            return multipart(type, boundary, lines, depth: depth)
        }
        guard type.hasPrefix("text/plain") || type.hasPrefix("text/html") else { return nil }
        let bytes = decoded(lines, headers["content-transfer-encoding"]?.lowercased())
        let text = String(decoding: MailCharset.utf8(bytes, label: headers.parameter("charset", of: "content-type")), as: UTF8.self)
        guard type.hasPrefix("text/html") else { return Content(text: text, articles: ArticleLinks.inText(text)) }
        let read = MessageText(html: text)
        return Content(text: read.text, articles: read.articles, isHTML: true)
    }

    private static func decoded(_ lines: ArraySlice<ArraySlice<UInt8>>, _ encoding: String?) -> [UInt8] {
        let joined = Array(lines.joined(separator: [0x0A]))
        switch encoding {
        case "base64": return Base64.decoded(joined)
        case "quoted-printable": return QuotedPrintable.decoded(joined)
        default: return joined
        }
    }

    /// Of alternatives the plain text, else the first that has text; of other parts all texts one after another.
    private static func multipart(
        _ type: String, _ boundary: String, _ lines: ArraySlice<ArraySlice<UInt8>>, depth: Int
    ) -> Content? {
        let delimiter = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<ArraySlice<UInt8>>] = []
        var start: Int?
        for i in lines.indices where lines[i].starts(with: delimiter) {
            if let start { parts.append(lines[start..<i]) }
            start = i + 1
            if lines[i].dropFirst(delimiter.count).starts(with: "--".utf8) {
                start = nil
                break
            }
        }
        // A message cut off before its last delimiter still has its last part.
        if let start { parts.append(lines[start...]) }
        let contents = parts.compactMap { part -> Content? in
            var body = part.startIndex
            let headers = MailHeaders(part, body: &body)
            return text(headers, part[body...], depth: depth + 1)
        }
        if type.hasPrefix("multipart/alternative") { return contents.first { !$0.isHTML } ?? contents.first }
        guard var whole = contents.first else { return nil }
        for content in contents.dropFirst() {
            whole.text += "\n\n" + content.text
            whole.articles += content.articles
        }
        return whole
    }
}
