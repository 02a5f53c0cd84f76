import KBText

/// Customers' keys are hashed as soon as they are read: nothing behind the readers knows who a customer is.
///
/// The salt is a secret kept outside of reports (a file or the environment). Without one the hash still hides keys from a casual
/// eye and joins across runs, but whoever knows the possible keys can try them all.
package struct CustomerKey: Sendable, Hashable {
    private let hash: SipHash
    /// By the hash of a key: the hash of the person who has it.
    private var identities: [SipHash.Digest: SipHash.Digest] = [:]

    /// An empty salt gives the all-zero key.
    package init(salt: String = "") {
        guard !salt.isEmpty else {
            hash = SipHash(k0: 0, k1: 0)
            return
        }
        // The key is the salt's own digest, so that a salt of any length and form serves.
        let digest = SipHash(k0: 0, k1: 0).digest(Array(salt.utf8).span)
        hash = SipHash(k0: digest.low, k1: digest.high)
    }

    package func digest(_ key: Span<UInt8>) -> SipHash.Digest {
        let digest = hash.digest(key)
        return identities.isEmpty ? digest : identities[digest] ?? digest
    }

    /// Makes all keys of one person one customer. `table` has the columns `key` and `customer`: a key in some source, and what the person is
    /// called in all of them. Throws when a column is missing or the table is cut off; `name` stands in the message.
    package mutating func join(_ table: CSVTable, name: String) throws(SignalError) {
        guard let key = table.column("key"), let customer = table.column("customer") else {
            throw SignalError("\(name): a file of identities has the columns 'key' and 'customer'.")
        }
        if let cut = table.cutOff {
            throw SignalError("\(name), line \(cut.line): a quote is never closed; half the identities would join half the people.")
        }
        for row in table.rows {
            guard let key = table.value(key, in: row).map(Mapping.trimmed), !key.isEmpty,
                let person = table.value(customer, in: row).map(Mapping.trimmed), !person.isEmpty
            else { continue }
            identities[hash.digest(Array(key.utf8).span)] = hash.digest(Array(person.utf8).span)
        }
    }

    package func hashed(_ key: String) -> String { digest(Array(key.utf8).span).hexadecimal }
}
