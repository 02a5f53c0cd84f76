/// The articles that contacts name, as numbers: a contact has the number of a list, a list the numbers of its articles. One object for who
/// reads and who compares; not for sharing between tasks.
final class ArticleLists {
    private var lists: ValueNumbers
    private var articles: ValueNumbers
    /// By number of a list less 1: the articles in it, in order, each once.
    private var articlesOfList: [[UInt32]] = []
    private let separator: String

    init(mapping: Mapping) {
        lists = ValueNumbers(.articles, mapping: mapping)
        articles = ValueNumbers(.articles, mapping: mapping)
        separator = mapping.articleSeparator
    }

    /// The number of the list that is written so; 0 for an empty one.
    func number(of value: Span<UInt8>) -> UInt32 {
        let number = lists.number(of: value)
        // A list seen for the first time is taken apart once.
        while articlesOfList.count < lists.names.count { articlesOfList.append(parts(of: lists.names[articlesOfList.count])) }
        return number == 0 || articlesOfList[Int(number) - 1].isEmpty ? 0 : number
    }

    private func parts(of list: String) -> [UInt32] {
        var result: [UInt32] = []
        for part in list.split(separator: separator) {
            let article = Mapping.trimmed(String(part))
            guard !article.isEmpty else { continue }
            let number = articles.numberOf(name: article)
            if !result.contains(number) { result.append(number) }
        }
        return result
    }

    func names(of list: UInt32) -> [String] {
        list == 0 ? [] : articlesOfList[Int(list) - 1].compactMap { articles.name($0) }
    }

    func share(_ a: UInt32, _ b: UInt32) -> Bool {
        if a == 0 || b == 0 { return false }
        return a == b || articlesOfList[Int(a) - 1].contains { articlesOfList[Int(b) - 1].contains($0) }
    }
}
