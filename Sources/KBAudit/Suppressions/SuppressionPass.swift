import KBModel

/// Lets findings rest that a valid suppression covers, and reports suppressions that do nothing.
struct SuppressionPass {
    let entries: [SuppressionEntry]
    let now: Timestamp?
    /// The rules that ran: only of these can be told whether a suppression is still needed.
    let ran: Set<String>
    /// With a focus, only of entries in its files can that be told.
    var focus: AuditFocus?

    func apply(to findings: [Finding], articles: Int) -> AuditResult {
        var result = AuditResult(articles: articles, findings: [])
        let valid = entries.filter { $0.flaw(now: now) == nil }
        var used: Set<SuppressionEntry> = []
        for finding in findings {
            if let entry = valid.first(where: { $0.covers(finding) }) {
                used.insert(entry)
                let reason = entry.reason ?? ""
                result.rested.append(.init(finding: finding, why: entry.line == nil ? .configuration(reason) : .inSource(reason)))
            } else {
                result.findings.append(finding)
            }
        }
        guard ran.contains(IneffectiveSuppression.id) else { return result }
        result.findings += entries.filter { entry in focus.map { $0.contains(entry.scope.path) } ?? true }.compactMap { entry -> Finding? in
            let unused = ran.contains(entry.rule) && !used.contains(entry) ? "nothing here breaks the rule" : nil
            return (entry.flaw(now: now) ?? unused).map { IneffectiveSuppression.finding(of: entry, because: $0) }
        }
        result.findings.sort(by: FindingOrder.precedes)
        return result
    }
}

/// The order of findings in every report: by place, then rule, then message.
enum FindingOrder {
    static func precedes(_ a: Finding, _ b: Finding) -> Bool {
        (a.location.path, a.location.line ?? 0, a.location.article, a.rule, a.message)
            < (b.location.path, b.location.line ?? 0, b.location.article, b.rule, b.message)
    }
}
