import KBModel
import KBText

/// Addresses and numbers that are meant to be public: reserved for examples, an organisation's own desks, announced as an example, or
/// free of charge.
enum PublicContacts {
    /// - Parameter before: what stands before the value in its block.
    static func isPublic(_ value: String, kind: PersonalData.Kind, after before: Substring) -> Bool {
        if announcesExample(before) { return true }
        switch kind {
        case .email: return isPublicAddress(value)
        case .phone: return isPublicNumber(value)
        case .iban: return isExampleAccount(value)
        case .card: return exampleCards.contains(String(decoding: value.utf8.filter(\.isASCIIDigit), as: UTF8.self))
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

    /// Whether an address may as well be a desk's as a person's: one word, at a domain that is not one of those where everybody has a
    /// mailbox.
    static func mayBeDesk(_ address: String) -> Bool {
        guard let at = address.lastIndex(of: "@") else { return false }
        let domain = address[address.index(after: at)...].lowercased()
        return !address[..<at].contains { $0 == "." || $0 == "_" || $0.isNumber } && !mailboxDomains.contains(domain)
    }

    /// The accounts that documentation of IBAN shows, and those made of noughts.
    private static func isExampleAccount(_ value: String) -> Bool {
        let compact = String(decoding: value.utf8.filter { $0 != 0x20 }, as: UTF8.self).uppercased()
        return exampleAccounts.contains(compact) || 2 * compact.utf8.count { $0 == 0x30 } > compact.utf8.count
    }

    private static let mailboxDomains: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com", "aol.com", "gmx.de",
        "gmx.net", "web.de", "mail.ru", "qq.com", "163.com", "126.com", "proton.me", "protonmail.com", "telia.com", "bredband.net",
    ]

    private static let exampleAccounts: Set<String> = [
        "DE89370400440532013000", "GB29NWBK60161331926819", "GB82WEST12345698765432", "FR1420041010050500013M02606",
        "CH9300762011623852957", "NL91ABNA0417164300", "SE4550000000058398257466", "ES9121000418450200051332", "AT611904300234573201",
        "BE68539007547034", "IT60X0542811101000000123456", "NO9386011117947", "DK5000400440116243", "FI2112345600000785",
    ]

    /// The numbers that payment services publish for tests.
    private static let exampleCards: Set<String> = [
        "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556", "5555555555554444", "5105105105105100",
        "2223003122003222", "378282246310005", "371449635398431", "6011111111111117", "30569309025904", "3530111333300000",
    ]

    private static func isPublicAddress(_ written: String) -> Bool {
        let address = written.lowercased()
        guard let at = address.lastIndex(of: "@") else { return false }
        let domain = address[address.index(after: at)...]
        let labels = domain.split(separator: ".")
        if exampleDomains.contains(String(domain)) || labels.contains(where: { exampleLabels.contains(String($0)) }) { return true }
        if ["test", "example", "invalid", "localhost", "local"].contains(labels.last.map(String.init) ?? "") { return true }
        if address[..<at].contains("-"), !address[..<at].contains(".") { return true }
        let name = words(of: written.prefix { $0 != "@" })
        return name.contains { roleWords.contains($0) } || name.isEmpty
    }

    /// `StudentLoanSupport` and `loan_support` → their words, in small letters.
    private static func words(of name: Substring) -> [String] {
        var words = [""]
        var wasSmall = false
        for character in name {
            if !(character.isLetter || character.isNumber) || (character.isUppercase && wasSmall) { words.append("") }
            if character.isLetter || character.isNumber { words[words.count - 1] += character.lowercased() }
            wasSmall = character.isLowercase
        }
        return words.filter { !$0.isEmpty }
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
        "firstname", "lastname", "first", "last", "john", "joe", "jane", "doe", "alice", "bob", "discuss", "announce", "devel", "dev",
        "bugs",
        "community", "council", "board", "moderator", "moderators", "license", "licensing", "trademark", "trademarks", "copyright", "dmca",
        "xyz", "abc", "recipient", "sender", "address", "someuser", "myname", "myaddress",
    ]
}
