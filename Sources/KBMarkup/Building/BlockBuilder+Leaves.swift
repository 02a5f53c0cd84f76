import KBModel

extension BlockBuilder {
    /// One paragraph; images alone, without a link, are blocks of their own.
    static func paragraphs(of runs: [Inline], line: Int?) -> [Block] {
        let onlyImages = runs.allSatisfy { run in
            run.image != nil ? run.link == nil : run.text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A }
        }
        guard onlyImages else { return [Block(.paragraph(runs), line: line)] }
        return runs.compactMap { run in run.image.map { Block(.image(src: $0.src, alt: $0.alt), line: line) } }
    }

    /// Without the line end after the opening tag and white space at the end.
    static func codeText(_ bytes: [UInt8]) -> String {
        var text = bytes[...]
        if text.first == 0x0D { text = text.dropFirst() }
        if text.first == 0x0A { text = text.dropFirst() }
        while let last = text.last, last.isASCIISpace { text = text.dropLast() }
        return text.allSatisfy(\.isASCIISpace) ? "" : String(decoding: text, as: UTF8.self)
    }
}
