/// A customer's words as a question or a title, by rules that keep their meaning: courtesies and requests to be told are cut, what is asked
/// stays.
package enum AskedWording {
    /// The question that a line asks: "Hello, can you tell me if I can qualify?" → "Can I qualify?"
    package static func question(_ line: String) -> String? {
        guard let text = StatementText.finishedQuestion(line) else { return nil }
        let bare = withoutRequest(withoutOpenings(text))
        return StatementText.finishedQuestion(bare.isEmpty ? text : bare)
    }

    /// The task or symptom that a line tells: "How do I import a calendar?" → "How to import a calendar".
    package static func title(_ line: String) -> String? {
        guard var text = question(line) else { return nil }
        let small = text.lowercased()
        for rule in taskRules where small.hasPrefix(rule.start) {
            text = rule.replacement + text.dropFirst(rule.start.count)
            if text.hasSuffix("?"), rule.replacement.hasSuffix("to ") { text.removeLast() }
            break
        }
        return StatementText.finishedQuestion(text)
    }

    // MARK: Openings

    private static let openings = [
        "hi there", "hi", "hello there", "hello", "hey", "good morning", "good afternoon", "good evening", "please", "so", "and", "but",
        "okay", "ok", "well", "yes", "yeah", "no", "perfect", "great", "thanks", "thank you", "also", "oh", "now", "then", "actually",
        "sorry", "alright", "fine", "excellent", "hej", "hejsan", "men", "och", "tack", "hallo", "guten tag", "und", "aber", "danke", "您好",
        "你好",
        "请问",
    ]

    /// Openings only before a comma: "No more access" and "Fine print" say something else.
    private static let interjections: Set = ["no", "well", "perfect", "great", "fine", "excellent"]

    /// Without greetings and joining words at the start.
    private static func withoutOpenings(_ text: String) -> String {
        var rest = text[...]
        while true {
            let small = rest.lowercased()
            let cut = openings.first { opening in
                guard small.hasPrefix(opening) else { return false }
                let next = small.unicodeScalars.dropFirst(opening.unicodeScalars.count).first
                let ends = interjections.contains(opening) ? ",.!" : " ,.!，。！"
                return next.map { ends.unicodeScalars.contains($0) || (opening.unicodeScalars.first?.value ?? 0) >= 0x3400 } ?? false
            }
            guard let cut else { return String(rest) }
            let shorter = rest.dropFirst(cut.count).drop { " ,.!，。！".contains($0) }
            guard shorter.unicodeScalars.count >= 4 else { return String(rest) }
            rest = shorter
        }
    }

    // MARK: Requests

    private static let requests = [
        "can you please tell me", "could you please tell me", "can you tell me", "could you tell me", "would you tell me",
        "can you explain to me", "can you explain", "could you explain", "can you inform me", "could you inform me", "do you know",
        "i would like to know", "i'd like to know", "i want to know", "i wanted to know", "i need to know", "i was wondering",
        "i am wondering", "i wonder", "please tell me", "tell me", "i need to find out", "i want to find out", "i'd like to find out",
        "let me know", "kan du berätta", "jag undrar", "jag skulle vilja veta", "können sie mir sagen", "ich möchte wissen",
    ]
    private static let topics = [
        "could you please give me some information about", "could you give me some information about", "can you give me information about",
        "i would like to obtain information about", "i would like some information about", "i would like information about",
        "i would like info on", "i would like info about", "i want info about", "i want info on", "i want information about",
        "i need information about", "i need info on", "i need some information about", "i have a question about", "i have questions about",
        "i have a few questions about", "i need help with", "i need some help with", "information about", "more about", "about",
        "regarding",
        "what about",
    ]
    private static let conditions = ["if ", "whether ", "om ", "ob "]

    private static func withoutRequest(_ text: String) -> String {
        let small = text.lowercased()
        if let request = requests.first(where: { small.hasPrefix($0 + " ") }) {
            let rest = String(text.dropFirst(request.count + 1))
            let restSmall = rest.lowercased()
            if let condition = conditions.first(where: { restSmall.hasPrefix($0) }) {
                return inverted(String(rest.dropFirst(condition.count))) ?? text
            }
            if let topic = topics.first(where: { restSmall.hasPrefix($0 + " ") }) { return String(rest.dropFirst(topic.count + 1)) }
            return rest.utf8.count >= 8 ? rest : text
        }
        if let topic = topics.first(where: { small.hasPrefix($0 + " ") }), topic != "what about" {
            return String(text.dropFirst(topic.count + 1))
        }
        return text
    }

    /// "I can qualify" → "Can I qualify?"; `nil` where no rule turns it.
    private static func inverted(_ clause: String) -> String? {
        let small = clause.lowercased()
        for (start, question) in inversions where small.hasPrefix(start) {
            let rest = clause.dropFirst(start.count)
            return question + rest + (rest.hasSuffix("?") ? "" : "?")
        }
        return nil
    }

    private static let inversions: [(String, String)] = [
        ("i can be ", "Can I be "), ("i can ", "Can I "), ("i could ", "Could I "), ("i am ", "Am I "), ("i'm ", "Am I "),
        ("i should ", "Should I "), ("i have to ", "Do I have to "), ("i need ", "Do I need "), ("i will ", "Will I "),
        ("i qualify ", "Do I qualify "), ("there is ", "Is there "), ("there are ", "Are there "), ("it is ", "Is it "),
        ("it's ", "Is it "), ("we can ", "Can we "), ("you can ", "Can you "),
    ]

    private static let taskRules: [(start: String, replacement: String)] = [
        ("how do i ", "How to "), ("how can i ", "How to "), ("how do you ", "How to "), ("how can you ", "How to "),
        ("how do we ", "How to "), ("how should i ", "How to "), ("how would i ", "How to "), ("i can't ", "Cannot "),
        ("i cannot ", "Cannot "), ("i can not ", "Cannot "), ("cannot ", "Cannot "), ("can't ", "Cannot "), ("can not ", "Cannot "),
        ("i'm unable to ", "Unable to "), ("i am unable to ", "Unable to "), ("i need to ", "How to "), ("i want to ", "How to "),
        ("i would like to ", "How to "), ("i'd like to ", "How to "), ("is there a way to ", "How to "), ("is it possible to ", "How to "),
        ("i am trying to ", "How to "), ("i'm trying to ", "How to "), ("trying to ", "How to "), ("can you help me to ", "How to "),
        ("could you help me to ", "How to "), ("can you help me ", "How to "), ("could you help me ", "How to "),
        ("i would like you to help me ", "How to "), ("my ", ""), ("hur gör jag för att ", "Så här gör du för att "),
        ("hur kan jag ", "Så här kan du "), ("jag kan inte ", "Det går inte att "), ("min ", ""), ("mitt ", ""), ("mein ", ""),
        ("meine ", ""), ("我的", ""), ("我想", "如何"),
    ]
}
