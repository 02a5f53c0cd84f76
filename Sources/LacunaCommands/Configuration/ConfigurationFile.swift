import Foundation

/// Finding `lacuna.yaml` and what its paths name.
enum ConfigurationFile {
    static let name = "lacuna.yaml"

    /// The configuration of `--config FILE`, else of the `lacuna.yaml` in the working folder or its nearest parent, else the defaults.
    static func load(_ path: String?) throws -> Configuration {
        guard let path = path ?? nearest() else { return Configuration() }
        let bytes: [UInt8]
        do { bytes = try FileTree.bytes(of: path) } catch {
            throw CommandFailure("\(path): \(CommandFailure.reason(of: error)). Name the configuration with --config.")
        }
        let folder = (path as NSString).deletingLastPathComponent
        return try Configuration(yaml: String(decoding: bytes, as: UTF8.self), file: path, folder: folder.isEmpty ? "." : folder)
    }

    private static func nearest() -> String? {
        if FileManager.default.fileExists(atPath: name) { return name }
        var folder = FileManager.default.currentDirectoryPath
        while true {
            let candidate = (folder as NSString).appendingPathComponent(name)
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            let parent = (folder as NSString).deletingLastPathComponent
            if parent == folder { return nil }
            folder = parent
        }
    }
}

extension Configuration {
    /// A path of the configuration as the working folder sees it.
    func resolved(_ path: String) -> String {
        path.hasPrefix("/") || folder == "." ? path : (folder as NSString).appendingPathComponent(path)
    }

    /// The files and folders that patterns name, each pattern's in sorted order. A pattern that names nothing is an error.
    func expanded(_ patterns: [String]) throws -> [String] {
        var result: [String] = []
        for pattern in patterns {
            let found = Self.matches(resolved(pattern))
            if found.isEmpty {
                throw CommandFailure("\(file ?? ConfigurationFile.name): nothing is at \(pattern). Mend the path, or put the export there.")
            }
            result += found
        }
        return result
    }

    private static func matches(_ pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, GLOB_BRACE | GLOB_TILDE, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
    }

    /// Who answers for an article: the first rule whose path pattern or product fits; else what the article itself says.
    func owner(path: String, labels: [String], stated: String?) -> String? {
        let rule = owners.first { rule in
            if let pattern = rule.path, fnmatch(pattern, path, 0) != 0, fnmatch("*/" + pattern, path, 0) != 0 { return false }
            if let product = rule.product, !labels.contains(where: { $0.lowercased() == product.lowercased() }) { return false }
            return rule.path != nil || rule.product != nil
        }
        return rule?.owner ?? stated
    }
}
