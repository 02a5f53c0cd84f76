/// Words that tell time from the day of writing, by language; with spaces where they must stand as words.
enum TimeWords {
    static func of(language: String) -> [String]? { byLanguage[language] }

    private static let byLanguage: [String: [String]] = [
        "en": [
            " coming soon", " available soon", " be available soon", " will soon ", " in the near future", " at the moment ",
            " at this time,", " recently added",
            " recently introduced", " was recently ", " has recently ", " as of this writing", " at the time of writing",
            " in an upcoming release",
            " in an upcoming version", " in a future release", " in a future version", " not yet available",
        ],
        "sv": [
            " inom kort", " snart ", " nyligen ", " för närvarande ", " i skrivande stund", " i en kommande version",
            " ännu inte tillgänglig",
        ],
        "de": [
            " demnächst", " in kürze", " kürzlich ", " derzeit ", " momentan ", " zurzeit ", " in naher zukunft",
            " in einer künftigen version",
        ],
        "zh": ["即将推出", "近期", "最近新增", "目前暂", "不久", "将来版本", "即將推出"],
        "ja": ["近日", "まもなく", "近い将来", "最近追加", "現時点", "今後のバージョン"],
    ]
}

/// Phrases that point at a place on the page or in a series, by language.
enum PositionWords {
    static func of(language: String) -> [String]? { byLanguage[language] }

    private static let byLanguage: [String: [String]] = [
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
    ]
}
