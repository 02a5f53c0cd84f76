import KBModel

/// Leaves out what a tag has beyond `HTMLScan.maximumAttributes`: libxml2 looks for double attributes one by one, so that a tag of a megabyte
/// takes it half a minute.
///
/// Cost: a look at each `<`; only a tag longer than that many attributes need is read.
struct XMLAttributeBound {
    private(set) var bytes: [UInt8]
    /// The line of the first tag that was cut.
    private(set) var firstLine: Int?

    /// `a="" ` is the shortest attribute.
    private static let shortestCrowd = 5 * HTMLScan.maximumAttributes

    init(_ source: [UInt8]) {
        bytes = source
        let crowds = Self.crowds(source.span)
        guard let first = crowds.first else { return }
        firstLine = 1 + source[..<first.lowerBound].count { $0 == 0x0A }
        for crowd in crowds {
            for index in crowd where bytes[index] != 0x0A { bytes[index] = 0x20 }
        }
    }

    private static func crowds(_ bytes: Span<UInt8>) -> [Range<Int>] {
        var crowds: [Range<Int>] = []
        var index = bytes.index(of: 0x3C, from: 0)
        while index + 1 < bytes.count {
            if let end = endOfSection(bytes, at: index) {
                index = bytes.index(of: 0x3C, from: end)
                continue
            }
            let next = bytes.index(of: 0x3C, from: index + 1)
            if next - index > shortestCrowd, bytes[index + 1] != 0x21, bytes[index + 1] != 0x2F, let crowd = crowd(bytes, at: index) {
                crowds.append(crowd)
            }
            index = next
        }
        return crowds
    }

    private static func crowd(_ bytes: Span<UInt8>, at start: Int) -> Range<Int>? {
        var index = start + 1
        while index < bytes.count, !bytes[index].endsTagName { index += 1 }
        var scan = HTMLAttributeScan(bytes, from: index)
        scan.run(bytes)
        guard let excess = scan.excess else { return nil }
        // The slash of an empty element stays.
        return excess.lowerBound..<(scan.isSelfClosing ? max(excess.lowerBound, excess.upperBound - 1) : excess.upperBound)
    }

    /// Behind the comment, CDATA section or instruction that begins here.
    private static func endOfSection(_ bytes: Span<UInt8>, at start: Int) -> Int? {
        let end: StaticString
        if bytes.starts(with: "<!--", at: start) {
            end = "-->"
        } else if bytes.starts(with: "<![cdata[", at: start) {
            end = "]]>"
        } else if bytes[start + 1] == 0x3F {
            end = "?>"
        } else {
            return nil
        }
        var index = start + 2
        while index < bytes.count {
            index = bytes.index(of: end.utf8Start.pointee, from: index)
            if bytes.starts(with: end, at: index) { return index + end.utf8CodeUnitCount }
            index += 1
        }
        return bytes.count
    }
}
