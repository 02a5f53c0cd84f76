import KBAudit
import KBModel

/// What an audit found, ready to be shown in any form.
package struct AuditReport: Sendable {
    package var result: AuditResult
    /// Whether entries of a baseline were compared with: SARIF then says which findings are new.
    package var hasBaseline: Bool
    /// Lacuna's version.
    package var version: String
    /// Whose style sheet the page has.
    package var templates = PageTemplates()

    package init(_ result: AuditResult, hasBaseline: Bool = false, version: String) {
        self.result = result
        self.hasBaseline = hasBaseline
        self.version = version
    }

    package enum Format: String, Sendable, CaseIterable {
        case text, json, sarif, junit, github, markdown, html
    }

    /// How text looks on a terminal.
    package struct Style: Sendable {
        package var color: Bool
        package var width: Int

        package init(color: Bool = false, width: Int = 100) {
            self.color = color
            self.width = width
        }
    }

    package func text(as format: Format, style: Style = Style()) -> String {
        switch format {
        case .text: AuditText(self, style: style).text
        case .json: json.serialized(pretty: true) + "\n"
        case .sarif: AuditSARIF(self).json.serialized(pretty: true) + "\n"
        case .junit: AuditJUnit(self).text
        case .github: AuditGitHub(self).text
        case .markdown: AuditMarkdown(self).text
        case .html: AuditHTML(self).text
        }
    }

    /// The findings of one article.
    struct Group {
        let path: String
        let article: String
        let title: String
        var findings: [Finding]

        /// What people know it by.
        var name: String { title.isEmpty ? article : title }
    }

    /// The findings of each article that has any, in the order of the base.
    var byArticle: [Group] {
        var groups: [Group] = []
        var places: [[String]: Int] = [:]
        for finding in result.findings {
            let (path, article) = (finding.location.path, finding.location.article)
            if let place = places[[path, article]] {
                groups[place].findings.append(finding)
            } else {
                places[[path, article]] = groups.count
                groups.append(Group(path: path, article: article, title: result.titles[article] ?? "", findings: [finding]))
            }
        }
        return groups
    }

    /// `3 errors, 12 warnings and 1 suggestion in 4 of 90 articles`.
    var headline: String {
        let articles = NumberText.counted(result.articles, "article")
        guard !result.findings.isEmpty else { return "No findings in \(articles)." }
        let counts = [Severity.error, .warning, .suggestion].map { ($0, result.count(of: $0)) }.filter { $0.1 > 0 }
            .map { NumberText.counted($0.1, $0.0.rawValue) }
        let list = counts.count > 1 ? counts.dropLast().joined(separator: ", ") + " and " + counts[counts.count - 1] : counts[0]
        return "\(list) in \(NumberText.whole(byArticle.count)) of \(articles)."
    }
}
