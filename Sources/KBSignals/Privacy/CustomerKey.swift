/// Customers' keys are hashed as soon as they are read: nothing behind the readers knows who a customer is.
///
/// The salt is a secret kept outside of reports (a file or the environment). Without one the hash still hides keys from a casual
/// eye and joins across runs, but whoever knows the possible keys can try them all.
package struct CustomerKey: Sendable, Hashable {
    private let hash: SipHash

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

    package func digest(_ key: Span<UInt8>) -> SipHash.Digest { hash.digest(key) }

    package func hashed(_ key: String) -> String { digest(Array(key.utf8).span).hexadecimal }
}
