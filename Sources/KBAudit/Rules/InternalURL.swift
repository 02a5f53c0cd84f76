import KBModel

/// An address that only employees reach, in an article for everybody.
struct InternalURL: Rule {
    let manual = RuleManual(
        id: "internal-url", group: .safety, severity: .warning,
        summary: "A public article links an internal address (intranet, .local, .corp, a private IP, or internal_hosts of lacuna.yaml).",
        rationale: "Readers cannot open it, and it tells strangers how the inside is built.",
        bad: "<h1>Mail</h1><p>The list is on <a href=\"https://wiki.intranet.local/mail\">our wiki</a>.</p>",
        good: "<h1>Mail</h1><p>The list is on <a href=\"https://example.org/mail\">our site</a>.</p>",
        fix: "Link what readers can reach, or take it out.")

    func check(_ article: ArticleView, in base: AuditedBase) -> [Observation] {
        guard !Audience.isInternal(article.article, base.vocabulary) else { return [] }
        return base.links.links[article.index].compactMap { link in
            guard case .external(let host) = link.target, Self.isInternal(host, base.vocabulary.internalHosts), !base.hosts.contains(host)
            else {
                return nil
            }
            return article.observation(
                "an internal address stands in a public article: \(host)", at: article.units[link.unit], subject: link.href)
        }
    }

    static func isInternal(_ host: String, _ own: [String]) -> Bool {
        let labels = host.split(separator: ".")
        if own.contains(where: { host == $0 || host.hasSuffix("." + $0) }) { return true }
        if let last = labels.last, labels.count > 1,
            ["local", "corp", "lan", "internal", "intranet", "intra", "home"].contains(String(last))
        {
            return true
        }
        if labels.contains("intranet") { return true }
        let numbers = labels.compactMap { UInt8($0) }
        guard labels.count == 4, numbers.count == 4 else { return false }
        // 192.168.x.1 and 192.168.x.254 are readers' own routers, which articles name on purpose.
        if numbers[0] == 192, numbers[1] == 168 { return numbers[3] != 1 && numbers[3] != 254 }
        return numbers[0] == 10 || (numbers[0] == 172 && (16...31).contains(numbers[1]))
    }
}

/// For whom an article is.
enum Audience {
    static func isInternal(_ article: Article, _ vocabulary: AuditVocabulary) -> Bool {
        article.labels.contains { label in vocabulary.internalLabels.contains { $0.lowercased() == label.lowercased() } }
    }
}
