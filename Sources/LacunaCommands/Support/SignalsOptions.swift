import ArgumentParser
import Foundation
import KBSignals

/// The options of every command that reads signals.
struct SignalsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How the file's columns and values become neutral ones (YAML).", valueName: "file"))
    var mapping: String?

    @Flag(help: "Count a file that is cut off as whole.")
    var acceptPartial = false

    @Option(help: ArgumentHelp("A file with the secret that customers' keys are hashed with; else LACUNA_SALT.", valueName: "file"))
    var saltFile: String?

    /// `configured`: the mapping and the salt of the configuration, which the options win over.
    func loading(_ console: Console, configured: (mapping: String?, salt: String?) = (nil, nil)) throws -> SignalsLoading {
        SignalsLoading(
            console: console, mapping: try readMapping(mapping ?? configured.mapping), salt: try configured.salt ?? salt(),
            acceptPartial: acceptPartial)
    }

    private func readMapping(_ mapping: String?) throws -> Mapping {
        guard let mapping else { return Mapping() }
        do {
            return try Mapping(yaml: String(decoding: try FileTree.bytes(of: mapping), as: UTF8.self), name: mapping)
        } catch let error as SignalError {
            throw CommandFailure(error.description)
        } catch {
            throw CommandFailure("\(mapping): \(CommandFailure.reason(of: error)). Check --mapping.")
        }
    }

    private func salt() throws -> String {
        guard let saltFile else { return ProcessInfo.processInfo.environment["LACUNA_SALT", default: ""] }
        do {
            return String(decoding: try FileTree.bytes(of: saltFile), as: UTF8.self)
        } catch {
            throw CommandFailure("\(saltFile): \(CommandFailure.reason(of: error)). Check --salt-file.")
        }
    }
}
