/// A queue that keeps its elements' numbers: the first element ever appended is 0, and dropping old ones changes no number. Cost: amortised
/// constant for each element.
struct SlidingArray<Element> {
    private var elements: [Element] = []
    /// The number of `elements[0]`.
    private var base = 0
    /// Elements before this number are dropped, whether or not they are still stored.
    private(set) var startIndex = 0

    var endIndex: Int { base + elements.count }

    subscript(number: Int) -> Element {
        get { elements[number - base] }
        _modify { yield &elements[number - base] }
    }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func append(contentsOf more: UnsafeBufferPointer<Element>) { elements.append(contentsOf: more) }

    mutating func drop(before number: Int) {
        startIndex = Swift.max(startIndex, number)
        let dropped = startIndex - base
        if dropped > 1 << 16, dropped > elements.count / 2 {
            elements.removeFirst(dropped)
            base = startIndex
        }
    }

    mutating func sort(_ range: Range<Int>, by precedes: (Element, Element) -> Bool) {
        elements[(range.lowerBound - base)..<(range.upperBound - base)].sort(by: precedes)
    }
}

extension SlidingArray<UInt8> {
    func withBytes<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
        body(elements.span.extracting((range.lowerBound - base)..<(range.upperBound - base)))
    }
}
