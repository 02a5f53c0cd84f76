import KBModel

/// What of a topic is left out: by the profile that was asked for, and by the filters of the branches that maps use the topic in.
struct DITAFilter: Sendable {
    private var profile: DITAProfile?
    /// For each use of the topic the profiles that filter it.
    private var branches: [[DITAProfile]] = []

    var isEmpty: Bool { profile == nil && branches.isEmpty }

    init() {}

    init(profile: DITAProfile?, branches: [[DITAProfile]]) {
        self.profile = profile
        self.branches = branches
    }

    /// Whether no use of the topic shows an element with these attributes.
    func excludes(_ attributes: some Collection<MarkupTree.Attribute>) -> Bool {
        if attributes.isEmpty { return false }
        if profile?.excludes(attributes) == true { return true }
        guard !branches.isEmpty else { return false }
        return branches.reduce(true) { hidden, branch in hidden && branch.contains { $0.excludes(attributes) } }
    }
}
