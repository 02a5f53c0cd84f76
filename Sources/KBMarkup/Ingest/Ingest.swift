import KBModel

/// Reads every file of a tree: detection by content, metadata sidecars, ids. A file that cannot be read is named in the result and stops
/// nothing else.
package struct Ingest: Sendable {
    /// Archives inside archives deeper than this are not opened.
    private static let maximumDepth = 3

    private var forced: (any ArticleReader)?
    private var readers: [any ArticleReader]
    private var tasks: Int

    /// - Parameters:
    ///   - format: reads every file as this format instead of asking the content.
    ///   - tasks: how many files are read at the same time.
    package init(format: (any ArticleReader)? = nil, readers: [any ArticleReader] = ArticleReaders.all, tasks: Int = 2) {
        forced = format
        self.readers = readers
        self.tasks = max(1, tasks)
    }

    /// Files are read by several tasks; the result is in the order of `tree.paths` whatever their timing. Memory: the articles, and the
    /// files in work.
    package func read(_ tree: SourceTree) async -> IngestResult { await read(tree, depth: 0) }

    /// One file of the tree, as `read` reads it among the others.
    package func read(_ path: String, of tree: SourceTree) async -> IngestResult {
        let surveyed = (forced.map { [$0] } ?? readers).map { $0.surveying(tree) }
        return await readFile(path, surveyed, MetadataSidecars(in: tree), ReadingContext(tree: tree), depth: 0)
    }

    private func read(_ tree: SourceTree, depth: Int) async -> IngestResult {
        let surveyed = (forced.map { [$0] } ?? readers).map { $0.surveying(tree) }
        let sidecars = MetadataSidecars(in: tree)
        let context = ReadingContext(tree: tree)
        var results = [IngestResult](repeating: IngestResult(), count: tree.paths.count)
        await withTaskGroup(of: (Int, IngestResult).self) { group in
            var next = 0
            func start() {
                guard next < tree.paths.count else { return }
                let index = next
                next += 1
                group.addTask { (index, await self.readFile(tree.paths[index], surveyed, sidecars, context, depth: depth)) }
            }
            for _ in 0..<tasks { start() }
            while let (index, result) = await group.next() {
                results[index] = result
                start()
            }
        }
        return results.reduce(into: sidecars.result) { $0.append($1) }
    }

    private func readFile(
        _ path: String, _ readers: [any ArticleReader], _ sidecars: MetadataSidecars, _ context: ReadingContext, depth: Int
    ) async -> IngestResult {
        var result = IngestResult()
        if sidecars.isSidecar(path) {
            result.notArticles = 1
            return result
        }
        let full = context.tree.fullPath(path)
        let bytes: [UInt8]
        do {
            bytes = try context.tree.read(path)
        } catch {
            result.unread.append(IngestResult.Unread(path: full, reason: "it cannot be opened: \(error)"))
            return result
        }
        let file = SourceFile(path: full, relativePath: path, bytes: bytes)
        guard let reader = forced == nil ? Ingest.surest(readers, for: file) : readers.first else {
            if bytes.isEmpty {
                result.unread.append(IngestResult.Unread(path: full, reason: "it is empty"))
            } else {
                result.notArticles = 1
            }
            return result
        }
        switch reader.read(file, in: context) {
        case .articles([]): result.unread.append(IngestResult.Unread(path: full, reason: "it holds no article"))
        case .articles(let articles):
            result.articles = ArticleIdentity.completing(articles, of: file, root: context.tree.root, sidecars)
        case .partly(let articles, let reason, let line):
            result.articles = ArticleIdentity.completing(articles, of: file, root: context.tree.root, sidecars)
            result.unread.append(IngestResult.Unread(path: full, line: line, reason: reason, isPartly: !articles.isEmpty))
        case .notAnArticle: result.notArticles = 1
        case .unreadable(let reason, let line): result.unread.append(IngestResult.Unread(path: full, line: line, reason: reason))
        case .tree(let inner):
            guard depth < Ingest.maximumDepth else {
                result.unread.append(IngestResult.Unread(path: full, reason: "archives are nested more than \(Ingest.maximumDepth) deep"))
                return result
            }
            result = await read(inner, depth: depth + 1)
        }
        return result
    }

    /// The first of the surest readers.
    private static func surest(_ readers: [any ArticleReader], for file: SourceFile) -> (any ArticleReader)? {
        var best: (reader: any ArticleReader, confidence: Confidence)?
        for reader in readers {
            let confidence = reader.confidence(file)
            if confidence > best?.confidence ?? .no { best = (reader, confidence) }
            if confidence == .certain { break }
        }
        return best?.reader
    }
}
