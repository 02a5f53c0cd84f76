import KBModel

/// How other sites are asked about linked pages: `audit.links` of `lacuna.yaml`.
struct LinkCheckSettings: Sendable, Hashable {
    /// Seconds between two requests to the same host.
    var pause = 1.0
    /// Seconds until a request is given up.
    var timeout = 15.0
    /// How often a request is repeated that got no answer, or one that asks to come back later.
    var retries = 2
    /// Days that an answer is believed.
    var maximumAge = 7
    /// How many hosts are asked at the same time.
    var hosts = 8
    /// Hosts that are not asked, with those below them.
    var skip: [String] = []

    init() {}

    init(_ section: YAMLSection) throws {
        self.init()
        try section.read(
            into: &self,
            [
                "pause_seconds": { $0.pause = try $1.number() }, "timeout_seconds": { $0.timeout = max(0.1, try $1.number()) },
                "retries": { $0.retries = try $1.whole(atLeast: 0) }, "max_age": { $0.maximumAge = try $1.days() },
                "hosts": { $0.hosts = try $1.whole(atLeast: 1) }, "skip": { $0.skip = try $1.texts() },
            ])
    }

    func skips(_ host: String) -> Bool { skip.contains { host == $0 || host.hasSuffix("." + $0) } }
}
