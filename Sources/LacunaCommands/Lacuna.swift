import ArgumentParser

/// The root command.
public struct Lacuna: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "lacuna",
        abstract: "Finds what a knowledge base lacks, measured by the people who had to ask again.",
        version: BuildFacts.text,
        subcommands: [
            ApplyCommand.self,
            AuditCommand.self,
            ContactsCommand.self,
            DiffCommand.self,
            DoctorCommand.self,
            DraftCommand.self,
            ForgetCommand.self,
            GapsCommand.self,
            IngestCommand.self,
            InitCommand.self,
            ReportCommand.self,
            ReviewCommand.self,
            RulesCommand.self,
            TopicsCommand.self,
            TranscriptsCommand.self,
        ])

    public init() {}
}
