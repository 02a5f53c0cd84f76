import Foundation
import KBDrafts
import KBModel

/// The missing articles of a gap report as needs to write about.
enum GapNeeds {
    /// - Parameter only: a gap's id or its rank; all gaps when `nil`.
    static func load(_ path: String, only: String?) throws(CommandFailure) -> [Need] {
        let bytes: [UInt8]
        do {
            bytes = try FileTree.bytes(of: path)
        } catch {
            throw CommandFailure(
                "--gaps \(path): \(CommandFailure.reason(of: error)). Make it with 'lacuna gaps --format json --output FILE'.")
        }
        let report: JSONValue
        do {
            report = try JSONValue(parsing: bytes)
        } catch {
            throw CommandFailure("--gaps \(path): \(error). Make it with 'lacuna gaps --format json --output FILE'.")
        }
        guard let missing = report["missing"]?.array else {
            throw CommandFailure("--gaps \(path): it holds no list 'missing'. Make it with 'lacuna gaps --format json --output FILE'.")
        }
        let chosen = missing.filter { gap in only == nil || gap["gap"]?.scalarText == only || gap["rank"]?.scalarText == only }
        if let only, chosen.isEmpty { throw CommandFailure("--gap \(only): \(path) holds no gap with this id or rank.") }
        return chosen.map { gap in
            Need(
                gap: gap["gap"]?.scalarText, label: gap["label"]?.string,
                questions: (gap["questions"]?.array ?? []).compactMap(\.string),
                terms: (gap["terms"]?.array ?? []).compactMap(\.string),
                transcripts: (gap["contacts"]?.array ?? []).compactMap(\.scalarText))
        }
    }
}
