import KBModel

/// Reads every file of a tree: detection by content, metadata sidecars, ids. A file that cannot be read is named in the result and stops
/// nothing else.
package struct Ingest: Sendable {
    /// Archives inside archives deeper than this are not opened.
    private static let maximumDepth = 3
    /// So many bytes tell most formats.
    private static let telling = 1 << 16
    /// Results that may wait for a slow file before them, for each task.
    private static let window = 4

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

    /// All that a tree holds, in the order of `tree.paths`.
    package func read(_ tree: SourceTree) async -> IngestResult {
        var all = IngestResult()
        await read(tree) { all.append($0) }
        return all
    }

    /// Files are read by several tasks; `deliver` gets what each gave in the order of `tree.paths`, whatever their timing. Memory: the files
    /// in work and a few that wait for one before them, however many there are.
    package func read(_ tree: SourceTree, deliver: (IngestResult) async throws -> Void) async rethrows {
        try await read(tree, depth: 0, deliver: deliver)
    }

    /// One file of the tree, as `read` reads it among the others.
    package func read(_ path: String, of tree: SourceTree) async -> IngestResult {
        let surveyed = (forced.map { [$0] } ?? readers).map { $0.surveying(tree) }
        switch readFile(path, surveyed, MetadataSidecars(in: tree), ReadingContext(tree: tree), depth: 0) {
        case .result(let result): return result
        case .tree(let inner):
            var all = IngestResult()
            await read(inner, depth: 1) { all.append($0) }
            return all
        }
    }

    /// What one file gave: articles, or a tree of files inside it.
    private enum FileResult: Sendable {
        case result(IngestResult)
        case tree(SourceTree)
    }

    private func read(_ tree: SourceTree, depth: Int, deliver: (IngestResult) async throws -> Void) async rethrows {
        let surveyed = (forced.map { [$0] } ?? readers).map { $0.surveying(tree) }
        let sidecars = MetadataSidecars(in: tree)
        let context = ReadingContext(tree: tree)
        var first = sidecars.result
        first.unread += tree.refused.map { IngestResult.Unread(path: tree.fullPath($0.path), reason: $0.reason) }
        try await deliver(first)
        try await withThrowingTaskGroup(of: (Int, FileResult).self) { group in
            var waiting: [Int: FileResult] = [:]
            var started = 0
            var delivered = 0
            func start() {
                guard started < tree.paths.count, started - delivered < Self.window * tasks else { return }
                let index = started
                started += 1
                group.addTask { (index, self.readFile(tree.paths[index], surveyed, sidecars, context, depth: depth)) }
            }
            for _ in 0..<tasks { start() }
            while let (index, result) = try await group.next() {
                waiting[index] = result
                start()
                while let next = waiting.removeValue(forKey: delivered) {
                    delivered += 1
                    switch next {
                    case .result(let result): try await deliver(result)
                    case .tree(let inner): try await read(inner, depth: depth + 1, deliver: deliver)
                    }
                    start()
                }
            }
        }
    }

    private func readFile(
        _ path: String, _ readers: [any ArticleReader], _ sidecars: MetadataSidecars, _ context: ReadingContext, depth: Int
    ) -> FileResult {
        var result = IngestResult()
        // What it says is in its neighbours' articles: it was used, not skipped.
        if sidecars.isSidecar(path) { return .result(result) }
        let full = context.tree.fullPath(path)
        let bytes: [UInt8]
        do {
            bytes = try context.tree.read(path)
        } catch {
            if isNoArticle(path, readers, context) {
                result.notArticles = 1
            } else {
                result.unread.append(IngestResult.Unread(path: full, reason: "it cannot be opened: \(error)"))
            }
            return .result(result)
        }
        let file = SourceFile(path: full, relativePath: path, bytes: bytes)
        guard let reader = forced == nil ? Ingest.surest(readers, for: file) : readers.first else {
            if bytes.isEmpty {
                result.unread.append(IngestResult.Unread(path: full, reason: "it is empty"))
            } else {
                result.notArticles = 1
            }
            return .result(result)
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
                return .result(result)
            }
            return .tree(inner)
        }
        return .result(result)
    }

    /// Whether the beginning of a file that is too large to be read is enough to pass it by: a film among the articles.
    private func isNoArticle(_ path: String, _ readers: [any ArticleReader], _ context: ReadingContext) -> Bool {
        guard forced == nil else { return false }
        let head: [UInt8]
        do { head = try context.tree.head(path, Self.telling) } catch { return false }
        let beginning = SourceFile(path: context.tree.fullPath(path), relativePath: path, bytes: head)
        return !head.isEmpty && Ingest.surest(readers, for: beginning) == nil
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
