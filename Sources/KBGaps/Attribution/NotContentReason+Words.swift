import KBText

/// Tells from a customer's own words that an escalation is not the content's fault, where no reason code does.
///
/// A reason counts when the words of one of its phrases occur in order with at most two others between any two; in scripts without spaces,
/// and in Arabic, when the parts occur in order. The phrases are demands ("let me talk to a person"), never questions about how something
/// is done, since those an article can answer. See `Benchmarks/not_content.py` for its errors.
extension NotContentReason {
    package init?(words text: String) {
        let folded = Folding.folded(text)
        let words = folded.split { !($0.isLetter || $0.isNumber || $0 == "'") }
        // A long letter mentions much in passing; what it is about stands at its beginning.
        let start = Array(words.prefix(Self.wordsRead))
        for phrase in NotContentPhrases.all
        where phrase.isSpaced ? Self.holds(start, phrase.parts) : Self.holds(folded.prefix(Self.charactersRead), phrase.parts) {
            self = phrase.reason
            return
        }
        return nil
    }

    private static let wordsRead = 80
    private static let charactersRead = 160
    private static let mostBetween = 2

    private static func holds(_ words: [Substring], _ parts: [String]) -> Bool {
        guard let first = parts.first else { return false }
        return words.indices.contains { start in
            guard words[start] == first else { return false }
            var place = start
            for part in parts.dropFirst() {
                let next = words[(place + 1)...].prefix(mostBetween + 1).firstIndex { $0 == part }
                guard let next else { return false }
                place = next
            }
            return true
        }
    }

    private static func holds(_ text: Substring, _ parts: [String]) -> Bool {
        var rest = Array(text.unicodeScalars)[...]
        for part in parts {
            let wanted = Array(part.unicodeScalars)
            guard rest.count >= wanted.count,
                let start = (rest.startIndex...rest.endIndex - wanted.count).first(where: {
                    rest[$0..<$0 + wanted.count].elementsEqual(wanted)
                })
            else { return false }
            rest = rest[(start + wanted.count)...]
        }
        return true
    }
}

/// The demands by which people say what no article can do for them.
enum NotContentPhrases {
    struct Phrase {
        let reason: NotContentReason
        let parts: [String]
        /// Whether the parts are whole words.
        let isSpaced: Bool
    }

    static let all: [Phrase] = spaced.flatMap { phrases($0, isSpaced: true) } + unspaced.flatMap { phrases($0, isSpaced: false) }

    private static func phrases(_ entry: (NotContentReason, String), isSpaced: Bool) -> [Phrase] {
        entry.1.split(whereSeparator: { $0 == "|" || $0.isNewline }).map { phrase in
            Phrase(reason: entry.0, parts: phrase.split(separator: " ").map { Folding.folded(String($0)) }, isSpaced: isSpaced)
        }
        .filter { !$0.parts.isEmpty }
    }

    /// English, Swedish, German.
    private static let spaced: [(NotContentReason, String)] = [
        (
            .wantsPerson,
            """
            speak to human | speak to person | speak to agent | speak to representative | speak to someone | speak to somebody | speak with human
            speak with person | speak with agent | speak with representative | speak with someone | talk to human | talk to person | talk to agent
            talk to representative | talk to someone | talk to somebody | talk with human | talk with person | talk with agent | talk with someone
            chat with human | chat with agent | chat with person | connect me to | transfer me to | get me a human | get me an agent | human agent
            live agent | want a real person | need a real person | want human | need human | want an agent | talk to operator | speak to operator | talk with operator | speak with operator
            chat to human | chat to person | chat to someone | chat with someone | chat to agent | contact a human | contact an agent | contact a person
            contact human | contact operator | phone an agent | call an agent | customer service agent | speak to customer service | talk to customer service
            speak to manager | talk to supervisor | stop this bot
            prata med människa | prata med person | prata med någon | tala med människa | tala med någon | koppla mig | riktig människa
            riktig person | mänsklig handläggare | få en människa
            mit einem menschen | mit mitarbeiter sprechen | mit mensch sprechen | echten menschen | mit jemandem sprechen | mit jemandem reden
            verbinden sie mich | echter mensch | menschlichen mitarbeiter
            """
        ),
        (
            .accountAction,
            """
            please unlock my account | please delete my account | please close my account | please cancel my | please refund me
            please refund my | refund my money | want my money back | give me refund | i want a refund | i need a refund | unblock my account
            can you delete my account | can you unlock my account | can you close my account | can you cancel my | can you refund
            could you cancel my | could you refund | please reactivate my account
            radera mitt konto | stäng mitt konto | lås upp mitt konto | betala tillbaka | pengarna tillbaka
            löschen sie mein konto | schliessen sie mein konto | entsperren sie mein konto | geld zurück | erstatten sie
            """
        ),
        (
            .outage,
            """
            service is down | site is down | servers are down | server is down | website is down | is there an outage | service outage
            down for everyone | system is down
            tjänsten ligger nere | sidan ligger nere | servern ligger nere | driftstörning
            dienst ausgefallen | server ausgefallen | seite ist down | gibt es störung
            """
        ),
        (
            .complaint,
            """
            file a complaint | make a complaint | lodge a complaint | submit a complaint | formal complaint | want to complain | like to complain
            have a complaint | report a complaint | worst service | worst customer service | terrible service
            claim against your | claims against your | reclamation against | consumer claim | consumer reclamation | customer claim | customer reclamation
            consumer complaint | customer complaint | file a reclamation | lodge a reclamation | make a reclamation
            lämna ett klagomål | vill klaga | framföra klagomål | formellt klagomål
            beschwerde einreichen | mich beschweren | beschwerde einlegen | formelle beschwerde
            """
        ),
        (
            .spam,
            """
            guest post | backlinks | seo services | seo package | rank your website | increase your traffic | online casino | buy followers
            bitcoin investment | crypto investment | loan offer | sökoptimering erbjudande | gästinlägg | gastbeitrag
            """
        ),
        (
            .policy,
            "against your policy | change your policy | your privacy policy | gdpr request | legal department | juridiska avdelningen"
        ),
    ]

    /// Chinese, Japanese, Arabic.
    private static let unspaced: [(NotContentReason, String)] = [
        (.wantsPerson, "转人工 | 人工客服 | 真人 | 找客服 | 轉人工 | 有人と話 | 人と話したい | 担当者 代わ | オペレーター | موظف | شخص حقيقي | التحدث إلى شخص"),
        (
            .accountAction,
            "请 注销 账 | 帮我 注销 | 帮我 解锁 | 退款给我 | 我要退款 | 给我退款 | 返金して | 返金を求 | アカウントを削除してください | استرداد أموالي | احذف حسابي | أريد استرداد"
        ),
        (.outage, "服务器 崩 | 服务 宕机 | 系统 瘫痪 | サーバー ダウン | 障害が発生 | الخدمة متوقفة | الموقع متوقف"),
        (.complaint, "我要投诉 | 投诉你们 | 我要举报 | クレームを | 苦情 | تقديم شكوى | أريد أن أشتكي"),
        (.spam, "代开发票 | 加微信 兼职 | 博彩 | 副業 紹介 | كازينو"),
    ]
}
