import KBText

/// The words of one language that turn a statement round, bound it, or warn. Folded. Chosen by hand for unambiguous words: a word that
/// mostly means something else (English `once`) would cry wolf.
struct RiskLexicon {
    var negations: Set<String> = []
    /// Beginnings of negated words (Persian verbs).
    var negatingStarts: [String] = []
    /// Written without spaces: looked for inside the text.
    var negationParts: [String] = []
    var conditions: Set<String> = []
    var conditionParts: [String] = []
    var warnings: Set<String> = []
    /// Words behind which a condition's word means something else: Swedish `om` in "information om" (about) and "starta om" (again).
    var notConditionsBehind: Set<String> = []

    /// `nil` and languages without a lexicon get English.
    init(language: String?) {
        let code = language.map(LanguageTag.primary) ?? "en"
        let entry = Self.entries[code] ?? Self.entries["en"]
        negations = Self.set(entry?.negations)
        conditions = Self.set(entry?.conditions)
        warnings = Self.set(entry?.warnings)
        notConditionsBehind = Self.set(entry?.notConditionsBehind)
        negatingStarts = Self.list(entry?.negatingStarts)
        negationParts = Self.list(entry?.negationParts)
        conditionParts = Self.list(entry?.conditionParts)
    }

    private static func list(_ words: String?) -> [String] { (words ?? "").split(separator: " ").map(String.init) }
    private static func set(_ words: String?) -> Set<String> { Set(list(words).map(FactWord.folded)) }

    private struct Entry {
        var negations: String
        var conditions: String
        var warnings: String
        var negatingStarts = ""
        var negationParts = ""
        var conditionParts = ""
        var notConditionsBehind = ""
    }

    /// Verbs whose particle `om` is, and words that `om` (about) follows; chosen by hand from Swedish user manuals.
    private static let swedishBeforeAbout = """
        starta startar startas startade startats läs läser läsa information info mer mera artikel artikeln artiklar artiklarna handlar fråga \
        frågor frågan frågar tips råd veta vet reda uppgifter uppgift kunskap beskrivning hjälp berätta berättar tänka tänk tänker installera \
        installerar installeras göra gör gjort ladda laddar laddas skriva skriv skriver rita namnge byta byt byter vända vänd be ber bad tycker \
        runt kör köra köras prata pratar meddelande meddelanden avisering aviseringar påminnelse påminnelser slå slår stava bygga sätta ställ ställa
        """

    private static let entries: [String: Entry] = [
        "en": Entry(
            negations: "not no never none cannot nor neither nobody nothing nowhere without don't",
            conditions: "if unless only when whenever until before after except provided otherwise", warnings: "warning caution danger"),
        "sv": Entry(
            negations: "inte ej icke aldrig ingen inget inga ingenting varken utan",
            conditions: "om ifall såvida när endast bara innan tills förutom annars",
            warnings: "varning fara försiktighet", notConditionsBehind: swedishBeforeAbout),
        "da": Entry(
            negations: "ikke aldrig ingen intet uden hverken", conditions: "hvis medmindre når kun før indtil undtagen ellers",
            warnings: "advarsel fare forsigtig"),
        "no": Entry(
            negations: "ikke aldri ingen intet uten verken", conditions: "hvis dersom medmindre når kun bare før inntil unntatt ellers",
            warnings: "advarsel fare forsiktig"),
        "de": Entry(
            negations: "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder",
            conditions: "wenn falls sofern nur bevor nachdem bis außer ansonsten sobald", warnings: "warnung achtung vorsicht gefahr"),
        "nl": Entry(
            negations: "niet geen nooit niets niemand zonder noch",
            conditions: "als indien tenzij alleen wanneer voordat nadat totdat behalve anders",
            warnings: "waarschuwing voorzichtig gevaar"),
        "fr": Entry(
            negations: "ne pas jamais aucun aucune rien personne sans ni n'est n'a",
            conditions: "si sauf seulement lorsque quand avant après jusqu'à sinon uniquement",
            warnings: "avertissement attention danger"),
        "es": Entry(
            negations: "no nunca ningún ninguna ninguno nada nadie sin ni tampoco",
            conditions: "si salvo solo sólo solamente cuando antes después hasta excepto únicamente",
            warnings: "advertencia precaución peligro atención"),
        "pt": Entry(
            negations: "não nunca nenhum nenhuma nada ninguém sem nem",
            conditions: "se salvo somente apenas quando antes depois até exceto",
            warnings: "aviso cuidado perigo atenção"),
        "it": Entry(
            negations: "non mai nessun nessuna nessuno niente nulla senza né",
            conditions: "se solo soltanto quando prima dopo finché eccetto tranne altrimenti",
            warnings: "avviso attenzione pericolo avvertenza"),
        "pl": Entry(
            negations: "nie nigdy żaden żadna żadne nic nikt bez ani",
            conditions: "jeśli jeżeli gdy tylko kiedy przed po dopóki chyba oprócz",
            warnings: "ostrzeżenie uwaga niebezpieczeństwo"),
        "ru": Entry(
            negations: "не нет никогда ничего никто без ни нельзя", conditions: "если только когда пока до после кроме иначе",
            warnings: "предупреждение внимание осторожно опасность"),
        "fi": Entry(
            negations: "ei en et emme ette eivät älä älkää koskaan ilman eikä",
            conditions: "jos ellei vain kun ennen jälkeen kunnes paitsi muuten",
            warnings: "varoitus vaara huomio"),
        "tr": Entry(
            negations: "değil hayır asla hiç hiçbir yok", conditions: "eğer yalnızca sadece önce sonra kadar hariç aksi",
            warnings: "uyarı dikkat tehlike"),
        "ar": Entry(
            negations: "لا لم لن ليس ليست غير بدون دون", conditions: "إذا إن لو فقط إلا عندما قبل بعد حتى ما", warnings: "تحذير تنبيه خطر"),
        "fa": Entry(
            negations: "نه نیست نباید هرگز هیچ بدون نکنید نشود نمی", conditions: "اگر مگر فقط تنها وقتی هنگامی قبل پیش بعد پس تا بجز",
            warnings: "هشدار اخطار خطر", negatingStarts: "نمی نکن نشو نبا"),
        "he": Entry(negations: "לא אין אל ללא בלי אף", conditions: "אם רק אלא כאשר לפני אחרי עד למעט", warnings: "אזהרה זהירות סכנה"),
        "zh": Entry(
            negations: "不 没 没有 不能 不要 不会 不可 不可以 不得 不应 不该 不需 不再 不是 勿 请勿 切勿 无法 未 无 禁止 别 無 無法 沒有 請勿",
            conditions: "如果 若 除非 只有 仅 只 当 之前 之后 直到 除了 否则 僅 當 之後 否則", warnings: "警告 注意 危险 小心 危險"),
        "ja": Entry(
            negations: "禁止 不可 無し", conditions: "場合 のみ だけ 以外 まで", warnings: "警告 注意 危険", negationParts: "ません ない なかった ずに しないで",
            conditionParts: "たら れば とき 前に 後に"),
        "ko": Entry(
            negations: "안 못 금지", conditions: "만약 만일 경우 때 전에 후에 까지", warnings: "경고 주의 위험", negationParts: "않 없 아니 못하 마세요 마십시오",
            conditionParts: "으면 하면 되면"),
        "th": Entry(
            negations: "ไม่ อย่า ห้าม มิ", conditions: "ถ้า หาก เมื่อ เฉพาะ ก่อน หลัง จนกว่า ยกเว้น เว้นแต่", warnings: "คำเตือน ระวัง อันตราย"),
        "vi": Entry(negations: "không chưa đừng chẳng", conditions: "nếu chỉ khi trước sau", warnings: "cảnh báo nguy"),
        "hi": Entry(negations: "नहीं मत न बिना", conditions: "यदि अगर केवल जब पहले बाद", warnings: "चेतावनी सावधानी खतरा"),
    ]
}
