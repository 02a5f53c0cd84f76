import ArgumentParser
import Foundation
import KBSignals
import KBText

/// The options of every command that reads signals.
struct SignalsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How the file's columns and values become neutral ones (YAML).", valueName: "file"))
    var mapping: String?

    @Flag(help: "Count a file that is cut off as whole.")
    var acceptPartial = false

    @Option(
        help: ArgumentHelp(
            "The form of contacts and conversations: \(SignalsForm.Choice.names.joined(separator: ", ")).", valueName: "name"))
    var contactsFormat = "auto"

    @Option(help: ArgumentHelp("A CSV file that joins the keys of one person (columns key, customer).", valueName: "file"))
    var identities: String?

    @Option(help: ArgumentHelp("Exit with 2 when more than this share of rows cannot be used (default: 5%).", valueName: "share"))
    var maxUnusable: ShareArgument?

    @Option(help: ArgumentHelp("A file with the secret that customers' keys are hashed with; else LACUNA_SALT.", valueName: "file"))
    var saltFile: String?

    func validate() throws {
        guard SignalsForm.Choice(name: contactsFormat) == nil else { return }
        let hint = NearestName.of(contactsFormat, among: SignalsForm.Choice.names).map { " Did you mean \($0)?" } ?? ""
        throw ValidationError("--contacts-format \(contactsFormat): there is no such form.\(hint)")
    }

    /// Settings of `configuration` stand where no option is given.
    func loading(_ console: Console, _ configuration: Configuration = Configuration()) throws -> SignalsLoading {
        var settings = SignalsLoading.Settings()
        settings.mapping = try readMapping(mapping ?? configuration.sources.mapping.map(configuration.resolved))
        settings.choice = SignalsForm.Choice(name: contactsFormat) ?? .auto
        settings.acceptPartial = acceptPartial
        settings.unusableShare = maxUnusable?.share ?? configuration.maxUnusable
        settings.customers = CustomerKey(salt: try readSalt(saltFile ?? configuration.salt.map(configuration.resolved)))
        if let file = identities ?? configuration.sources.identities.map(configuration.resolved) {
            try join(file, &settings.customers)
        }
        return SignalsLoading(console: console, settings: settings)
    }

    func readMapping(_ mapping: String?) throws -> Mapping {
        guard let mapping else { return Mapping() }
        do {
            return try Mapping(yaml: String(decoding: try FileTree.bytes(of: mapping), as: UTF8.self), name: mapping)
        } catch let error as SignalError {
            throw CommandFailure(error.description)
        } catch {
            throw CommandFailure("\(mapping): \(CommandFailure.reason(of: error)). Check --mapping.")
        }
    }

    private func readSalt(_ file: String?) throws -> String {
        guard let file else { return ProcessInfo.processInfo.environment["LACUNA_SALT", default: ""] }
        do {
            return String(decoding: try FileTree.bytes(of: file), as: UTF8.self)
        } catch {
            throw CommandFailure("\(file): \(CommandFailure.reason(of: error)). Check --salt-file, or salt: in the configuration.")
        }
    }

    private func join(_ file: String, _ customers: inout CustomerKey) throws {
        do {
            try customers.join(CSVTable(parsing: FileTree.bytes(of: file)), name: file)
        } catch let error as SignalError {
            throw CommandFailure(error.description)
        } catch {
            throw CommandFailure("\(file): \(CommandFailure.reason(of: error)). Check --identities.")
        }
    }
}

/// A share as `5%` or `0.05`.
struct ShareArgument: ExpressibleByArgument {
    let share: Double

    init?(argument: String) {
        let percent = argument.hasSuffix("%")
        guard let value = Double(percent ? String(argument.dropLast()) : argument) else { return nil }
        share = percent ? value / 100 : value
        guard (0...1).contains(share) else { return nil }
    }
}
