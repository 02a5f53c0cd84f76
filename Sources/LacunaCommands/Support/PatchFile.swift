import KBModel

/// The JSON of a comparison.
enum PatchFile {
    static func read(_ path: String) throws -> JSONValue {
        let bytes = try FileTree.content(of: path)
        do throws(JSONError) {
            return try JSONValue(parsing: bytes)
        } catch {
            throw CommandFailure("\(path), \(error): this is not JSON. Make it with lacuna diff --format json.")
        }
    }
}

/// Numbers of changes as people type them: `1,3,5-8`.
enum ChangeNumbers {
    /// Places counted from 0; `nil` when nothing was typed: all.
    static func parse(_ text: String?) throws(CommandFailure) -> Set<Int>? {
        guard let text else { return nil }
        var numbers: Set<Int> = []
        for piece in text.split(separator: ",") {
            let ends = piece.split(separator: "-", maxSplits: 1).map { Int($0.filter { $0 != " " }) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, first >= 1, last >= first, last - first < 1_000_000 else {
                throw CommandFailure("“\(piece)” is no number of a change. Write numbers as in 1,3,5-8.")
            }
            numbers.formUnion(first - 1...last - 1)
        }
        return numbers
    }
}
