import KBModel

/// How lines begin that offer something beside the text: further reading, sharing, subscriptions, credits of pictures. A vocabulary in the
/// larger European languages, for short lines of publications only.
enum OfferPhrases {
    private static let phrases: [[UInt8]] = [
        "read more", "read also", "read next", "also read", "more from", "more on", "more stories", "related", "see also", "you may also",
        "you might also", "recommended",
        "don't miss", "most read", "most popular", "share this", "share on", "follow us", "follow me", "subscribe", "sign up",
        "advertisement",
        "sponsored", "posted by", "posted in", "filed under", "tags:", "tagged", "categories:", "photo:", "photo by", "photos:", "image:",
        "image credit", "image source", "picture:", "credit:", "source:", "copyright", "©", "all rights reserved",
        "click here to subscribe",
        "mehr zum thema", "lesen sie auch", "lesen sie mehr", "lesen sie hier", "mehr dazu", "auch interessant", "das könnte sie", "foto:",
        "fotos:", "bild:", "bilder:", "quelle:", "quellen:", "anzeige", "werbung", "teilen", "schlagwörter", "weitere artikel",
        "folgen sie",
        "lire aussi", "à lire", "lire la suite", "voir aussi", "sur le même sujet", "photo ©", "crédit", "publicité", "partager", "abonnez",
        "lee también", "leer más", "te puede interesar", "compartir", "publicidad", "leggi anche", "leggi tutto", "ti potrebbe",
        "condividi",
        "lees ook", "lees meer", "gerelateerd", "delen", "läs också", "läs mer", "läs även", "dela", "les også", "læs også", "czytaj także",
        "czytaj też", "czytaj więcej", "zobacz także", "zobacz też", "udostępnij", "fot.", "leia também", "leia mais", "veja também",
        "читайте также", "фото:", "поделиться", "关联阅读", "相关新闻", "相关阅读", "延伸阅读", "责任编辑", "编辑：", "来源：", "関連記事", "あわせて読みたい", "続きを読む", "관련기사",
        "اقرأ أيض",
        "المصدر", "مواضيع ذات صلة",
    ].map { Array($0.utf8) }

    /// Whether a line begins so, small letters and capitals of ASCII alike.
    static func begin(_ text: [UInt8]) -> Bool {
        let line = text.drop(while: \.isASCIISpace).prefix(40).map(\.asciiLowercased)
        return phrases.contains { line.starts(with: $0) }
    }
}
