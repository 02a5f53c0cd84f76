import CText

/// Snowball stemming for one language; languages that Snowball lacks keep their words. Not for sharing between tasks.
public final class Stemmer {
    private let stemmer: OpaquePointer?
    private var cache: [String: String] = [:]
    private let isSwedish: Bool

    /// `language` is a BCP 47 tag; its first subtag counts.
    public init(language: String?) {
        let code = language.map(LanguageTag.primary) ?? "en"
        isSwedish = code == "sv"
        stemmer = ctext_stemmer_open(code == "nb" || code == "nn" ? "no" : code)
    }

    deinit { ctext_stemmer_close(stemmer) }

    /// The stem of a folded word.
    public func stem(_ word: String) -> String {
        guard let stemmer else { return word }
        if let known = cache[word] { return known }
        var input = isSwedish ? Self.indefinite(word) : word
        let stem = input.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { source -> String in
                var length = 0
                guard let result = ctext_stem(stemmer, source.baseAddress, source.count, &length), length > 0 else { return word }
                return result.withMemoryRebound(to: UInt8.self, capacity: length) {
                    String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
                }
            }
        }
        if cache.count < 200_000 { cache[word] = stem }
        return stem
    }

    /// Snowball's Swedish rules leave the definite singular of nouns on -a (`fakturan`) apart from all their other forms (`faktura`,
    /// `fakturor`, `fakturorna`); without its n it meets them. Shorter words are mostly no such nouns (`plan`, `orkan`).
    private static func indefinite(_ word: String) -> String {
        word.utf8.count >= 6 && word.hasSuffix("an") ? String(word.dropLast()) : word
    }
}

/// BCP 47 tags as far as text needs them.
public enum LanguageTag {
    /// `sv` of `sv-SE`, `SV_se` or `sv`.
    public static func primary(_ tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
