import Foundation
import KBLedger
import KBModel
import KBReports
import KBSignals

/// Where a person's contacts stand in what Lacuna keeps.
struct PersonTraces {
    private let settings: Configuration
    /// Ids of the person's contacts and conversations, sorted.
    private let contacts: [String]

    /// Looks the keys up in the configured sources.
    init(keys: [String], contacts: [String], settings: Configuration, loading: inout SignalsLoading) throws {
        self.settings = settings
        var ids = Set(contacts)
        let hashes = Set(keys.map(loading.hashed))
        if !hashes.isEmpty {
            let sources = try settings.expanded(settings.sources.contacts)
            let conversations = try settings.expanded(settings.sources.transcripts)
            guard !sources.isEmpty || !conversations.isEmpty else {
                throw CommandFailure(
                    "no contacts are configured, so nobody's can be found. Name them in lacuna.yaml (sources:), or give --contact ID.")
            }
            for contact in try loading.loadContacts(sources) where contact.customer.map(hashes.contains) == true { ids.insert(contact.id) }
            for transcript in try loading.loadTranscripts(conversations) where transcript.customer.map(hashes.contains) == true {
                ids.insert(transcript.id)
            }
        }
        self.contacts = ids.sorted()
    }

    /// Removes them from the ledger; what was done and what is left to do, without a word about the person.
    func forget() throws -> String {
        guard !contacts.isEmpty else { return "No contact of this person is in the configured sources; nothing was remembered.\n" }
        var lines = ["\(NumberText.counted(contacts.count, "contact")) of this person found in the sources."]
        lines.append(try forgetInLedger())
        let reports = try publishedReports()
        if !reports.isEmpty {
            lines.append("These published reports name them; publish again, or delete them:")
            lines += reports.map { "  " + $0 }
        }
        lines.append("The sources themselves are as they were: delete the person there, else the next run reads the contacts again.")
        return lines.joined(separator: "\n") + "\n"
    }

    private func forgetInLedger() throws -> String {
        let path = settings.resolved(settings.ledger)
        guard FileManager.default.fileExists(atPath: path) else { return "There is no ledger at \(path): nothing was remembered." }
        do {
            let forgotten = try Ledger(path: path).forgetPerson(contacts: contacts)
            let drafts = forgotten.drafts.isEmpty ? "no draft" : NumberText.counted(forgotten.drafts.count, "draft")
            return "Removed from the ledger: \(NumberText.counted(forgotten.contacts, "place")) in gaps, sources of \(drafts)."
        } catch {
            throw CommandFailure("the ledger: \(error)")
        }
    }

    /// Files of published reports that name one of the contacts.
    private func publishedReports() throws -> [String] {
        guard let folder = settings.report.publish.map(settings.resolved), FileManager.default.fileExists(atPath: folder) else { return [] }
        let wanted = contacts.map { Array($0.utf8) }
        let tree = try FileTree.tree(at: folder)
        return try tree.paths.filter { path in
            let bytes = try FileTree.bytes(of: tree.fullPath(path))
            return wanted.contains { Self.holds(bytes, $0) }
        }.map { folder + "/" + $0 }
    }

    /// Whether the id stands there, not as a part of a longer one.
    private static func holds(_ bytes: [UInt8], _ id: [UInt8]) -> Bool {
        let data = Data(bytes)
        var start = data.startIndex
        while let found = data.range(of: Data(id), in: start..<data.endIndex) {
            let before = found.lowerBound > 0 ? data[found.lowerBound - 1] : 0x20
            let after = found.upperBound < data.endIndex ? data[found.upperBound] : 0x20
            func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2D || byte == 0x5F || byte >= 0x80 }
            if !isPart(before), !isPart(after) { return true }
            start = found.lowerBound + 1
        }
        return false
    }
}
