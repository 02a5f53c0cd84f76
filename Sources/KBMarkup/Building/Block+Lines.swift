import KBModel

extension [Block] {
    /// The blocks of a text that stands inside a larger file: line 1 of the text is line `first` of the file. Blocks without a line get `first`.
    func placed(at first: Int?) -> [Block] {
        guard let first else { return self }
        return map { $0.movingLines { first + Swift.max(0, ($0 ?? 1) - 1) } }
    }

    /// The blocks of a text whose lines are not those of its file.
    var withoutLines: [Block] { map { $0.movingLines { _ in nil } } }
}

extension Block {
    fileprivate func movingLines(_ line: (Int?) -> Int?) -> Block {
        func all(_ blocks: [Block]) -> [Block] { blocks.map { $0.movingLines(line) } }
        var block = self
        block.line = line(self.line)
        switch kind {
        case .heading, .paragraph, .code, .image: break
        case .quote(let blocks): block.kind = .quote(all(blocks))
        case .note(let note, let blocks): block.kind = .note(note, all(blocks))
        case .details(let summary, let blocks): block.kind = .details(summary: summary, all(blocks))
        case .list(var list):
            list.items = list.items.map(all)
            block.kind = .list(list)
        case .definitions(let definitions): block.kind = .definitions(definitions.map { Definition(term: $0.term, blocks: all($0.blocks)) })
        case .table(var table):
            table.rows = table.rows.map { $0.map { Cell(all($0.blocks), columns: $0.columns, rows: $0.rows) } }
            block.kind = .table(table)
        }
        return block
    }
}

extension HTMLFragment.Result {
    /// All on one line: that of the record whose string the text is, since a string of JSON has no lines of its own.
    func onLine(_ line: Int?) -> HTMLFragment.Result {
        guard let line else { return self }
        let problems = problems.map { Problem(kind: $0.kind, line: line, message: $0.message) }
        return HTMLFragment.Result(blocks: blocks.map { $0.movingLines { _ in line } }, problems: problems)
    }
}
