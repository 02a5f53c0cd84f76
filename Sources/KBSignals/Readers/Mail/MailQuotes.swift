import KBModel
import KBText

/// Cuts a message down to what its writer added: without quoted messages and without the signature.
enum MailQuotes {
    /// First words of the header block that Outlook puts above a quoted message, folded.
    private static let headerNames: Set<String> = [
        "from", "sent", "to", "subject", "date", "cc", "von", "gesendet", "an", "betreff", "datum", "från", "skickat", "till", "ämne", "de",
        "envoyé", "à", "objet", "enviado", "para", "asunto", "assunto", "da", "inviato", "a", "oggetto", "van", "verzonden", "aan",
        "onderwerp",
        "发件人", "发送时间", "收件人", "主题", "差出人", "送信日時", "宛先", "件名",
    ]
    private static let separators = [
        "-----original message", "-----ursprüngliche nachricht", "-----ursprungligt meddelande", "-----message d'origine",
        "-----mensaje original",
        "-----forwarded message", "---------- forwarded message", "________________________________",
    ]
    private static let deviceSignatures = [
        "sent from my ", "sent from outlook", "get outlook for ", "von meinem iphone gesendet", "gesendet von ", "skickat från ",
        "envoyé de mon ",
        "enviado desde ", "inviato da ", "verzonden vanaf ",
    ]

    static func own(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var kept: [Substring] = []
        for (i, line) in lines.enumerated() {
            let folded = Folding.folded(Mapping.trimmed(String(line)))
            if folded.hasPrefix(">") { continue }
            if line == "-- " || folded == "--" || separators.contains(where: { folded.hasPrefix($0) }) { break }
            if deviceSignatures.contains(where: { folded.hasPrefix($0) }) { break }
            if folded.hasSuffix(":") || folded.hasSuffix("："), introduces(lines[(i + 1)...]) {
                // "On Friday, 2 January 2026 at 3:04," may stand on the line before.
                if let last = kept.last, last.contains(where: \.isNumber), !last.contains(where: { ".!?".contains($0) }) {
                    kept.removeLast()
                }
                continue
            }
            if isHeaderBlock(lines[i...]) { break }
            kept.append(line)
        }
        return Mapping.trimmed(kept.joined(separator: "\n"))
    }

    /// Whether the next line with words is quoted: then a line that ends in a colon says, in any language, who wrote it.
    private static func introduces(_ lines: ArraySlice<Substring>) -> Bool {
        lines.first { !$0.allSatisfy(\.isWhitespace) }?.hasPrefix(">") ?? false
    }

    /// Three header lines in a row.
    private static func isHeaderBlock(_ lines: ArraySlice<Substring>) -> Bool {
        let first = lines.prefix(3)
        return first.count == 3
            && first.allSatisfy { line in
                guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return false }
                let name = line[..<colon].filter { $0 != "*" }
                return headerNames.contains(Folding.folded(Mapping.trimmed(String(name))))
            }
    }
}
