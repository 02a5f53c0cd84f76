import KBModel

/// The properties of a contact that have few values, in one number; 0 in a place is "not known".
struct ContactMarks: Sendable, Hashable {
    private(set) var bits: UInt32 = 0

    var outcome: Contact.Outcome? {
        get { value(at: 0, width: 3) }
        set { set(newValue, at: 0, width: 3) }
    }

    var complexity: Contact.Complexity? {
        get { value(at: 3, width: 2) }
        set { set(newValue, at: 3, width: 2) }
    }

    var handler: Contact.Handler? {
        get { value(at: 5, width: 2) }
        set { set(newValue, at: 5, width: 2) }
    }

    var articleLink: Contact.ArticleLink? {
        get { value(at: 7, width: 3) }
        set { set(newValue, at: 7, width: 3) }
    }

    var escalated: Bool? {
        get { flag(at: 10) }
        set { set(newValue, at: 10) }
    }

    var resolved: Bool? {
        get { flag(at: 12) }
        set { set(newValue, at: 12) }
    }

    var reopened: Bool? {
        get { flag(at: 14) }
        set { set(newValue, at: 14) }
    }

    /// The complexity was worked out, not stated.
    var isComplexityDerived: Bool {
        get { bits >> 16 & 1 == 1 }
        set { setBit(newValue, at: 16) }
    }

    var hasCustomer: Bool {
        get { bits >> 17 & 1 == 1 }
        set { setBit(newValue, at: 17) }
    }

    /// The customer had the same need again within the window.
    var cameBack: Bool {
        get { bits >> 18 & 1 == 1 }
        set { setBit(newValue, at: 18) }
    }

    /// The data end within the window after the contact.
    var isCut: Bool {
        get { bits >> 19 & 1 == 1 }
        set { setBit(newValue, at: 19) }
    }

    var wasEscalated: Bool { escalated ?? (outcome == .escalated) }

    var entry: NeedLedger.Entry {
        NeedLedger.entry(NeedLedger.outcome(stated: outcome, escalated: escalated, resolved: resolved), cameBack: cameBack)
    }

    private func value<Value: Marked>(at shift: UInt32, width: UInt32) -> Value? {
        let mark = bits >> shift & (1 << width - 1)
        return mark == 0 ? nil : Value.allCases.first { $0.mark == mark }
    }

    private mutating func set<Value: Marked>(_ value: Value?, at shift: UInt32, width: UInt32) {
        bits = bits & ~((1 << width - 1) << shift) | (value?.mark ?? 0) << shift
    }

    private func flag(at shift: UInt32) -> Bool? {
        let number = bits >> shift & 3
        return number == 0 ? nil : number == 2
    }

    private mutating func set(_ value: Bool?, at shift: UInt32) {
        bits = bits & ~(3 << shift) | (value.map { $0 ? 2 : 1 } ?? 0) << shift
    }

    private mutating func setBit(_ value: Bool, at shift: UInt32) {
        bits = bits & ~(1 << shift) | (value ? 1 : 0) << shift
    }
}

/// A value as a number from 1. Written out: looking the case up would cost more than all other work on a contact's few values.
private protocol Marked: CaseIterable {
    var mark: UInt32 { get }
}

extension Contact.Outcome: Marked {
    fileprivate var mark: UInt32 {
        switch self {
        case .confirmed: 1
        case .assumed: 2
        case .escalated: 3
        case .negative: 4
        case .abandoned: 5
        case .unknown: 6
        }
    }
}

extension Contact.Complexity: Marked {
    fileprivate var mark: UInt32 {
        switch self {
        case .low: 1
        case .medium: 2
        case .high: 3
        }
    }
}

extension Contact.Handler: Marked {
    fileprivate var mark: UInt32 {
        switch self {
        case .ai: 1
        case .agent: 2
        case .`self`: 3
        }
    }
}

extension Contact.ArticleLink: Marked {
    fileprivate var mark: UInt32 {
        switch self {
        case .cited: 1
        case .linked: 2
        case .viewed: 3
        case .searched: 4
        }
    }
}
