import KBModel
import KBText

/// Addresses and numbers that are meant to be public: reserved for examples, an organisation's own desks, announced as an example, or
/// free of charge.
enum PublicContacts {
    /// - Parameter before: what stands before the value in its block.
    static func isPublic(_ value: String, kind: PersonalData.Kind, after before: Substring) -> Bool {
        if announcesExample(before) { return true }
        switch kind {
        case .email: return isPublicAddress(value.lowercased())
        case .phone: return isPublicNumber(value)
        default: return false
        }
    }

    /// `e.g.`, `for example` and the like within the last words.
    private static func announcesExample(_ text: Substring) -> Bool {
        let last = Folding.folded(String(text.suffix(40)))
        return exampleCues.contains { last.contains($0) }
    }

    private static let exampleCues = [
        "e.g", "for example", "for instance", "such as", "example:", "like this", "t.ex", "till exempel", "exempelvis", "z.b", "z. b",
        "zum beispiel", "beispielsweise", "例如", "比如", "例：", "たとえば", "例えば", "par exemple", "por ejemplo",
    ]

    private static func isPublicAddress(_ address: String) -> Bool {
        guard let at = address.lastIndex(of: "@") else { return false }
        let domain = address[address.index(after: at)...]
        let labels = domain.split(separator: ".")
        if exampleDomains.contains(String(domain)) || labels.contains(where: { exampleLabels.contains(String($0)) }) { return true }
        if ["test", "example", "invalid", "localhost", "local"].contains(labels.last.map(String.init) ?? "") { return true }
        if address[..<at].contains("-"), !address[..<at].contains(".") { return true }
        let name = address[..<at].split { !($0.isLetter || $0.isNumber) }.map(String.init)
        return name.contains { roleWords.contains($0) } || name.isEmpty
    }

    /// 555-01xx is reserved for fiction, 800 and the like are free of charge.
    private static func isPublicNumber(_ value: String) -> Bool {
        let digits = value.utf8.filter(\.isASCIIDigit)
        let text = String(decoding: digits, as: UTF8.self)
        let national = text.hasPrefix("1") && text.utf8.count == 11 ? String(text.dropFirst()) : text
        if text.contains("55501") || text.hasPrefix("1234567") || text.contains("5555555") { return true }
        return national.utf8.count == 10 && ["800", "833", "844", "855", "866", "877", "888", "900"].contains(String(national.prefix(3)))
    }

    private static let exampleDomains: Set<String> = [
        "example.com", "example.org", "example.net", "example.edu", "domain.com", "yourdomain.com", "mydomain.com", "email.com", "mail.com",
        "company.com", "yourcompany.com", "mycompany.com", "test.com", "foo.com", "bar.com", "acme.com", "contoso.com", "site.com",
        "nowhere.com", "somewhere.com", "somedomain.com", "your-domain.com",
    ]

    private static let exampleLabels: Set<String> = [
        "example", "yourdomain", "yourcompany", "mydomain", "yourprovider", "provider", "domain",
    ]

    private static let roleWords: Set<String> = [
        "support", "info", "help", "helpdesk", "contact", "sales", "service", "admin", "administrator", "webmaster", "postmaster", "hello",
        "team", "office", "press", "media", "privacy", "legal", "security", "abuse", "billing", "noreply", "no", "reply", "feedback",
        "customerservice", "kundtjanst", "kundservice", "kundenservice", "jobs", "careers", "hr", "it", "spam", "phishing", "report",
        "list", "lists", "user", "users", "username", "yourname", "name", "you", "your", "me", "someone", "somebody", "example", "test",
        "foo",
        "subscribe", "unsubscribe", "request", "owner", "bounces", "mailer", "daemon", "root", "accounts", "account", "email", "mail",
        "firstname", "lastname", "first", "last", "john", "jane", "doe", "alice", "bob", "discuss", "announce", "devel", "dev", "bugs",
        "community", "council", "board", "moderator", "moderators", "license", "licensing", "trademark", "trademarks", "copyright", "dmca",
        "xyz", "abc", "recipient", "sender", "address", "someuser", "myname", "myaddress",
    ]
}
