/// A queue that keeps its elements' numbers: the first element ever appended is 0, and dropping old ones changes no number. A ring: nothing is
/// moved but when it grows. Cost: amortised constant for each element.
struct SlidingWindow<Element> {
    /// A power of two; element `n` stands at `n` modulo their count.
    private var elements: [Element] = []
    /// Elements before this number are dropped.
    private(set) var startIndex = 0
    private(set) var endIndex = 0

    @inline(__always)
    private func place(_ number: Int) -> Int { number & (elements.count - 1) }

    subscript(number: Int) -> Element {
        get { elements[place(number)] }
        _modify { yield &elements[place(number)] }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if endIndex - startIndex == elements.count { grow(element) }
        elements[place(endIndex)] = element
        endIndex += 1
    }

    mutating func drop(before number: Int) { startIndex = Swift.max(startIndex, number) }

    /// Twice the same elements one after the other: each then stands at its number modulo twice the count as well.
    private mutating func grow(_ filler: Element) {
        if elements.isEmpty { elements = Array(repeating: filler, count: 1 << 10) } else { elements += elements }
    }
}
