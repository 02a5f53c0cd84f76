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

    func reading(of word: String) -> Reading? { readings[word] }

    func isFunctionWord(_ word: String) -> Bool { functionWords.contains(word) }

    init(language: String) { self = Self.byLanguage[language] ?? Self.none }

    /// - Parameters:
    ///   - negations: separated by spaces; `cannot=can` leaves `can` in the subject.
    ///   - opposites: pairs separated by `|`, the two by `/`; several forms of one side are separated by spaces.
    private init(negations: String, opposites: String, functionWords: String) {
        var readings: [String: Reading] = [:]
        for entry in negations.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: "=")
            readings[String(parts[0])] = Reading(
                side: Side(meaning: Self.negation, isSecond: true), rest: parts.count > 1 ? String(parts[1]) : nil)
        }
        let pairs = opposites.split(whereSeparator: { $0 == "|" || $0 == "\n" }).filter { $0.contains("/") }
        for (index, pair) in pairs.enumerated() {
            for (second, side) in pair.split(separator: "/").enumerated() {
                for word in side.split(whereSeparator: \.isWhitespace) {
                    readings[String(word)] = Reading(side: Side(meaning: index + 1, isSecond: second == 1), rest: "±\(index)")
                }
            }
        }
        self.readings = readings
        self.functionWords = Set(functionWords.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let none = PolarityWords(negations: "", opposites: "", functionWords: "")

    private static let byLanguage: [String: PolarityWords] = [
        "en": PolarityWords(
            negations: """
                not never no cannot=can can't=can can’t=can cannot't=can cannot’t=can couldn't=could won't=will won’t=will wouldn't=would
                don't don’t doesn't doesn’t didn't didn’t isn't=is isn’t=is aren't=are aren’t=are wasn't=was weren't=were haven't=have
                hasn't=has shouldn't=should mustn't=must neither nor
                """,
            opposites: """
                all every/none|before/after|enable enables/disable disables|enabled/disabled|enabling/disabling
                automatically/manually|automatic/manual|always/never|with/without|supported/unsupported|possible/impossible
                required mandatory/optional|allowed permitted/forbidden prohibited|included/excluded|public/private|minimum/maximum
                increase increases/decrease decreases|more/less fewer|above/below|visible/hidden|online/offline|encrypted/unencrypted
                available/unavailable|safe/unsafe|free/paid|first/last|more/less|on/off|up/down|open opens/close closes|show shows/hide hides
                """,
            functionWords: "the a an of do does did"),
        "sv": PolarityWords(
            negations: "inte ej aldrig icke ingen inget inga",
            opposites: """
                alla/inga|före innan/efter|aktivera aktiverar/inaktivera inaktiverar|aktiverad aktiverat/inaktiverad inaktiverat
                automatiskt/manuellt|alltid/aldrig|med/utan|möjligt/omöjligt|obligatorisk obligatoriskt/valfri valfritt
                tillåtet tillåten/förbjudet förbjuden|högst/minst|ökar/minskar|över/under|synlig synligt/dold dolt
                """,
            functionWords: "en ett den det de"),
        "de": PolarityWords(
            negations: "nicht nie niemals kein keine keinen keinem keiner",
            opposites: """
                alle/keine|vor/nach|aktivieren/deaktivieren|aktiviert/deaktiviert|automatisch/manuell|immer/nie|mit/ohne|möglich/unmöglich
                erforderlich/optional|erlaubt/verboten|höchstens maximal/mindestens minimal|erhöht/verringert|über/unter|sichtbar/unsichtbar
                """,
            functionWords: "der die das den dem des ein eine einen einem einer"),
        "zh": PolarityWords(
            negations: "不 没 没有 不能=能 不会=会 不可=可 不可以=可以 无法=能 不再 未 無法=能 沒有 不要 禁止",
            opposites: "之前/之后|启用/禁用|自动/手动|所有/没有|打开/关闭|增加/减少|必须/可选|最多/最少|啟用/停用|自動/手動",
            functionWords: "的 了 着"),
        "ja": PolarityWords(
            negations: "ない ん ず なかっ ません",
            opposites: "前/後|有効/無効|自動/手動|必須/任意|最大/最小|可能/不可能|以上/以下",
            functionWords: "ます です ませ でし た を に が は の"),
    ]
}
