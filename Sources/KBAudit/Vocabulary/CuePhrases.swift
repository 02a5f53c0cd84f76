import KBText

/// Phrases that betray a flaw, by language, each language's compiled into one matcher.
struct CuePhrases: Sendable {
    struct Matcher: Sendable {
        private let phrases: [String]
        private let matcher: PhraseMatcher

        init(_ phrases: [String]) {
            self.phrases = phrases
            matcher = PhraseMatcher(phrases)
        }

        /// The first phrase that stands in the text.
        func first(in text: some StringProtocol) -> String? { matcher.first(in: text).map { phrases[$0.phrase] } }
    }

    private let byLanguage: [String: Matcher]

    private init(_ phrases: [String: [String]]) { byLanguage = phrases.mapValues(Matcher.init) }

    /// `nil` for languages without a list.
    func of(language: String) -> Matcher? { byLanguage[language] }

    /// What tells time from the day of writing.
    static let times = CuePhrases([
        "en": [
            "coming soon", "available soon", "be available soon", "will soon", "in the near future", "at the moment",
            "at this time,", "recently added",
            "recently introduced", "was recently", "has recently", "as of this writing", "at the time of writing",
            "in an upcoming release",
            "in an upcoming version", "in a future release", "in a future version", "not yet available",
        ],
        "sv": [
            "inom kort", "snart", "nyligen", "för närvarande", "i skrivande stund", "i en kommande version",
            "ännu inte tillgänglig",
        ],
        "de": [
            "demnächst", "in kürze", "kürzlich", "derzeit", "momentan", "zurzeit", "in naher zukunft",
            "in einer künftigen version",
        ],
        "zh": ["即将推出", "近期", "最近新增", "目前暂", "不久", "将来版本", "即將推出"],
        "ja": ["近日", "まもなく", "近い将来", "最近追加", "現時点", "今後のバージョン"],
    ])

    /// What points at a place on the page or in a series.
    static let positions = CuePhrases([
        "en": [
            "the previous article", "the previous page", "the previous chapter", "the next article", "the next page", "as described above",
            "as mentioned above",
            "as shown above", "mentioned earlier", "described earlier", "the section above", "the section below", "the table above",
            "the picture above",
            "the image above", "the screenshot above", "to the left of this page", "see above",
        ],
        "sv": [
            "föregående artikel", "föregående sida", "nästa artikel", "som beskrivs ovan", "som nämnts ovan", "se ovan", "avsnittet ovan",
            "bilden ovan",
        ],
        "de": [
            "im vorherigen artikel", "im nächsten artikel", "wie oben beschrieben", "wie oben erwähnt", "siehe oben", "im obigen",
            "in der obigen",
        ],
        "zh": ["上一篇", "下一篇", "如上所述", "见上文", "上图", "上面的表", "如上所示"],
        "ja": ["前の記事", "次の記事", "上述のとおり", "前述のとおり", "上の図", "上記の表", "前のページ"],
    ])
}
