/// The cue phrases by language. A language without a table is read by English cues and by what needs no words: paths, numbers, codes,
/// positions, question marks, overlap.
enum CueTables {
    static let byLanguage: [String: CuePhrases] = ["en": english, "sv": swedish, "de": german, "zh": chinese]

    /// English phrases count in every language: products, agents and forums speak it.
    static func tables(for language: String?) -> [CuePhrases] {
        let code = language.map(primary) ?? "en"
        return [english] + (code == "en" ? [] : byLanguage[code].map { [$0] } ?? [])
    }
}
