/// The words of a language that turn a sentence's meaning round: negations and pairs of opposites.
package struct PolarityWords: Sendable {
    /// One of two opposites: which pair, and which of the two.
    package struct Side: Sendable, Hashable {
        package let meaning: Int
        package let isSecond: Bool
    }

    struct Reading {
        /// `nil` for words that only carry grammar of a negation (`do` of `do not`).
        let side: Side?
        /// What is left of the word for the subject: `can` of `cannot`.
        let rest: String?
    }

    static let negation = 0

    private let readings: [String: Reading]
    private let functionWords: Set<String>
    private let purposeWords: Set<String>
    /// Opposites up to this meaning are states; later ones are actions, which a heading or an instruction may name as its purpose.
    private let lastState: Int

    func reading(of word: String) -> Reading? { readings[word] }

    func isFunctionWord(_ word: String) -> Bool { functionWords.contains(word) }

    /// `to` of `To disable …`.
    func isPurposeWord(_ word: String) -> Bool { purposeWords.contains(word) }

    func isAction(_ side: Side) -> Bool { side.meaning > lastState }

    init(language: String) { self = Self.byLanguage[language] ?? Self.none }

    /// - Parameters:
    ///   - negations: separated by spaces; `cannot=can` leaves `can` in the subject.
    ///   - states: pairs separated by `|`, the two by `/`; several forms of one side are separated by spaces.
    ///   - actions: pairs of verbs, written alike.
    private init(negations: String, states: String, actions: String, functionWords: String, purposeWords: String) {
        var readings: [String: Reading] = [:]
        for entry in negations.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: "=")
            readings[String(parts[0])] = Reading(
                side: Side(meaning: Self.negation, isSecond: true), rest: parts.count > 1 ? String(parts[1]) : nil)
        }
        func pairs(_ text: String) -> [Substring] { text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).filter { $0.contains("/") } }
        lastState = pairs(states).count
        for (index, pair) in (pairs(states) + pairs(actions)).enumerated() {
            for (second, side) in pair.split(separator: "/").enumerated() {
                for word in side.split(whereSeparator: \.isWhitespace) {
                    readings[String(word)] = Reading(side: Side(meaning: index + 1, isSecond: second == 1), rest: "±\(index)")
                }
            }
        }
        self.readings = readings
        self.functionWords = Set(functionWords.split(whereSeparator: \.isWhitespace).map(String.init))
        self.purposeWords = Set(purposeWords.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let none = PolarityWords(negations: "", states: "", actions: "", functionWords: "", purposeWords: "")

    private static let byLanguage: [String: PolarityWords] = [
        "en": PolarityWords(
            negations: """
                not never no cannot=can can't=can can’t=can cannot't=can cannot’t=can couldn't=could won't=will won’t=will wouldn't=would
                don't don’t doesn't doesn’t didn't didn’t isn't=is isn’t=is aren't=are aren’t=are wasn't=was weren't=were haven't=have
                hasn't=has shouldn't=should mustn't=must neither nor
                """,
            states: """
                all every/none|before/after|enabled/disabled|automatically/manually|automatic/manual|always/never|with/without
                supported/unsupported|possible/impossible|required mandatory/optional|allowed permitted/forbidden prohibited
                included/excluded|public/private|minimum/maximum|above/below|visible/hidden|online/offline|encrypted/unencrypted
                available/unavailable|safe/unsafe|free/paid|first/last|more/less fewer|on/off
                """,
            actions: """
                enable enables enabling/disable disables disabling|open opens/close closes|show shows/hide hides|up/down
                increase increases/decrease decreases|start starts/stop stops|allow allows/block blocks|add adds/remove removes
                """,
            functionWords: "the a an of do does did", purposeWords: "to how"),
        "sv": PolarityWords(
            negations: "inte ej aldrig icke ingen inget inga",
            states: """
                alla/inga|före innan/efter|aktiverad aktiverat/inaktiverad inaktiverat|automatiskt/manuellt|alltid/aldrig|med/utan
                möjligt/omöjligt|obligatorisk obligatoriskt/valfri valfritt|tillåtet tillåten/förbjudet förbjuden|högst/minst|över/under
                synlig synligt/dold dolt
                """,
            actions:
                "aktivera aktiverar/inaktivera inaktiverar|ökar/minskar|öppna öppnar/stänga stänger stäng|visa visar/dölja döljer dölj",
            functionWords: "en ett den det de", purposeWords: "att hur"),
        "de": PolarityWords(
            negations: "nicht nie niemals kein keine keinen keinem keiner",
            states: """
                alle/keine|vor/nach|aktiviert/deaktiviert|automatisch/manuell|immer/nie|mit/ohne|möglich/unmöglich|erforderlich/optional
                erlaubt/verboten|höchstens maximal/mindestens minimal|über/unter|sichtbar/unsichtbar
                """,
            actions: "aktivieren/deaktivieren|erhöht/verringert|öffnen/schließen|anzeigen/ausblenden|hinzufügen/entfernen",
            functionWords: "der die das den dem des ein eine einen einem einer", purposeWords: "zum um"),
        "zh": PolarityWords(
            negations: "不 没 没有 不能=能 不会=会 不可=可 不可以=可以 无法=能 不再 未 無法=能 沒有 不要 禁止",
            states: "之前/之后|自动/手动|所有/没有|必须/可选|最多/最少|自動/手動", actions: "启用/禁用|打开/关闭|增加/减少|啟用/停用",
            functionWords: "的 了 着", purposeWords: "要"),
        "ja": PolarityWords(
            negations: "ない ん ず なかっ ません", states: "前/後|自動/手動|必須/任意|最大/最小|可能/不可能|以上/以下", actions: "有効/無効",
            functionWords: "ます です ませ でし た を に が は の", purposeWords: ""),
    ]
}
