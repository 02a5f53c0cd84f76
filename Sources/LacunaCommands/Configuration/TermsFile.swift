import Foundation
import KBAudit
import Yams

/// The glossary, `terms.yaml`: which word an organisation uses, and which it does not.
///
/// ```yaml
/// terms:
///   - {term: sign in, avoid: [log on, login to]}
///   - {term: OIDC, expansion: OpenID Connect}
/// ```
enum TermsFile {
    static let name = "terms.yaml"

    /// The terms of `path`, or of the `terms.yaml` at the top of the first of `folders` that has one, else none.
    static func load(_ path: String?, besides folders: [String]) throws -> [AuditVocabulary.GlossaryTerm] {
        let beside = folders.map { ($0 as NSString).appendingPathComponent(name) }.first { FileManager.default.fileExists(atPath: $0) }
        guard let path = path ?? beside else { return [] }
        return try terms(yaml: String(decoding: try FileTree.content(of: path), as: UTF8.self), file: path)
    }

    static func terms(yaml text: String, file: String) throws -> [AuditVocabulary.GlossaryTerm] {
        guard let section = try YAMLSection(yaml: text, file: file) else { return [] }
        var terms: [AuditVocabulary.GlossaryTerm] = []
        try section.read(into: &terms, ["terms": { $0 = try $1.list().map(AuditVocabulary.GlossaryTerm.init) }])
        return terms
    }
}

extension AuditVocabulary.GlossaryTerm {
    fileprivate init(_ section: YAMLSection) throws {
        self.init(preferred: "")
        try section.read(
            into: &self,
            [
                "term": { $0.preferred = try $1.text() }, "avoid": { $0.avoid = try $1.texts() },
                "expansion": { $0.expansion = try $1.text() },
            ])
        if preferred.isEmpty { throw section.failure("term: is missing") }
    }
}
