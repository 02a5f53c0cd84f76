/// Keeps the ids of needs without an article from run to run, although groups of contacts change.
package enum GapIdentity {
    /// A group of contacts and the id it goes by.
    package struct Group: Sendable, Hashable {
        package var id: String
        package var contacts: Set<String>

        package init(id: String, contacts: Set<String>) {
            self.id = id
            self.contacts = contacts
        }
    }

    /// Of the smaller group, at least so much lies in the other: groups grow and lose members between runs, but a need that splits keeps
    /// its id for the larger part alone.
    static let leastShared = 0.5

    /// The ids of `groups`, in their order: that of the known group with which each shares most contacts, else its own. An id is given once;
    /// pairs are taken by the number of shared contacts, then by id. Cost: linear in all contacts, plus pairs that share any.
    package static func ids(of groups: [Group], known: [Group]) -> [String] {
        var homes: [String: [Int]] = [:]
        for (k, group) in known.enumerated() { for contact in group.contacts { homes[contact, default: []].append(k) } }
        var pairs: [(group: Int, known: Int, shared: Int)] = []
        for (g, group) in groups.enumerated() {
            var shared: [Int: Int] = [:]
            for contact in group.contacts { for k in homes[contact] ?? [] { shared[k, default: 0] += 1 } }
            for (k, count) in shared {
                let smaller = min(group.contacts.count, known[k].contacts.count)
                if Double(count) >= leastShared * Double(smaller) { pairs.append((g, k, count)) }
            }
        }
        pairs.sort { ($1.shared, known[$0.known].id, $0.group) < ($0.shared, known[$1.known].id, $1.group) }
        var ids = [String?](repeating: nil, count: groups.count)
        var taken: Set<String> = []
        for pair in pairs where ids[pair.group] == nil && taken.insert(known[pair.known].id).inserted {
            ids[pair.group] = known[pair.known].id
        }
        return groups.indices.map { g in
            if let id = ids[g] { return id }
            var (id, n) = (groups[g].id, 2)
            while !taken.insert(id).inserted { (id, n) = ("\(groups[g].id)-\(n)", n + 1) }
            return id
        }
    }
}
