import Foundation
import KBAudit
import KBModel
import KBReports

/// What an audit is asked for: the options made into values, over what the configuration says.
struct AuditRequest {
    var paths: [String]
    var settings: AuditSettings
    var format: AuditReport.Format
    var output: String?
    var failsOn: Severity?
    var baseline: String?
    var writeBaseline: String?
    var changedSince: String?
    var contacts: [String]
    var signals: SignalsOptions
    var checksLinks: Bool
    /// Whether safe changes are shown, and whether they are written.
    var fixes: Bool
    var writes: Bool
    /// The folder of kept results; `nil` when none are kept.
    var cache: String?
    var sourceFormat: String
    var configuration: Configuration
    /// What the settings were made of: a kept result counts for the same ones only.
    var settingsSource: [[UInt8]]

    init(_ command: AuditCommand) throws {
        configuration = try ConfigurationFile.load(command.config)
        let audit = configuration.audit
        paths = command.paths.isEmpty ? try configuration.expanded(configuration.sources.articles) : command.paths
        if paths.isEmpty {
            throw CommandFailure("no PATH is given, and no lacuna.yaml names sources.articles. Try 'lacuna audit .'.")
        }
        settings = try configuration.auditSettings(of: paths, now: Self.time(command.now))
        if let rules = command.rules {
            do { try settings.selection.narrow(to: rules) } catch {
                throw CommandFailure("--rules: \(error). 'lacuna rules' lists them all.")
            }
        }
        (format, output) = (command.format, command.output)
        failsOn = (command.failOn ?? audit.failOn ?? .error).severity
        baseline = command.baseline ?? audit.baseline.map(configuration.resolved)
        (writeBaseline, changedSince) = (command.writeBaseline, command.changedSince)
        (contacts, signals, checksLinks) = (command.contacts, command.signals, command.checkLinks)
        (fixes, writes) = (command.fix, command.write)
        cache = AuditCache.folder(option: command.cache, configured: audit.cache, in: configuration)
        sourceFormat = command.sourceFormat
        settingsSource = try configuration.file.map { [try FileTree.content(of: $0)] } ?? [[]]
        settingsSource += [Self.program, command.rules ?? "", sourceFormat, "\(settings.vocabulary.terms)"].map { Array($0.utf8) }
    }

    /// What tells this build of the program from another one of the same version: its size and when it was written.
    private static var program: String {
        var status = stat()
        guard stat("/proc/self/exe", &status) == 0 else { return "" }
        return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
    }

    private static func time(_ option: String?) throws(CommandFailure) -> Timestamp {
        guard let option else { return Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
        guard let time = Timestamp(iso8601: option) else {
            throw CommandFailure("--now \(option) is no ISO 8601 time. Write it like 2026-01-15T00:00:00Z.")
        }
        return time
    }
}
