import KBAudit
import KBModel

/// Asks other sites whether linked pages are there: each host by one task with a pause between requests, its `robots.txt` obeyed,
/// answers kept for some days, requests without an answer repeated.
struct LinkCheck: Sendable {
    typealias Fetch = @Sendable (_ method: LinkFetcher.Method, _ address: String, _ wantsBody: Bool) async -> LinkAnswer

    private let settings: LinkCheckSettings
    private let cache: LinkCache?
    private let now: Timestamp?
    private let console: Console
    private let fetch: Fetch

    init(_ settings: LinkCheckSettings, folder: String?, now: Timestamp?, console: Console) {
        let fetcher = LinkFetcher(timeout: settings.timeout)
        self.init(settings, folder: folder, now: now, console: console) { await fetcher.fetch($0, $1, wantsBody: $2) }
    }

    init(_ settings: LinkCheckSettings, folder: String?, now: Timestamp?, console: Console, fetch: @escaping Fetch) {
        self.settings = settings
        self.now = now
        self.console = console
        self.fetch = fetch
        cache = folder.map { LinkCache(folder: $0, days: settings.maximumAge) }
    }

    /// A verdict on every address. Time: about a pause an address of the host with the most.
    func verdicts(on addresses: [String]) async -> [String: LinkVerdict] {
        var known = now.flatMap { cache?.verdicts(at: $0) } ?? [:]
        let open = addresses.filter { known[$0] == nil }
        console.remark(
            "lacuna: \(addresses.count) external links, \(addresses.count - open.count) known from the last \(settings.maximumAge) days, \(open.count) to ask for."
        )
        var fresh: [String: LinkVerdict] = [:]
        let byHost = Dictionary(grouping: open) { LinkAddress($0).site }.sorted { $0.key < $1.key }
        await withTaskGroup(of: [String: LinkVerdict].self) { group in
            var rest = byHost[...]
            func start() {
                guard let (site, addresses) = rest.popFirst() else { return }
                group.addTask { await self.verdicts(on: addresses, of: site) }
            }
            for _ in 0..<settings.hosts { start() }
            while let verdicts = await group.next() {
                fresh.merge(verdicts) { first, _ in first }
                start()
            }
        }
        if Self.looksOffline(fresh) { fresh = fresh.mapValues { _ in .unchecked("no host can be found: is there a network?") } }
        if let now { cache?.keep(fresh, at: now) }
        known.merge(fresh) { _, new in new }
        return known.filter { Set(addresses).contains($0.key) }
    }

    /// Where not a single host is known, it is the network that is missing, not the pages.
    private static func looksOffline(_ verdicts: [String: LinkVerdict]) -> Bool {
        !verdicts.isEmpty && verdicts.values.allSatisfy { $0 == LinkAnswer.noSuchHost.verdict }
    }

    private func verdicts(on addresses: [String], of site: String) async -> [String: LinkVerdict] {
        let host = LinkAddress(site).host
        if settings.skips(host) {
            return Dictionary(addresses.map { ($0, .unchecked("lacuna.yaml skips this host")) }) { first, _ in first }
        }
        let robots: RobotsRules
        switch await answer(.get, site + "/robots.txt", wantsBody: true, pause: settings.pause) {
        case .status(200..<300, _, let body): robots = RobotsRules(text: body)
        // RFC 9309: a site that has no such file allows everything, one that cannot say now allows nothing.
        case .status(400..<500, _, _): robots = RobotsRules()
        case let other:
            let verdict = other == .noSuchHost ? other.verdict : .unchecked("its robots.txt cannot be read")
            return Dictionary(addresses.map { ($0, verdict) }) { first, _ in first }
        }
        let pause = max(settings.pause, min(robots.delay ?? 0, 30))
        var verdicts: [String: LinkVerdict] = [:]
        for address in addresses.sorted() {
            guard robots.allow(LinkAddress(address).path) else {
                verdicts[address] = .unchecked("robots.txt keeps programs out")
                continue
            }
            await Self.sleep(pause)
            var answer = await answer(.head, address, wantsBody: false, pause: pause)
            if answer.asksForGet {
                await Self.sleep(pause)
                answer = await self.answer(.get, address, wantsBody: false, pause: pause)
            }
            verdicts[address] = answer.verdict
        }
        return verdicts
    }

    /// The answer, asked for again where that may help: after the time the site names, else after twice the pause, four times, …
    private func answer(_ method: LinkFetcher.Method, _ address: String, wantsBody: Bool, pause: Double) async -> LinkAnswer {
        var wait = max(pause, 0.1)
        var last = await fetch(method, address, wantsBody)
        for _ in 0..<settings.retries where last.isWorthRetrying {
            wait *= 2
            var named: Double?
            if case .status(_, let seconds, _) = last { named = seconds }
            await Self.sleep(min(named ?? wait, Self.longestWait))
            last = await fetch(method, address, wantsBody)
        }
        return last
    }

    /// Seconds; a site that asks for more is not checked today.
    private static let longestWait = 60.0

    private static func sleep(_ seconds: Double) async {
        // Cancellation ends the wait early, and the requests after it fail by themselves.
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
    }
}

/// The parts of an address that politeness is about.
struct LinkAddress {
    /// Scheme and authority.
    let site: String
    let host: String
    /// Path and query.
    let path: String

    init(_ address: String) {
        let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
        let end = address[start...].firstIndex { $0 == "/" || $0 == "?" } ?? address.endIndex
        site = String(address[..<end])
        host = address[start..<end].split(separator: "@").last.map { $0.prefix { $0 != ":" }.lowercased() } ?? ""
        let rest = address[end...]
        path = rest.isEmpty ? "/" : rest.hasPrefix("/") ? String(rest) : "/" + rest
    }
}
