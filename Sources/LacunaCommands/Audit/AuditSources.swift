import KBAudit
import KBMarkup
import KBModel
import KBSignals

/// The files of an audit, read once before any reader sees them: which there are, the suppressions written in them, and a digest that
/// tells whether anything has changed. A PATH or file that cannot be read counts in the digest only; loading the articles names it.
struct AuditSources {
    /// The full paths of all files below the PATHs.
    private(set) var files: Set<String> = []
    /// Of paths and contents; `nil` when something could not be read.
    private(set) var digest: SipHash.Digest?
    /// Of the PATHs and the settings alone.
    let settingsDigest: SipHash.Digest
    private var suppressions: [SuppressionEntry] = []

    /// Not for secrecy: any fixed key will do.
    private static let hash = SipHash(k0: 0x6C61_6375_6E61, k1: 0x6175_6469_74)

    init(paths: [String], settings: [[UInt8]]) {
        var record: [UInt8] = []
        for part in settings { Self.append(part, to: &record) }
        let asked = record + paths.joined(separator: "\0").utf8
        settingsDigest = Self.hash.digest(asked.span)
        var isComplete = true
        for path in paths where !read(path, into: &record) { isComplete = false }
        digest = isComplete ? Self.hash.digest(record.span) : nil
    }

    /// Whether all of it could be read. Standard input is left to those who read articles: it comes once.
    private mutating func read(_ path: String, into record: inout [UInt8]) -> Bool {
        guard path != "-" else { return false }
        let tree: SourceTree
        do { tree = try FileTree.tree(at: path) } catch { return false }
        var isComplete = true
        for relative in tree.paths {
            let full = tree.fullPath(relative)
            files.insert(full)
            let bytes: [UInt8]
            do { bytes = try tree.read(relative) } catch {
                isComplete = false
                continue
            }
            suppressions += SuppressionScanner.entries(in: bytes, path: full)
            Self.append(Array(full.utf8), to: &record)
            Self.append(bytes, to: &record)
        }
        return isComplete
    }

    /// The suppressions in the sources of articles; a page about Lacuna that is no article allows nothing.
    func suppressions(of articles: [Article]) -> [SuppressionEntry] {
        let sources = Set(articles.map(\.source.path))
        return suppressions.filter { entry in
            switch entry.scope {
            case .lines(let path, _), .file(let path): sources.contains(path)
            case .paths: true
            }
        }
    }

    private static func append(_ bytes: [UInt8], to record: inout [UInt8]) {
        let digest = hash.digest(bytes.span)
        withUnsafeBytes(of: (digest.low.littleEndian, digest.high.littleEndian, UInt64(bytes.count).littleEndian)) { record += $0 }
    }
}
