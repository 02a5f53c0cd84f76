import KBModel

/// What class names say about a block: admonitions, procedures, the language of code. The words are those of the common documentation
/// tools (Sphinx, Docusaurus, MkDocs, GitHub, Confluence, MadCap, DITA-OT, Bootstrap); they are whole words of `class`, never parts.
enum HTMLNotes {
    private static let words: NameTable<Block.Note> = {
        let table: [(Block.Note, String)] = [
            (.note, "note info notice information note-info"), (.tip, "tip hint success"), (.important, "important attention"),
            (.warning, "warning alert-warning"), (.caution, "caution"), (.danger, "danger error alert-danger"),
        ]
        let prefixes = [
            "", "admonition-", "alert-", "callout-", "note_", "message-", "box-", "theme-admonition-", "bd-callout-", "markdown-alert-",
            "confluence-information-macro-",
        ]
        var words: [String: Block.Note] = [:]
        for (note, names) in table {
            for name in names.split(separator: " ") { for prefix in prefixes { words[prefix + name] = note } }
        }
        // "success" and "error" alone are states of forms, not admonitions.
        words["success"] = nil
        words["error"] = nil
        return NameTable(words.map { ($0.key, $0.value) })
    }()

    static func note(_ node: Int, in page: HTMLDocument) -> Block.Note? {
        guard let names = page.tree.attributeBytes("class", of: node) else { return nil }
        for name in names.words {
            if let note = words[NameHash(of: name.lazy.map(\.asciiLowercased))] { return note }
        }
        return nil
    }

    static func isProcedure(_ list: Int, in page: HTMLDocument) -> Bool {
        for name in ["class", "itemprop"] {
            guard let value = page.tree.attribute(name, of: list) else { continue }
            let words = value.lowercased().split { !($0.isLetter || $0.isNumber) }
            if words.contains(where: { $0 == "steps" || $0 == "procedure" || $0 == "step" }) { return true }
        }
        return false
    }

    /// What a user interface shows: our own class, DITA-OT's and Sphinx's.
    static func isControl(_ span: Int, in page: HTMLDocument) -> Bool {
        guard let names = page.tree.attributeBytes("class", of: span) else { return false }
        return names.words.contains { $0.isEqual(to: "ui") || $0.isEqual(to: "uicontrol") || $0.isEqual(to: "guilabel") }
    }

    /// `language-swift`, `lang-sh`, `brush: js`, `highlight-python` on the block or the `code` in it; `data-language`.
    static func codeLanguage(_ node: Int, in page: HTMLDocument) -> String? {
        let inner = page.tree.elements(of: node).first { page.tag($0) == .code }
        for element in [node, inner].compactMap({ $0 }) {
            if let language = page.tree.attribute("data-language", of: element) ?? page.tree.attribute("data-lang", of: element) {
                return language
            }
            let names = (page.tree.attribute("class", of: element) ?? "").split { $0.isWhitespace || $0 == ";" }
            for (index, name) in names.enumerated() {
                for prefix in ["language-", "lang-", "highlight-source-", "highlight-"] where name.hasPrefix(prefix) {
                    return String(name.dropFirst(prefix.count))
                }
                if name == "brush:", index + 1 < names.count { return String(names[index + 1]) }
            }
        }
        return nil
    }
}
