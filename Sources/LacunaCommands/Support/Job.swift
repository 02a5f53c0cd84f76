import ArgumentParser

/// How a command ended; CONTRACT's exit codes.
enum Outcome: Int32 {
    /// Nothing at or above the failing level.
    case done = 0
    /// Findings or differences at or above it.
    case found = 1
    /// The job, or a part of it, could not be done.
    case incomplete = 2
}

/// A command: options, and a job that turns them into a result and an exit code.
protocol Job: AsyncParsableCommand {
    func job(_ console: Console) async throws -> Outcome
}

extension Job {
    func run() async throws {
        let console = Console()
        do {
            let outcome = try await job(console)
            if outcome != .done { throw ExitCode(outcome.rawValue) }
        } catch let failure as CommandFailure {
            console.remark("lacuna: \(failure)")
            throw ExitCode(Outcome.incomplete.rawValue)
        }
    }
}
