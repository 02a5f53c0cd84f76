import Glibc
import KBModel
import KBText

/// Which article each contact is about, given that one covers it: retrieval finds candidates, and the contacts then teach what each article
/// is asked for with. Contacts that name their article teach most; the others teach as far as they are already believed (expectation
/// maximisation, few rounds). Everything adds up as logarithms of probabilities: what the article's text and title say (damped BM25), what its
/// profile says, what similar contacts say, and how many contacts it has.
///
/// Against retrieval and smoothing alone, top-1 on forum questions rises by 15 points (questions and whole threads), on government chats and
/// bank briefs it hardly moves: few contacts an article teach little, and the weight of what is learnt follows their number.
/// Settings were compared by `eval/gaps.py` with and without transcripts.
struct ArticlePosterior {
    private static let rounds = 4
    /// What the learnt profile weighs beside retrieval when contacts are many.
    private static let profileWeight: Float = 1.5
    /// Contacts that every article is given in advance, so that few contacts make no article popular.
    private static let priorContacts: Float = 5
    /// How far a contact's own naming of an article is trusted.
    private static let trust: Float = 0.8

    /// By contact, best first; scores are comparable within a contact only.
    private(set) var candidates: [[ScoredArticle]]

    /// - Parameters:
    ///   - named: by contact, the articles that it names.
    ///   - covered: by contact, between 0 and 1: how far it may teach what articles are asked for with.
    init(matches: ArticleMatches, profiles: ArticleProfiles, graph: NeedGraph, named: [[Int]], covered: [Double], articles: Int) {
        var profiles = profiles
        let own = named.indices.map { Self.evidence(matches.evidence(of: $0), named: named[$0]) }
        var smoothing = ScoreSmoothing(graph, contacts: named.count, articles: articles)
        candidates = smoothing.smoothed(own)
        let count = Float(named.count)
        let weight = Self.profileWeight * count / (count + Float(articles))
        for _ in 0..<Self.rounds {
            let signs = Self.signs(candidates, named: named, covered: covered)
            profiles.learn(signs)
            let popularity = Self.popularity(signs, articles: articles)
            let spread = Self.standing(profiles.scores(of: candidates))
            let both = candidates.indices.map { i in Self.sum(candidates[i], own[i], spread[i], weight) }
            candidates = smoothing.smoothed(both).map { Self.favouring(popularity, $0) }
        }
    }

    /// A named article is e² times as probable as what the words find, so that similar contacts hear of it too.
    private static func evidence(_ found: [ScoredArticle], named: [Int]) -> [ScoredArticle] {
        guard !named.isEmpty else { return found }
        let most = found.first?.score ?? 0
        let first = named.map { ScoredArticle(article: Int32($0), score: most + 2) }
        return Array((first + found.filter { !named.contains(Int($0.article)) }).prefix(ArticleMatches.kept))
    }

    /// The probabilities of a contact's candidates, in their order, with a sum of 1.
    static func probabilities(_ candidates: [ScoredArticle]) -> [Float] {
        guard let most = candidates.map(\.score).max() else { return [] }
        let weights = candidates.map { expf($0.score - most) }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    private static func signs(_ candidates: [[ScoredArticle]], named: [[Int]], covered: [Double]) -> [ArticleProfiles.Sign] {
        var signs: [ArticleProfiles.Sign] = []
        for contact in candidates.indices {
            let trust = named[contact].isEmpty ? 0 : Self.trust
            for article in named[contact] {
                signs.append(.init(contact: Int32(contact), article: Int32(article), weight: trust / Float(named[contact].count)))
            }
            let rest = (1 - trust) * Float(covered[contact])
            for (candidate, probability) in zip(candidates[contact], probabilities(candidates[contact])) where probability * rest > 0.01 {
                signs.append(.init(contact: Int32(contact), article: candidate.article, weight: probability * rest))
            }
        }
        return signs
    }

    /// By article: the logarithm of its share of the contacts against an even share.
    private static func popularity(_ signs: [ArticleProfiles.Sign], articles: Int) -> [Float] {
        var contacts = [Float](repeating: priorContacts, count: articles)
        for sign in signs { contacts[Int(sign.article)] += sign.weight }
        let mean = contacts.reduce(0, +) / Float(max(1, articles))
        return contacts.map { logf($0 / mean) }
    }

    /// Scores of one contact's candidates from 0 upwards in standard deviations, so that they add up with retrieval's.
    private static func standing(_ scores: [[Float]]) -> [[Float]] {
        scores.map { scores in
            guard let least = scores.min() else { return [] }
            let mean = scores.reduce(0, +) / Float(scores.count)
            let deviation = (scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(scores.count)).squareRoot()
            return scores.map { deviation > 0 ? ($0 - least) / deviation : 0 }
        }
    }

    private static func sum(
        _ candidates: [ScoredArticle], _ own: [ScoredArticle], _ profile: [Float], _ weight: Float
    ) -> [ScoredArticle] {
        candidates.indices.map { place in
            let article = candidates[place].article
            let retrieved = own.first { $0.article == article }?.score ?? 0
            return ScoredArticle(article: article, score: retrieved + weight * profile[place])
        }
    }

    private static func favouring(_ popularity: [Float], _ candidates: [ScoredArticle]) -> [ScoredArticle] {
        candidates.map { candidate in
            let score = candidate.score + popularity[Int(candidate.article)]
            return ScoredArticle(article: candidate.article, score: max(.leastNonzeroMagnitude, score))
        }
        .sorted { $0.score != $1.score ? $0.score > $1.score : $0.article < $1.article }
    }
}
