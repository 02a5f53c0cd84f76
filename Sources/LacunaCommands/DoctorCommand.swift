import ArgumentParser
import KBModel

/// `lacuna doctor`.
struct DoctorCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks the configuration, the files and how they join, and says what to mend.",
        discussion: """
            Reads everything that a report would read and looks for what spoils it: patterns that name nothing, articles that contacts name
            but the base does not hold, customers, times and questions that are missing, clocks in the future, a folder that cannot be written.

              lacuna doctor                          the lacuna.yaml here or above
              lacuna doctor --config team.yaml

            Exit code 2 when something has to be mended before a report can be believed.
            """)

    @Option(help: ArgumentHelp("The configuration (default: lacuna.yaml here or above).", valueName: "file")) var config: String?

    func job(_ console: Console) async throws -> Outcome {
        let examination = try await Examination(ConfigurationFile.load(config), console)
        try console.result(examination.text)
        return examination.outcome
    }
}
