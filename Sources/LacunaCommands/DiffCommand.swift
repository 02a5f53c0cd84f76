import ArgumentParser
import KBDiff
import KBModel
import KBReports

/// `lacuna diff OLD NEW`.
struct DiffCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Shows what changed between two articles, as blocks and words.",
        discussion: """
            lacuna diff old.html new.html              in the terminal, what changed word by word
            lacuna diff --format html --output d.html kb/mail.html draft.json
                                                       a page for a reviewer: a draft against the article it revises
            lacuna diff --format json a.html b.dita    for programs; lacuna apply turns it back into NEW
            lacuna diff kb-before/ kb-after/           folder against folder: added, removed, renamed, changed

            Moved blocks count as moved, not as removed and inserted. White space, quote style and generated ids are ignored (--all lists \
            them). Changed numbers, dates, negations, conditions, warnings, links and steps are named and counted. As git's diff driver: \
            git config diff.lacuna.command "lacuna diff", and "*.html diff=lacuna" in .gitattributes.

            Exit code: 0 no difference, 1 differences, 2 a file could not be read.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html, markdown }

    @Argument(help: ArgumentHelp("The two files or folders to compare.", valueName: "old> <new"))
    var paths: [String]
    @Option(help: "The form of the result: text, json, html or markdown.")
    var format = Format.text
    @Option(help: ArgumentHelp("Where the result goes.", valueName: "path"))
    var output: String?
    @Option(help: ArgumentHelp("Read both sides as this format instead of finding it out.", valueName: "name"))
    var sourceFormat = "auto"
    @Flag(help: "Old and new words in two columns, in the terminal.")
    var sideBySide = false
    @Option(help: ArgumentHelp("What both OLD and NEW were made from: shows what NEW adds to OLD, conflicts as blocks.", valueName: "path"))
    var base: String?
    @Flag(help: "List ignored differences and show unchanged words in full.")
    var all = false
    @Option(help: ArgumentHelp("The configuration, for the style of the page (default: lacuna.yaml here or above).", valueName: "file"))
    var config: String?

    /// Git calls a diff driver with: path, old file, old hash, old mode, new file, new hash, new mode (and two more for a rename).
    private var isGitDriver: Bool { paths.count == 7 || paths.count == 9 }

    func validate() throws {
        guard paths.count == 2 || isGitDriver else { throw ValidationError("diff compares two paths: lacuna diff OLD NEW") }
        guard !sideBySide || format == .text else { throw ValidationError("--side-by-side is for --format text.") }
    }

    func job(_ console: Console) async throws -> Outcome {
        let (oldPath, newPath) = isGitDriver ? (paths[1], paths[4]) : (paths[0], paths[1])
        async let old = ComparisonLoading.load(oldPath, sourceFormat: sourceFormat)
        async let new = ComparisonLoading.load(newPath, sourceFormat: sourceFormat)
        let sides = try await (old: old, new: new)
        (sides.old.remarks + sides.new.remarks).forEach(console.remark)
        let proposed = if let base { try await merged(sides, base: base, console) } else { sides.new.articles }
        let diff = CollectionDiff(from: sides.old.articles, to: proposed, evidence: sides.new.evidence)
        var form = DiffForm(
            format: format, showsAll: all, color: console.color && output == nil, width: console.width, isSideBySide: sideBySide)
        if format == .html { form.templates = try ConfigurationFile.load(config).pageTemplates() }
        try console.result(form.render(diff), to: output)
        if sides.old.incomplete || sides.new.incomplete { return .incomplete }
        return diff.isEqual || isGitDriver ? .done : .found
    }

    /// NEW brought together with OLD, which both come from `base`.
    private func merged(_ sides: (old: LoadedArticles, new: LoadedArticles), base: String, _ console: Console) async throws -> [Article] {
        let origin = try await ComparisonLoading.one(base, sourceFormat: sourceFormat, console: console)
        guard sides.old.articles.count == 1, sides.new.articles.count == 1 else {
            throw CommandFailure("--base brings two changes of one article together; OLD and NEW hold several. Name files with one.")
        }
        let merge = ArticleMerge(base: origin.blocks, ours: sides.old.articles[0].blocks, theirs: sides.new.articles[0].blocks)
        if !merge.isClean { console.remark("lacuna: \(merge.conflicts.count) conflicts: blocks that both sides changed.") }
        var article = sides.new.articles[0]
        article.blocks = merge.blocks
        return [article]
    }
}
