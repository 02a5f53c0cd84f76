/// The files of `templates/drafts`, which the build puts into the program.
package enum BuiltInTemplates {
    /// By name, without the ending.
    package static let sources: [(name: String, html: [UInt8])] = [
        ("agent-procedure", PackageResources.agent_procedure_html),
        ("faq", PackageResources.faq_html),
        ("how-to", PackageResources.how_to_html),
        ("known-error", PackageResources.known_error_html),
        ("reference", PackageResources.reference_html),
        ("troubleshooting", PackageResources.troubleshooting_html),
    ]
}
