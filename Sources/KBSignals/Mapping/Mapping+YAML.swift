import KBModel
import KBText
import Yams

extension Mapping {
    /// Reads a mapping file. An unknown key is an error that names the nearest known one; `name` stands in its message.
    package init(yaml text: String, name: String) throws(SignalError) {
        self.init()
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SignalError("\(name): this is not YAML: \(error)")
        }
        guard let root else { return }
        guard let members = root.mapping else { throw SignalError("\(name): a mapping starts with keys such as fields: or values:") }
        for (key, value) in members {
            switch try Self.text(key, in: name) {
            case "fields": try readFields(value, name)
            case "values": try readValues(value, name)
            case "missing": missing = Set(try Self.texts(value, in: name).map { Folding.folded($0) })
            case "separator": separator = try Self.separator(value, in: name)
            case "article_separator": articleSeparator = try Self.text(value, in: name)
            case let key:
                throw Self.unknown(key, among: ["fields", "values", "missing", "separator", "article_separator"], what: "key", name, value)
            }
        }
    }

    private mutating func readFields(_ node: Node, _ name: String) throws(SignalError) {
        for (key, value) in try Self.members(node, of: "fields", name) {
            let field = try Self.field(key, name)
            fields[field] = try Self.source(value, field, name)
        }
    }

    private mutating func readValues(_ node: Node, _ name: String) throws(SignalError) {
        for (key, value) in try Self.members(node, of: "values", name) {
            let field = try Self.field(key, name)
            for (from, to) in try Self.members(value, of: "values: \(field.name)", name) {
                values[field, default: [:]][Folding.folded(try Self.text(from, in: name))] = try Self.text(to, in: name)
            }
        }
    }

    private static func source(_ node: Node, _ field: SignalField, _ name: String) throws(SignalError) -> Source {
        guard let members = node.mapping else { return Source(columns: try texts(node, in: name)) }
        var source = Source(columns: [])
        for (key, value) in members {
            switch try text(key, in: name) {
            case "column", "columns": source.columns = try texts(value, in: name)
            case "pattern":
                let pattern = try text(value, in: name)
                guard let parsed = TimePattern(pattern) else {
                    throw SignalError(
                        "\(name)\(line(of: value)): the time pattern \"\(pattern)\" is not understood; an example: \"d/M/yyyy HH:mm\"")
                }
                source.pattern = parsed
            case "zone": source.zone = try text(value, in: name)
            case let key: throw unknown(key, among: ["column", "pattern", "zone"], what: "key of \(field.name)", name, value)
            }
        }
        if source.columns.isEmpty { source.columns = [field.name] }
        return source
    }

    private static func field(_ node: Node, _ name: String) throws(SignalError) -> SignalField {
        let key = try text(node, in: name)
        guard let field = SignalField(name: key) else {
            throw unknown(key, among: SignalField.allCases.map(\.name), what: "field", name, node)
        }
        return field
    }

    private static func members(_ node: Node, of key: String, _ name: String) throws(SignalError) -> Node.Mapping {
        guard let mapping = node.mapping else { throw SignalError("\(name)\(line(of: node)): \(key) holds pairs of names") }
        return mapping
    }

    private static func separator(_ node: Node, in name: String) throws(SignalError) -> UInt8 {
        let text = try text(node, in: name)
        if text == "\\t" || text == "tab" { return 0x09 }
        guard text.utf8.count == 1, let byte = text.utf8.first else {
            throw SignalError("\(name)\(line(of: node)): the separator is one character, such as \";\" or \"\\t\"")
        }
        return byte
    }

    private static func texts(_ node: Node, in name: String) throws(SignalError) -> [String] {
        guard let sequence = node.sequence else { return [try text(node, in: name)] }
        var result: [String] = []
        for element in sequence { result.append(try text(element, in: name)) }
        return result
    }

    private static func text(_ node: Node, in name: String) throws(SignalError) -> String {
        guard let scalar = node.scalar else { throw SignalError("\(name)\(line(of: node)): one value is expected here") }
        return scalar.string
    }

    private static func unknown(_ key: String, among known: [String], what: String, _ name: String, _ node: Node) -> SignalError {
        let hint = NearestName.of(key, among: known).map { "; did you mean \($0)?" } ?? ""
        return SignalError("\(name)\(line(of: node)): unknown \(what) \"\(key)\"\(hint)")
    }

    private static func line(of node: Node) -> String { node.mark.map { ", line \($0.line)" } ?? "" }
}
