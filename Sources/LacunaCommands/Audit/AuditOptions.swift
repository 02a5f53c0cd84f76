import Foundation
import KBAudit
import KBModel

/// What was typed for an audit, made into settings.
struct AuditOptions {
    var rules: String?
    var now: String?

    func settings() throws(CommandFailure) -> AuditSettings {
        var settings = AuditSettings()
        if let rules {
            do { settings.selection = try RuleSelection(list: rules) } catch {
                throw CommandFailure("--rules: \(error). 'lacuna rules' lists them all.")
            }
        }
        if let now {
            guard let time = Timestamp(iso8601: now) else {
                throw CommandFailure("--now \(now) is no ISO 8601 time. Write it like 2026-01-15T00:00:00Z.")
            }
            settings.now = time
        } else {
            settings.now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        }
        return settings
    }
}
