import KBModel

/// JSON Lines, an article a line, written as the articles come: none is kept.
struct ArticleLines {
    private let stream: ResultStream

    init(to output: String?, console: Console) throws { stream = try ResultStream(output, console: console) }

    func write(_ article: Article) throws {
        var bytes = try article.jsonBytes { [stream] bytes in
            guard bytes.count > 1 << 16 else { return }
            try stream.write(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
        bytes.append(0x0A)
        try stream.write(bytes)
    }

    /// Puts the result in its place.
    func finish() throws { try stream.finish() }
}
