import KBModel

/// Which marks of two bytes belong together in a text: `{{` and `}}`, `[[` and `]]`, `{|` and `|}`. One pass, so that marks that are never
/// closed cost no search each.
struct WikitextPairs {
    private var ends: [Int: Int] = [:]

    init(_ text: ArraySlice<UInt8>, open: StaticString, close: StaticString) {
        let (open0, open1) = (open.utf8Start[0], open.utf8Start[1])
        let (close0, close1) = (close.utf8Start[0], close.utf8Start[1])
        var starts: [Int] = []
        var index = text.startIndex
        while index + 1 < text.endIndex {
            if text[index] == open0, text[index + 1] == open1 {
                starts.append(index)
                index += 2
            } else if text[index] == close0, text[index + 1] == close1 {
                index += 2
                if let start = starts.popLast() { ends[start] = index }
            } else {
                index += 1
            }
        }
    }

    /// Behind the mark that closes the one at `start`; `nil` when there is none.
    func end(from start: Int) -> Int? { ends[start] }
}
