import KBAudit
import KBModel
import KBReports

/// Articles that say the same or contradict each other, as the audit's rules on consistency see them.
struct ConsistencyNotes {
    let notes: [GapPage.Note]

    /// So many are told; the rest is counted.
    static let mostNotes = 20

    init(of base: KnowledgeBase, settings: AuditSettings) async {
        var settings = settings
        settings.selection.only = Set(AuditRules.all.filter { $0.manual.group == .consistency }.map(\.id))
        let result = await Auditor(settings).audit(base)
        let findings = result.findings.sorted { ($1.severity, $0.location.path) < ($0.severity, $1.location.path) }
        var notes = findings.prefix(Self.mostNotes).map { finding in
            let title = result.titles[finding.location.article] ?? finding.location.article
            return GapPage.Note("“\(title)”: \(finding.message).", advice: finding.fix)
        }
        if findings.count > Self.mostNotes {
            notes.append(
                GapPage.Note(
                    "\(NumberText.counted(findings.count - Self.mostNotes, "further finding")) of this kind.",
                    advice: "lacuna audit lists them all."))
        }
        self.notes = notes
    }
}
