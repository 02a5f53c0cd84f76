/// The headings of drafts by language.
package enum SectionLabel: String, Sendable, CaseIterable {
    case issue, environment, cause, resolution, solution, steps, notes, depends, reported, answers, answer, workaround, facts
    /// "If you use %".
    case ifYouUse = "if-you-use"
    /// What only an agent can do.
    case agentActions = "agent-actions"

    /// In the language's words; English where there is no translation.
    func text(language: String) -> String {
        let table = Self.tables[primary(language)] ?? Self.english
        return table[self] ?? Self.english[self] ?? rawValue
    }

    private static let english: [SectionLabel: String] = [
        .issue: "Issue", .environment: "Environment", .cause: "Cause", .resolution: "Resolution", .solution: "Another solution",
        .steps: "Steps", .notes: "Good to know", .depends: "The answer depends on",
        .reported: "Reported by customers as the fix (to verify)", .answers: "Questions and answers", .answer: "Answer",
        .workaround: "Workaround", .facts: "Facts", .ifYouUse: "If you use %", .agentActions: "Done by an agent (not self-service)",
    ]
    private static let tables: [String: [SectionLabel: String]] = [
        "en": english,
        "sv": [
            .issue: "Problem", .environment: "Gäller", .cause: "Orsak", .resolution: "Lösning", .solution: "En annan lösning",
            .steps: "Gör så här", .notes: "Bra att veta", .depends: "Svaret beror på", .reported: "Lösning enligt kunder (att kontrollera)",
            .answers: "Frågor och svar", .answer: "Svar",
            .workaround: "Tillfällig lösning", .facts: "Fakta", .ifYouUse: "Om du använder %",
            .agentActions: "Görs av en handläggare (inte självservice)",
        ],
        "de": [
            .issue: "Problem", .environment: "Umgebung", .cause: "Ursache", .resolution: "Lösung", .solution: "Eine andere Lösung",
            .steps: "Schritte", .notes: "Gut zu wissen", .depends: "Die Antwort hängt davon ab",
            .reported: "Lösung laut Kunden (zu prüfen)", .answers: "Fragen und Antworten", .answer: "Antwort",
            .workaround: "Umgehung", .facts: "Fakten", .ifYouUse: "Wenn Sie % verwenden",
            .agentActions: "Durch einen Mitarbeiter (keine Selbsthilfe)",
        ],
        "zh": [
            .issue: "问题", .environment: "环境", .cause: "原因", .resolution: "解决方法", .solution: "其他方法", .steps: "步骤", .notes: "须知",
            .depends: "答案取决于", .reported: "客户反馈的解决方法（待核实）", .answers: "常见问题", .answer: "回答",
            .workaround: "临时解决办法", .facts: "事实", .ifYouUse: "如果您使用%", .agentActions: "由客服操作（非自助）",
        ],
        "ja": [
            .issue: "問題", .environment: "環境", .cause: "原因", .resolution: "解決方法", .solution: "別の解決方法", .steps: "手順", .notes: "補足",
            .depends: "回答が変わる条件", .reported: "お客様が報告した解決方法（要確認）", .answers: "よくある質問",
            .answer: "回答",
            .workaround: "回避策", .facts: "事実", .ifYouUse: "%をお使いの場合", .agentActions: "担当者による作業（お客様ご自身では不可）",
        ],
        "fr": [
            .issue: "Problème", .environment: "Environnement", .cause: "Cause", .resolution: "Solution", .solution: "Autre solution",
            .steps: "Étapes", .notes: "Bon à savoir", .depends: "La réponse dépend de",
            .reported: "Solution signalée par des clients (à vérifier)", .answers: "Questions et réponses", .answer: "Réponse",
            .workaround: "Contournement", .facts: "Faits", .ifYouUse: "Si vous utilisez %",
            .agentActions: "Fait par un agent (pas en libre-service)",
        ],
        "es": [
            .issue: "Problema", .environment: "Entorno", .cause: "Causa", .resolution: "Solución", .solution: "Otra solución",
            .steps: "Pasos", .notes: "A tener en cuenta", .depends: "La respuesta depende de",
            .reported: "Solución según clientes (por verificar)", .answers: "Preguntas y respuestas", .answer: "Respuesta",
            .workaround: "Solución temporal", .facts: "Datos", .ifYouUse: "Si usa %",
            .agentActions: "Lo hace un agente (no es autoservicio)",
        ],
        "nl": [
            .issue: "Probleem", .environment: "Omgeving", .cause: "Oorzaak", .resolution: "Oplossing", .solution: "Een andere oplossing",
            .steps: "Stappen", .notes: "Goed om te weten", .depends: "Het antwoord hangt af van",
            .reported: "Oplossing volgens klanten (te controleren)", .answers: "Vragen en antwoorden", .answer: "Antwoord",
            .workaround: "Tijdelijke oplossing", .facts: "Feiten", .ifYouUse: "Als u % gebruikt",
            .agentActions: "Gedaan door een medewerker (geen zelfservice)",
        ],
        "it": [
            .issue: "Problema", .environment: "Ambiente", .cause: "Causa", .resolution: "Soluzione", .solution: "Un'altra soluzione",
            .steps: "Passaggi", .notes: "Buono a sapersi", .depends: "La risposta dipende da",
            .reported: "Soluzione secondo i clienti (da verificare)", .answers: "Domande e risposte", .answer: "Risposta",
            .workaround: "Soluzione temporanea", .facts: "Fatti", .ifYouUse: "Se usi %",
            .agentActions: "Fatto da un operatore (non self-service)",
        ],
        "pt": [
            .issue: "Problema", .environment: "Ambiente", .cause: "Causa", .resolution: "Solução", .solution: "Outra solução",
            .steps: "Passos", .notes: "Bom saber", .depends: "A resposta depende de",
            .reported: "Solução segundo clientes (a verificar)", .answers: "Perguntas e respostas", .answer: "Resposta",
            .workaround: "Solução temporária", .facts: "Factos", .ifYouUse: "Se usa %",
            .agentActions: "Feito por um agente (não é autosserviço)",
        ],
        "pl": [
            .issue: "Problem", .environment: "Środowisko", .cause: "Przyczyna", .resolution: "Rozwiązanie", .solution: "Inne rozwiązanie",
            .steps: "Kroki", .notes: "Warto wiedzieć", .depends: "Odpowiedź zależy od",
            .reported: "Rozwiązanie według klientów (do sprawdzenia)", .answers: "Pytania i odpowiedzi", .answer: "Odpowiedź",
            .workaround: "Obejście", .facts: "Fakty", .ifYouUse: "Jeśli używasz %", .agentActions: "Wykonuje pracownik (nie samoobsługa)",
        ],
    ]
}

/// The house's own words for headings, such as those of KCS; what it does not name is called as the draft's language calls it.
package struct SectionLabels: Sendable {
    private let own: [SectionLabel: String]

    package init(_ own: [SectionLabel: String] = [:]) { self.own = own }

    func text(_ label: SectionLabel, language: String) -> String { own[label] ?? label.text(language: language) }

    /// With a name in the place of `%`.
    func text(_ label: SectionLabel, language: String, filledWith name: String) -> String {
        text(label, language: language).split(separator: "%", omittingEmptySubsequences: false).joined(separator: name)
    }
}
