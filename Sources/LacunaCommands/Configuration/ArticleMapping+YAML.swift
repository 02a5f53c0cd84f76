import KBMarkup
import KBModel
import KBText
import Yams

extension ArticleMapping {
    /// Reads a mapping of articles. An unknown key is an error that names the nearest known one.
    init(file: String) throws {
        let bytes: [UInt8]
        do { bytes = try FileTree.bytes(of: file) } catch {
            throw CommandFailure("\(file): \(CommandFailure.reason(of: error)). Check --mapping.")
        }
        try self.init(yaml: String(decoding: bytes, as: UTF8.self), file: file)
    }

    init(yaml text: String, file: String) throws {
        self.init()
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw CommandFailure("\(file): this is not YAML (\(String(describing: error).prefix(200))). Mend that line.")
        }
        guard let root, root.scalar?.string.isEmpty != true else { return }
        try YAMLSection(file: file, path: "", node: root).read(
            into: &self,
            [
                "fields": { try $0.readFields($1) }, "values": { try $0.readValues($1) },
                "missing": { $0.missing = Set(try $1.texts().map(CSVDialect.normalizedName)) },
                "separator": { $0.separator = try Self.separator($1) },
            ])
    }

    private mutating func readFields(_ section: YAMLSection) throws {
        for (name, value) in try section.members() { fields[try Self.field(name, section)] = try Source(value) }
    }

    private mutating func readValues(_ section: YAMLSection) throws {
        for (name, pairs) in try section.members() {
            let field = try Self.field(name, section)
            for (from, to) in try pairs.members() { values[field, default: [:]][CSVDialect.normalizedName(from)] = try to.text() }
        }
    }

    private static func field(_ name: String, _ section: YAMLSection) throws -> Field {
        guard let field = Field(rawValue: name) else { throw section.unknown(name, among: Field.allCases.map(\.rawValue)) }
        return field
    }

    private static func separator(_ section: YAMLSection) throws -> UInt8 {
        let text = try section.text()
        if text == "\\t" || text == "tab" { return 0x09 }
        guard text.utf8.count == 1, let byte = text.utf8.first else {
            throw section.failure("a separator is one character, such as ; or tab")
        }
        return byte
    }
}

extension ArticleMapping.Source {
    /// A column, several, or `{column: …, pattern: …, form: …}`.
    fileprivate init(_ section: YAMLSection) throws {
        self.init(columns: [])
        guard section.node.mapping != nil else {
            columns = try section.texts()
            return
        }
        try section.read(
            into: &self,
            [
                "column": { $0.columns = try $1.texts() }, "pattern": { $0.pattern = try Self.pattern($1) },
                "form": { $0.form = try Self.form($1) },
            ])
        if columns.isEmpty { throw section.failure("a column: is missing") }
    }

    private static func pattern(_ section: YAMLSection) throws -> TimePattern {
        let text = try section.text()
        guard let pattern = TimePattern(text) else {
            throw section.failure("the pattern “\(text)” is not understood; an example: d/M/yyyy HH:mm")
        }
        return pattern
    }

    private static func form(_ section: YAMLSection) throws -> ArticleMapping.Form {
        let text = try section.text()
        guard let form = ArticleMapping.Form(rawValue: text) else {
            throw section.unknown(text, among: ArticleMapping.Form.allCases.map(\.rawValue))
        }
        return form
    }
}
