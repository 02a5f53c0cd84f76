import KBText

/// Headings that would fit any article, and link texts that name nothing, in the languages Lacuna is tried on.
enum GenericWords {
    static func isGenericHeading(_ heading: String) -> Bool { headings.contains(normalized(heading)) }

    static func isVagueLink(_ text: String) -> Bool { links.contains(normalized(text)) }

    static func isCategory(_ title: String) -> Bool {
        let title = normalized(title)
        return categories.contains(title) || headings.contains(title)
    }

    /// Folded words, joined by single spaces: what surrounds them (numbers of a list, a colon, an arrow) does not count.
    private static func normalized(_ text: String) -> String {
        let folded = Folding.folded(text)
        // A reader writes … for a name that it could not resolve: the real heading is longer.
        guard folded.utf8.count <= 80, !text.hasPrefix("…") else { return "" }
        let words = folded.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "-") }
        return words.drop { $0.allSatisfy(\.isNumber) }.joined(separator: " ")
    }

    private static let headings = lines(
        """
        introduction|overview|general|general information|more information|more info|additional information|further information
        information|miscellaneous|misc|other|others|other information|details|background|summary|conclusion|notes|note|about
        about this article|description|content|contents|basics|the basics|stuff|things to know|important information|next steps
        introduktion|inledning|översikt|mer information|övrigt|allmänt|allmän information|bakgrund|sammanfattning|information|detaljer
        einleitung|einführung|überblick|übersicht|weitere informationen|mehr informationen|allgemeines|allgemeine informationen
        sonstiges|verschiedenes|hintergrund|zusammenfassung|details
        introduction|vue d'ensemble|aperçu|informations complémentaires|plus d'informations|divers|généralités|détails
        introducción|resumen|más información|información general|información adicional|varios|detalles|visión general
        简介|介绍|概述|概要|概览|更多信息|其他|其它|其他信息|详细信息|说明|背景|總覽|簡介|概觀|更多資訊|其他資訊|詳細資訊
        はじめに|概要|その他|詳細|詳細情報|その他の情報|補足|補足情報|背景|まとめ
        """)

    private static let categories = lines(
        """
        faq|faqs|frequently asked questions|troubleshooting|settings|preferences|options|help|support|guide|user guide|manual|how to|how-to
        tutorial|tips|tips and tricks|getting started|general questions|common problems|known issues|errors|account|accounts|email|security
        vanliga frågor|felsökning|inställningar|hjälp|handbok|konto|säkerhet|fehlerbehebung|einstellungen|hilfe|häufige fragen|konto|sicherheit
        常见问题|故障排除|设置|帮助|指南|账户|安全|常見問題|疑難排解|設定|よくある質問|トラブルシューティング|ヘルプ|ガイド|アカウント
        """)

    private static let links = lines(
        """
        click here|click|here|this|link|this link|this page|this article|read more|more|learn more|see more|find out more|more info
        go here|see here|this one|continue|page|article|website|site|this website|this site|follow this link|go|press here|tap here
        klicka här|här|läs mer|mer|länk|denna länk|den här länken|se här|mer information|tryck här
        hier|hier klicken|klicken sie hier|klick hier|mehr|mehr erfahren|weiterlesen|link|dieser link|mehr lesen
        ici|cliquez ici|cliquer ici|lire la suite|en savoir plus|plus|lien|ce lien
        aquí|haga clic aquí|haz clic aquí|leer más|más|enlace|este enlace|pulse aquí
        点击这里|点击此处|单击此处|这里|此处|更多|了解更多|查看更多|链接|此链接|點擊這裡|按此|點此|更多資訊|這裡
        こちら|ここ|ここをクリック|こちらをクリック|詳細はこちら|もっと見る|続きを読む|リンク|詳しくはこちら
        """)

    private static func lines(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).map { $0.trimmingEdges }.filter { !$0.isEmpty })
    }
}

extension Substring {
    fileprivate var trimmingEdges: String { trimmed }
}
