import Foundation
import KBAudit
import KBModel
import KBReports

/// The replacements that findings carry, as changes of files: shown as a patch, written only when asked.
struct SafeFixes {
    private let findings: [Finding]

    init(of result: AuditResult) { findings = result.findings.filter { $0.replacement != nil } }

    /// Prints the patch; with `writing` the files are changed and the mended findings leave the result.
    func apply(writing: Bool, output: String?, console: Console, result: inout AuditResult) throws {
        var patch = ""
        var mended: Set<Finding> = []
        var changedFiles = 0
        for (path, group) in Dictionary(grouping: findings, by: \.location.path).sorted(by: { $0.key < $1.key }) {
            let old = try FileTree.content(of: path)
            var new = old
            for finding in group {
                guard let replacement = finding.replacement, let next = LinkTargets.replacing(replacement, in: new) else { continue }
                new = next
                mended.insert(finding)
            }
            guard new != old else { continue }
            changedFiles += 1
            patch += UnifiedDiff(path: path, old: old, new: new).text
            if writing { try Self.write(new, to: path) }
        }
        try console.result(console.color && output == nil ? UnifiedDiff.colored(patch) : patch, to: output)
        let findings =
            "\(mended.count) \(mended.count == 1 ? "finding" : "findings") in \(changedFiles) \(changedFiles == 1 ? "file" : "files")"
        if mended.isEmpty {
            console.remark("lacuna: nothing here can be mended without a decision.")
        } else if writing {
            console.remark("lacuna: mended \(findings).")
            result.findings.removeAll { mended.contains($0) }
        } else {
            console.remark("lacuna: \(findings) can be mended like this; --write does it.")
        }
    }

    /// Whole or not at all.
    private static func write(_ bytes: [UInt8], to path: String) throws {
        do { try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw CommandFailure("cannot write \(path): \(CommandFailure.reason(of: error)). Nothing of it was changed.")
        }
    }
}

/// The targets of links in a source, whatever its format.
enum LinkTargets {
    /// The bytes with every link to the old target leading to the new one; `nil` when there is none. Only what is plainly a target is
    /// touched: an attribute's whole value, or a target of Markdown.
    static func replacing(_ replacement: Finding.Replacement, in bytes: [UInt8]) -> [UInt8]? {
        var result = bytes
        let targets = [(replacement.old, replacement.new), (escaped(replacement.old), escaped(replacement.new))]
        for (old, new) in replacement.old.utf8.contains(0x26) ? targets : Array(targets.prefix(1)) {
            for (opening, closing) in [("=\"", "\""), ("='", "'"), ("](", ")"), ("](", " "), ("](<", ">")] {
                result = replacing(Array((opening + old + closing).utf8), by: Array((opening + new + closing).utf8), in: result)
            }
        }
        return result == bytes ? nil : result
    }

    private static func escaped(_ target: String) -> String { target.replacing("&", with: "&amp;") }

    private static func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        var i = 0
        while i + old.count <= bytes.count {
            guard bytes[i] == old[0], bytes[i..<i + old.count].elementsEqual(old) else {
                i += 1
                continue
            }
            result += bytes[start..<i]
            result += new
            i += old.count
            start = i
        }
        return start == 0 ? bytes : result + bytes[start...]
    }
}
