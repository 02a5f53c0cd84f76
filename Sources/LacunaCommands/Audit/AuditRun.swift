import KBAudit
import KBModel
import KBReports
import KBSignals

/// An audit from the files to the exit code.
struct AuditRun {
    private let request: AuditRequest
    private let console: Console

    init(_ request: AuditRequest, console: Console) {
        self.request = request
        self.console = console
    }

    func run() async throws -> Outcome {
        let known = try request.baseline.map(BaselineFile.read)
        let focus = try request.changedSince.map { try ChangedFiles.focus(since: $0, paths: request.paths) }
        let sources = AuditSources(paths: request.paths, settings: request.settingsSource)
        var (result, outcome) = try await audited(sources, focus)
        if let writeBaseline = request.writeBaseline {
            try BaselineFile.write(Baseline(of: result), to: writeBaseline, console: console)
        }
        if let known { BaselineFile.rest(known, in: &result, console: console) }
        if request.fixes {
            try SafeFixes(of: result).apply(writing: request.writes, output: request.output, console: console, result: &result)
        } else {
            var report = AuditReport(result, hasBaseline: known != nil, version: BuildFacts.version)
            if request.format == .html { report.templates = try request.configuration.pageTemplates() }
            let style = AuditReport.Style(color: console.color && request.output == nil, width: console.width)
            try console.result(report.text(as: request.format, style: style), to: request.output)
        }
        if outcome == .done, result.fails(on: request.failsOn) { outcome = .found }
        return outcome
    }

    /// The result of the rules: kept from an earlier run of the very same audit, or made now.
    private func audited(_ sources: AuditSources, _ focus: AuditFocus?) async throws -> (AuditResult, Outcome) {
        let cache = request.cache.map { AuditCache(folder: $0, version: BuildFacts.version) }
        // What other sites and contacts say, and what git says, is not in the digest.
        let isPlain = focus == nil && request.contacts.isEmpty && !request.checksLinks
        let digest = isPlain ? sources.digest : nil
        if let digest, let now = request.settings.now, let kept = cache?.result(for: digest, at: now) {
            console.remark("lacuna: nothing has changed since an earlier run, whose result this is (--cache off audits anew).")
            return (kept, .done)
        }
        let loaded = try await ArticleLoading.load(paths: request.paths, sourceFormat: request.sourceFormat, console: console)
        let base = KnowledgeBase(loaded.articles.map(request.configuration.owned))
        let (settings, outcome) = try await completed(request.settings, for: base)
        var memory = cache?.memory(for: sources.settingsDigest)
        let result = await Auditor(settings).audit(
            base, files: sources.files, suppressions: sources.suppressions(of: base.articles), focus: focus, memory: &memory)
        if let memory { cache?.keep(memory, for: sources.settingsDigest) }
        if let digest, let now = settings.now, !loaded.incomplete { cache?.keep(result, for: digest, at: now) }
        return (result, loaded.incomplete ? .incomplete : outcome)
    }

    /// The settings with what the contacts and other sites tell.
    private func completed(_ settings: AuditSettings, for base: KnowledgeBase) async throws -> (AuditSettings, Outcome) {
        var settings = settings
        var outcome = Outcome.done
        if !request.contacts.isEmpty {
            var loading = try request.signals.loading(console, request.configuration)
            settings.vocabulary.customerWords = CustomerWords.byArticle(try loading.loadContacts(request.contacts), in: base)
            outcome = loading.outcome
        }
        if request.checksLinks {
            let check = LinkCheck(request.configuration.audit.links, folder: request.cache, now: settings.now, console: console)
            settings.externalLinks = await check.verdicts(on: ExternalLinks.addresses(in: base.articles))
        }
        return (settings, outcome)
    }
}
