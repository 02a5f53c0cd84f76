import Foundation
import KBAudit
import KBModel
import KBReports
import KBSignals

/// Results of earlier audits, each in a file named after the digest of everything it was made of, and what rules saw in single articles, in a
/// file for each base and settings. A file that is missing, cut off or not of this program is as good as none; the oldest go when there are
/// too many.
struct AuditCache {
    private let folder: String
    private let version: String

    /// Of each kind. One of a large base takes some megabytes.
    private static let mostFiles = 16

    init(folder: String, version: String) {
        self.folder = folder
        self.version = version
    }

    /// `--cache`, else what the configuration says, else `lacuna` in the user's folder of caches; `nil` for `off`.
    static func folder(option: String?, configured: String?, in configuration: Configuration) -> String? {
        if let chosen = option ?? configured.map({ $0 == "off" ? $0 : configuration.resolved($0) }) {
            return chosen == "off" ? nil : chosen
        }
        let environment = ProcessInfo.processInfo.environment
        if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") { return caches + "/lacuna" }
        return environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache/lacuna" : nil }
    }

    /// The result of the same audit at an earlier time, when it still holds at `now`.
    func result(for digest: SipHash.Digest, at now: Timestamp) -> AuditResult? {
        guard let value = stored("audit", digest), let made = value["made"]?.string.flatMap({ Timestamp(iso8601: $0) }), made <= now,
            let result = value["result"].flatMap({ AuditResult(storedJSON: $0) }), result.validUntil.map({ now < $0 }) ?? true
        else { return nil }
        return result
    }

    /// Keeps a result. A folder that cannot be written is no reason to fail: the next run is slower, that is all.
    func keep(_ result: AuditResult, for digest: SipHash.Digest, at now: Timestamp) {
        store([.init("made", .string(now.iso8601)), .init("result", result.storedJSON)], as: "audit", digest)
    }

    /// What rules saw in single articles of this base with these settings, at whatever time; an empty memory when nothing was kept.
    func memory(for settings: SipHash.Digest) -> ArticleMemory {
        stored("articles", settings)?["articles"].flatMap { ArticleMemory(json: $0, digest: Self.name) } ?? ArticleMemory(digest: Self.name)
    }

    func keep(_ memory: ArticleMemory, for settings: SipHash.Digest) { store([.init("articles", memory.json)], as: "articles", settings) }

    /// Not for secrecy: any fixed key will do.
    private static let hash = SipHash(k0: 0x6172_7469, k1: 0x636C_6573)

    @Sendable private static func name(of bytes: [UInt8]) -> String { hash.digest(bytes.span).hexadecimal }

    // MARK: Files

    private func stored(_ kind: String, _ digest: SipHash.Digest) -> JSONValue? {
        do {
            let value = try JSONValue(parsing: FileBytes.contents(of: path(kind, digest)))
            return value["version"]?.string == version ? value : nil
        } catch { return nil }
    }

    private func store(_ members: [JSONValue.Member], as kind: String, _ digest: SipHash.Digest) {
        let value = JSONValue.object([.init("version", .string(version))] + members)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(value.serialized().utf8).write(to: URL(fileURLWithPath: path(kind, digest)), options: .atomic)
            try dropOldest(kind)
        } catch { return }
    }

    private func path(_ kind: String, _ digest: SipHash.Digest) -> String { "\(folder)/\(kind)-\(digest.hexadecimal).json" }

    private func dropOldest(_ kind: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(kind + "-") && $0.hasSuffix(".json") }
        guard names.count > Self.mostFiles else { return }
        let dated = try names.map { name in
            (name, try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.modificationDate] as? Date ?? .distantPast)
        }
        for (name, _) in dated.sorted(by: { ($1.1, $1.0) < ($0.1, $0.0) }).dropFirst(Self.mostFiles) {
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }
}
