import KBModel
import KBSignals
import KBText

/// What contacts said, as numbers of one vocabulary with the articles.
struct NeedTexts {
    /// In the contacts' order: the need as it is compared; a title counts twice.
    private(set) var needs: [InternedText] = []
    private(set) var languages: [String?] = []
    /// By contact: where in its need the terms of the answers stand; empty without a transcript that has answers.
    private(set) var answers: [Range<Int>] = []
    /// What was said, as it was written, links cut.
    private(set) var said: [Wording] = []
    let interner: TextInterner

    /// The customer's words, and those of whoever answered.
    struct Wording {
        let asked: String
        let answered: String

        init(asked: String, answered: String = "") {
            self.asked = LinkCutter.cut(asked, keepingHosts: true).text
            self.answered = LinkCutter.cut(answered).text
        }

        init(_ transcript: Transcript) {
            func text(of speakers: Set<Transcript.Speaker>) -> String {
                transcript.turns.filter { speakers.contains($0.speaker) }.map(\.text).joined(separator: "\n")
            }
            self.init(asked: text(of: [.customer]), answered: text(of: [.agent, .bot]))
        }

        var texts: [String] { [asked, answered] }
    }

    /// With a transcript of the same id the whole conversation speaks for the need: answers name what the article holds. Of links
    /// that customers paste the host remains, which tells the service it is about; the rest of an address is the same in many links.
    init(_ contacts: [Contact], transcripts: [Transcript], interner: TextInterner) {
        self.interner = interner
        let conversations = Dictionary(transcripts.map { ($0.id, $0) }) { first, _ in first }
        for contact in contacts {
            let transcript = conversations[contact.id]
            let question = contact.question ?? transcript?.need() ?? ""
            let wording = transcript.map(Wording.init) ?? Wording(asked: question)
            let language = contact.language ?? transcript?.language ?? Self.language(of: wording.asked + "\n" + wording.answered)
            said.append(wording)
            let asked = interner.intern(wording.asked, language: language)
            let answered = interner.intern(wording.answered, language: language)
            answers.append(asked.terms.count..<(asked.terms.count + answered.terms.count))
            needs.append(asked + answered + interner.intern(Self.title(of: question), language: language))
            languages.append(language.map(LanguageTag.primary))
        }
    }

    /// The first line, when it reads like a title: short, with more below it. Else nothing.
    static func title(of question: String) -> String {
        guard let end = question.utf8.firstIndex(of: 0x0A) else { return "" }
        let line = question[..<end]
        return line.utf8.count <= 150 && !question[end...].allSatisfy(\.isWhitespace) ? String(line) : ""
    }

    static func language(of text: String) -> String? {
        guard let guess = LanguageDetector.detect(text), guess.reliable || guess.share > 0.9 else { return nil }
        return guess.language
    }
}

extension Article {
    /// The article as retrieval reads it: the title (or else the name of the file), and the whole with the title five times, headings twice,
    /// everything else once.
    func interned(by interner: TextInterner) -> (title: InternedText, whole: InternedText) {
        let body = text
        let language = language ?? NeedTexts.language(of: body)
        var headings: [String] = []
        blocks.walk { block, _ in
            if case .heading(_, let inlines) = block.kind { headings.append(inlines.plainText) }
        }
        let name = title.isEmpty ? source.path.split(separator: "/").last.map(String.init) ?? "" : title
        let title = interner.intern(name, language: language)
        let rest = interner.intern(([body] + headings).joined(separator: "\n"), language: language)
        return (title, (0..<5).reduce(rest) { text, _ in text + title })
    }
}
