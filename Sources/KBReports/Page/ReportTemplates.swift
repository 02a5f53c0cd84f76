/// The page layouts and style sheets of `templates/reports`, which the build puts into the program.
package enum ReportTemplates {
    /// By file name, without the last line's end.
    package static let files: [String: String] = [
        "archive.mustache": text(PackageResources.archive_mustache),
        "audit.css": text(PackageResources.audit_css),
        "diff.css": text(PackageResources.diff_css),
        "explanation.mustache": text(PackageResources.explanation_mustache),
        "gaps.mustache": text(PackageResources.gaps_mustache),
        "report.css": text(PackageResources.report_css),
        "sponsor.mustache": text(PackageResources.sponsor_mustache),
    ]

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }
}
