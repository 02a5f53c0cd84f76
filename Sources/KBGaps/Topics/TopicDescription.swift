import Glibc
import KBText

/// The words that set a group of texts apart, as people write them.
struct TopicDescription {
    private let frequency: [Int32]
    private let texts: Int
    private let addressTerms: Set<Int32>

    /// Learns how common every term is in all texts, which `interner` read.
    init(_ all: [InternedText], interner: TextInterner) {
        addressTerms = interner.addressTerms()
        var frequency = [Int32](repeating: 0, count: interner.vocabulary.count)
        for text in all {
            for (term, _) in text.terms.sorted().runs() { frequency[Int(term)] += 1 }
        }
        self.frequency = frequency
        texts = all.count
    }

    /// Terms by how many of the group's texts use them times how rare they are elsewhere, best first. A term needs `least` of the texts.
    func terms(of group: [InternedText], least: Int, limit: Int) -> [Int32] {
        let used = group.flatMap { $0.terms.sorted().runs().map(\.value) }.sorted().runs()
        let weighed = used.filter { $0.count >= min(least, group.count) && !addressTerms.contains($0.value) }.map { term, count in
            (term: term, weight: Double(count) * log(Double(texts + 1) / Double(frequency[Int(term)] + 1)))
        }
        return weighed.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }.prefix(limit).map(\.term)
    }
}

/// The commonest written form of stems, gathered from the texts of one group.
struct WrittenForms {
    private var forms: [Int32: [String: Int]] = [:]
    private let redactor = ConversationRedactor()

    /// Reads what one customer and those who answered wrote, personal data left out: a term that only names a person has no form.
    mutating func gather(_ texts: [String], language: String?, wanted: Set<Int32>, interner: TextInterner) {
        for redaction in redactor.redact(texts) {
            interner.forEachTerm(in: redaction.text, language: language) { term, word in
                if wanted.contains(term) { forms[term, default: [:]][word, default: 0] += 1 }
            }
        }
    }

    /// The form used most, the first in order among equals; `nil` when no text was gathered that has it.
    func form(of term: Int32) -> String? {
        forms[term, default: [:]].max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
    }
}
