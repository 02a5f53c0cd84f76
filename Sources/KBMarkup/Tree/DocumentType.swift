import KBModel

/// The entities that a document type declares: in its internal subset, and in the entity files that the subset names.
///
/// Only declarations of entities are read; all others are passed over. A file is read through `load` alone, which gives nothing for paths
/// outside the folder.
struct DocumentType: Sendable {
    enum Entity: Sendable, Hashable {
        case text([UInt8])
        case file(String)
    }

    /// Where the declaration stands in the document.
    private(set) var range: Range<Int> = 0..<0
    private(set) var entities: [String: Entity] = [:]
    private var parameters: [String: Entity] = [:]
    private var filesRead = 0

    /// More entity files than this are not read.
    private static let maximumFiles = 32

    /// `nil` when the document has no document type before its first element.
    init?(of bytes: [UInt8], load: (String) -> [UInt8]?) {
        guard let start = Self.start(in: bytes) else { return nil }
        range = start..<Self.end(in: bytes, from: start)
        let declaration = bytes[range]
        guard let open = declaration.firstIndex(of: 0x5B) else { return }
        let close = declaration.lastIndex(of: 0x5D) ?? range.upperBound
        readDeclarations(Array(bytes[(open + 1)..<max(open + 1, close)]), load: load)
    }

    private static func start(in bytes: [UInt8]) -> Int? {
        var index = 0
        while let open = bytes[index...].firstIndex(of: 0x3C), open + 1 < bytes.count {
            let rest = bytes[open...]
            if rest.starts(with: "<!DOCTYPE".utf8) { return open }
            if rest.starts(with: "<!--".utf8) {
                index = bytes.range(of: "-->", from: open)?.upperBound ?? bytes.count
            } else if bytes[open + 1] == 0x3F {
                index = bytes.range(of: "?>", from: open)?.upperBound ?? bytes.count
            } else {
                return nil
            }
        }
        return nil
    }

    /// Behind the `>` that ends the declaration at `start`: quotes, comments and the brackets of the internal subset are obeyed.
    static func end(in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        var brackets = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x22, 0x27: index = bytes[(index + 1)...].firstIndex(of: bytes[index]) ?? bytes.count
            case 0x5B: brackets += 1
            case 0x5D: brackets -= 1
            case 0x3E where brackets <= 0: return index + 1
            case 0x3C where bytes[index...].starts(with: "<!--".utf8):
                index = (bytes.range(of: "-->", from: index)?.upperBound ?? bytes.count) - 1
            default: break
            }
            index += 1
        }
        return bytes.count
    }

    private mutating func readDeclarations(_ bytes: [UInt8], load: (String) -> [UInt8]?) {
        var scanner = DeclarationScanner(bytes: bytes)
        while let next = scanner.next() {
            switch next {
            case .entity(let name, let entity): if entities[name] == nil { entities[name] = entity }
            case .parameter(let name, let entity): if parameters[name] == nil { parameters[name] = entity }
            case .reference(let name):
                // Each parameter entity is read once: a second time could only repeat its declarations, or go round.
                guard let entity = parameters.removeValue(forKey: name) else { continue }
                parameters[name] = .text([])
                switch entity {
                case .text(let text): readDeclarations(text, load: load)
                case .file(let path):
                    guard filesRead < Self.maximumFiles, let text = load(path) else { continue }
                    filesRead += 1
                    readDeclarations(text, load: load)
                }
            }
        }
    }
}

/// Walks the declarations of a document type's subset.
private struct DeclarationScanner {
    enum Step {
        case entity(String, DocumentType.Entity)
        case parameter(String, DocumentType.Entity)
        case reference(String)
    }

    let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Step? {
        while index < bytes.count {
            let rest = bytes[index...]
            if rest.starts(with: "<!--".utf8) {
                index = bytes.range(of: "-->", from: index)?.upperBound ?? bytes.count
            } else if rest.starts(with: "<!ENTITY".utf8) {
                index += 8
                if let step = entity() { return step }
            } else if bytes[index] == 0x25 {
                let name = rest.dropFirst().prefix { $0 != 0x3B && !$0.isASCIISpace && $0 != 0x3C }
                index = name.endIndex + 1
                return .reference(String(decoding: name, as: UTF8.self))
            } else if bytes[index] == 0x3C {
                index = DocumentType.end(in: bytes, from: index + 1)
            } else {
                index += 1
            }
        }
        return nil
    }

    private mutating func entity() -> Step? {
        skipSpace()
        var isParameter = false
        if index < bytes.count, bytes[index] == 0x25 {
            isParameter = true
            index += 1
            skipSpace()
        }
        let name = word()
        skipSpace()
        var value: DocumentType.Entity?
        if index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 {
            value = literal().map(DocumentType.Entity.text)
        } else {
            let keyword = word()
            skipSpace()
            if keyword == "PUBLIC" {
                _ = literal()
                skipSpace()
            }
            value = literal().map { .file(String(decoding: $0, as: UTF8.self)) }
            skipSpace()
            // An unparsed entity (`NDATA`) is a picture, never text.
            if index < bytes.count, bytes[index] != 0x3E { value = nil }
        }
        index = (bytes[min(index, bytes.count)...].firstIndex(of: 0x3E) ?? bytes.count - 1) + 1
        guard let value, !name.isEmpty else { return nil }
        return isParameter ? .parameter(name, value) : .entity(name, value)
    }

    private mutating func skipSpace() { while index < bytes.count, bytes[index].isASCIISpace { index += 1 } }

    private mutating func word() -> String {
        let word = bytes[min(index, bytes.count)...].prefix { !$0.isASCIISpace && $0 != 0x3E && $0 != 0x22 && $0 != 0x27 }
        index = word.endIndex
        return String(decoding: word, as: UTF8.self)
    }

    private mutating func literal() -> [UInt8]? {
        guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
        guard let end = bytes[(index + 1)...].firstIndex(of: bytes[index]) else { return nil }
        defer { index = end + 1 }
        return Array(bytes[(index + 1)..<end])
    }
}
