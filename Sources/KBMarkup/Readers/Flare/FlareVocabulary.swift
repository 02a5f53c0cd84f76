/// The elements that Flare has beside those of HTML, by what they stand for there.
enum FlareVocabulary {
    /// By the normalized name.
    static let tags: [String: HTMLTag] = {
        var tags: [String: HTMLTag] = [:]
        func add(_ tag: HTMLTag, _ names: String) { for name in names.split(separator: " ") { tags["madcap-" + name] = tag } }
        add(.details, "dropdown")
        add(.summary, "dropdownhead")
        add(.div, "dropdownbody popupbody conditionalblock codesnippet slide slideshow microcontentresponse section snippetblock")
        add(.p, "codesnippetcaption microcontentphrase")
        add(.pre, "codesnippetbody")
        add(.a, "xref")
        // Made by the build, or seen by authors alone.
        add(
            .template,
            """
            keyword concept index breadcrumbsproxy bodyproxy topictoolbarproxy minitocproxy tocproxy indexproxy glossaryproxy listofproxy \
            conceptsproxy relationshipsproxy menuproxy searchbarproxy searchresultsproxy topicproxy helpcontrollist relatedtopics \
            relatedtopic conceptlink keywordlink seealso shortcut multimedia model3d equation autonum codesnippetcopybutton feedbackproxy \
            loginproxy centralaccountproxy microcontentproxy
            """)
        return tags
    }()

    /// How much of a file is looked at for elements.
    private static let window = 1 << 16

    /// Whether a tag's name has this prefix, which is given in small letters: colons are fewer than tags.
    static func hasElement(prefix: StaticString, in bytes: [UInt8]) -> Bool {
        let bytes = bytes.span
        let end = min(bytes.count, window)
        var colon = bytes.index(of: 0x3A, from: 0, to: end)
        while colon < end {
            let start = colon - prefix.utf8CodeUnitCount
            if start > 0, bytes[start - 1] == 0x3C, bytes.starts(with: prefix, at: start) { return true }
            colon = bytes.index(of: 0x3A, from: colon + 1, to: end)
        }
        return false
    }

    /// An element's name with small letters and, for Flare's own, `madcap-` before it, whichever parser read it.
    static func name(of node: Int, in tree: MarkupTree) -> String { normalized(tree.name(node)) }

    static func normalized(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasPrefix("madcap:") ? "madcap-" + name.dropFirst(7) : name
    }

    /// `<MadCap:x …/>` as `<madcap-x …></madcap-x>`: HTML has no elements that close themselves, and its parsers part names at a colon.
    /// Lines stay.
    static func htmlElements(in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        while let open = bytes[copied...].firstIndex(of: 0x3C) {
            let isEnd = open + 1 < bytes.count && bytes[open + 1] == 0x2F
            let start = open + (isEnd ? 2 : 1)
            guard bytes[start...].prefix(7).map(\.asciiLowercased).elementsEqual("madcap:".utf8) else {
                result += bytes[copied...open]
                copied = open + 1
                continue
            }
            let name = bytes[(start + 7)...].prefix { !$0.isASCIISpace && $0 != 0x2F && $0 != 0x3E }
            result += bytes[copied..<start] + "madcap-".utf8 + name
            copied = name.endIndex
            guard !isEnd, let end = tagEnd(in: bytes, from: copied), bytes[end - 1] == 0x2F else { continue }
            result += bytes[copied..<(end - 1)] + "></madcap-".utf8 + name
            copied = end
        }
        return result + bytes[copied...]
    }

    /// The `>` that ends a tag, quotes obeyed.
    private static func tagEnd(in bytes: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<min(bytes.count, start + (1 << 16)) {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                return index
            }
        }
        return nil
    }
}
