import ArgumentParser
import Foundation
import KBLedger
import KBModel
import KBSignals

/// `lacuna forget`.
struct ForgetCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Removes a person from what Lacuna remembers, and says where else the person's contacts still stand.",
        discussion: """
            The key is the one that the sources have, such as an address or a number. The ledger holds no keys, so the person's contacts are
            looked up in the configured sources first: forget before you delete them there. Published reports and exports are left as they
            are; those that name the person's contacts are listed, to be published again or deleted.

              lacuna forget --customer anna@example.com
              lacuna forget --customer - < keys.txt                one key a line, kept out of the shell's history
              lacuna forget --contact INC0010001                   contacts whose ids are known

            Exit code 2 when a source could not be read: contacts in it may be remembered still.
            """)

    @Option(help: ArgumentHelp("A key of the person; - reads keys from standard input.", valueName: "key")) var customer: [String] = []
    @Option(help: ArgumentHelp("The id of a contact or conversation of the person.", valueName: "id")) var contact: [String] = []
    @OptionGroup var signals: SignalsOptions
    @Option(help: ArgumentHelp("The configuration (default: lacuna.yaml here or above).", valueName: "file")) var config: String?

    func validate() throws {
        guard customer.isEmpty, contact.isEmpty else { return }
        throw ValidationError("Give a --customer or a --contact.")
    }

    func job(_ console: Console) async throws -> Outcome {
        let settings = try ConfigurationFile.load(config)
        var loading = try signals.loading(console, settings)
        let person = try PersonTraces(keys: try keys(), contacts: contact, settings: settings, loading: &loading)
        try console.result(try person.forget())
        return loading.outcome
    }

    private func keys() throws -> [String] {
        guard customer.contains("-") else { return customer }
        let lines = String(decoding: try FileTree.content(of: "-"), as: UTF8.self).split(whereSeparator: \.isNewline)
        return customer.filter { $0 != "-" } + lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
