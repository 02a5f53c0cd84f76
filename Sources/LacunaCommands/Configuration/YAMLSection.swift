import KBModel
import KBText
import Yams

/// One node of a configuration with its place, read into values of known types. Every error names file, line and key.
struct YAMLSection {
    let file: String
    /// The keys down to here, joined by dots.
    let path: String
    let node: Node

    init(file: String, path: String, node: Node) {
        self.file = file
        self.path = path
        self.node = node
    }

    /// A whole file; `nil` when it is empty.
    init?(yaml text: String, file: String) throws {
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw CommandFailure("\(file): this is not YAML (\(String(describing: error).prefix(200))). Mend that line.")
        }
        guard let root, root.scalar?.string.isEmpty != true else { return nil }
        self.init(file: file, path: "", node: root)
    }

    /// Reads every member into `target` by its key's reader.
    func read<Target>(into target: inout Target, _ readers: KeyValuePairs<String, (inout Target, YAMLSection) throws -> Void>) throws {
        for (key, value) in try members() {
            guard let reader = readers.first(where: { $0.key == key })?.value else { throw unknown(key, among: readers.map(\.key)) }
            try reader(&target, value)
        }
    }

    func members() throws -> [(String, YAMLSection)] {
        guard let mapping = node.mapping else { throw failure("keys with values are expected here") }
        var result: [(String, YAMLSection)] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else { throw failure("a key is not a word") }
            result.append((name, YAMLSection(file: file, path: path.isEmpty ? name : "\(path).\(name)", node: value)))
        }
        return result
    }

    func list() throws -> [YAMLSection] {
        guard let sequence = node.sequence else { throw failure("a list is expected here (lines that start with -)") }
        return sequence.map { YAMLSection(file: file, path: path, node: $0) }
    }

    func text() throws -> String {
        guard let scalar = node.scalar else { throw failure("one value is expected here") }
        return scalar.string
    }

    /// One value or a list of them.
    func texts() throws -> [String] {
        guard node.sequence != nil else { return node.scalar?.string.isEmpty == true ? [] : [try text()] }
        var result: [String] = []
        for element in try list() { result.append(try element.text()) }
        return result
    }

    func number() throws -> Double {
        let text = try text()
        guard let value = Double(text), value.isFinite, value >= 0 else { throw failure("“\(text)” is not a number from 0 up") }
        return value
    }

    /// `5%` or `0.05`.
    func share() throws -> Double {
        let text = try text()
        guard let share = ShareArgument(argument: text)?.share else { throw failure("“\(text)” is not a share such as 5%") }
        return share
    }

    func whole(atLeast minimum: Int) throws -> Int {
        let text = try text()
        guard let value = Int(text), value >= minimum else { throw failure("“\(text)” is not a whole number from \(minimum) up") }
        return value
    }

    /// `7d` or `7`.
    func days() throws -> Int {
        let text = try text()
        guard let days = Int(text.hasSuffix("d") ? String(text.dropLast()) : text), (1...365).contains(days) else {
            throw failure("“\(text)” is not a number of days such as 7d")
        }
        return days
    }

    /// An ISO 8601 date or time.
    func time() throws -> Timestamp {
        let text = try text()
        guard let time = Timestamp(iso8601: text) else { throw failure("“\(text)” is not a date such as 2027-01-31") }
        return time
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) throws -> Choice where Choice.RawValue == String {
        let text = try text()
        guard let value = Choice(rawValue: text) else { throw unknown(text, among: Choice.allCases.map(\.rawValue), kind: "value") }
        return value
    }

    func failure(_ what: String) -> CommandFailure {
        let line = node.mark.map { ", line \($0.line)" } ?? ""
        let end = what.hasSuffix("?") ? "" : "."
        return CommandFailure("\(file)\(line): \(path.isEmpty ? "" : "\(path): ")\(what)\(end)")
    }

    /// A name that is none of the known ones, with the nearest of them.
    func unknown(_ name: String, among known: [String], kind: String = "key") -> CommandFailure {
        let hint = NearestName.of(name, among: known).map { "did you mean “\($0)”?" } ?? "known \(kind)s: \(known.joined(separator: ", "))"
        return failure("unknown \(kind) “\(name)”; \(hint)")
    }
}
