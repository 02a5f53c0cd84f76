import CLibXML2

/// Makes the arena from libxml2's events, so that libxml2 never builds a tree of its own: that saves two thirds of the memory and a third
/// of the time of a parse (see the callbacks in `TreeBuilder+Events.swift`).
///
/// Bounded: once the tree has `maximumNodes`, further elements are passed over and their text goes on in the element that was open, a line
/// end between two elements' texts. Text is never lost.
final class TreeBuilder {
    private(set) var tree = MarkupTree()
    /// The line of the first element that was passed over.
    private(set) var limitLine: Int?

    private let maximumNodes: Int
    private var current = MarkupTree.document
    /// Elements passed over that are still open.
    private var passedOver = 0
    /// libxml2 keeps each name once, so that its address stands for it. A place for each of the names in use; one that another name takes is
    /// looked up anew.
    private var names: [(address: UnsafePointer<xmlChar>?, index: Int32)] = Array(repeating: (nil, 0), count: 256)

    /// - Parameter size: bytes of the source.
    init(maximumNodes: Int, size: Int) {
        self.maximumNodes = maximumNodes
        tree.reserve(size: size)
    }

    private var isFull: Bool { tree.nodes.count >= maximumNodes }

    /// Whether attributes may follow.
    func open(_ name: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?, line: Int) -> Bool {
        guard !isFull else {
            limitLine = limitLine ?? line
            passedOver += 1
            breakLine()
            return false
        }
        current = tree.appendElement(named: index(of: name, prefix), to: current, line: line)
        return true
    }

    func close() {
        if passedOver > 0 {
            passedOver -= 1
            breakLine()
        } else {
            current = tree.parent(of: current) ?? MarkupTree.document
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>, line: Int) { tree.extendText(text, of: current, line: line) }

    func add(_ kind: MarkupTree.Kind, _ text: UnsafeBufferPointer<UInt8>, line: Int) {
        guard isFull else {
            tree.appendText(text, kind: kind, to: current, line: line)
            return
        }
        if kind == .cdata { self.text(text, line: line) }
    }

    func attribute(_ name: UnsafeBufferPointer<UInt8>, _ value: some Collection<UInt8>) { tree.appendAttribute(name, value) }

    private func breakLine() {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { end in
            end[0] = 0x0A
            tree.extendText(UnsafeBufferPointer(end), of: current, line: limitLine ?? 0)
        }
    }

    private func index(of name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?) -> Int32 {
        if let prefix { return tree.intern(String(cString: prefix) + ":" + String(cString: name)) }
        let place = Int((UInt64(UInt(bitPattern: name)) &* 0x9E37_79B9_7F4A_7C15) >> 56)
        if names[place].address == name { return names[place].index }
        let index = tree.intern(String(cString: name))
        names[place] = (name, index)
        return index
    }
}
