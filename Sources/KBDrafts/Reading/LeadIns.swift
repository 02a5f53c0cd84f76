/// Lines that only make sense together: "You need: a passport; a photo".
struct LeadIns {
    let terms: TermReader

    /// A lead-in that ends in a colon and the short lines after it are one statement, unless the lines are instructions of their own.
    func joined(_ sentences: [CleanSentence]) -> [CleanSentence] {
        var result: [CleanSentence] = []
        var i = 0
        while i < sentences.count {
            let lead = sentences[i]
            var end = i + 1
            if lead.text.hasSuffix(":") || lead.text.hasSuffix("：") {
                while end < sentences.count, end - i <= 9, sentences[end].line > lead.line,
                    sentences[end].isListItem || sentences[end].text.utf8.count < 80, !sentences[end].text.hasSuffix(":")
                { end += 1 }
            }
            let items = sentences[(i + 1)..<end]
            let instructions = items.count { terms.analyze($0.text).isImperative }
            if items.isEmpty || instructions * 2 >= items.count || items.reduce(0, { $0 + $1.text.utf8.count }) > 400 {
                result.append(lead)
                i += 1
            } else {
                let list = items.map { $0.text.trimmingStops }.joined(separator: "; ")
                result.append(
                    CleanSentence(text: "\(lead.text) \(list).", line: lead.line, isListItem: lead.isListItem, lostLink: lead.lostLink))
                i = end
            }
        }
        return result
    }
}

extension String {
    /// Without full stops and white space at the end.
    fileprivate var trimmingStops: String {
        var scalars = unicodeScalars
        while let last = scalars.last, ".; ".unicodeScalars.contains(last) { scalars.removeLast() }
        return String(scalars)
    }
}
