import KBModel

/// What makes contacts comparable, as factors with levels, and the distinct combinations that occur.
///
/// A factor of one level tells nothing and is left out. Beyond `mostLevels` the rarest levels of a factor share one.
struct Strata {
    enum Factor: String, CaseIterable {
        case channel, language, complexity, topic, product, handler
        /// Whether the data reach a whole window beyond the contact: of later contacts not all returns are seen.
        case followUp
    }

    static let mostLevels = 200

    /// The factors that vary, in a fixed order.
    private(set) var factors: [Factor] = []
    /// The names of a factor's levels, by factor; `nil` is "not known".
    private(set) var levels: [[String?]] = []
    /// The levels' columns of each stratum, `factors.count` for each stratum; column 0 is the intercept of all.
    private(set) var columns: [Int] = []
    /// The stratum of each contact.
    private(set) var ofContact: [Int] = []

    /// The first column of each factor, and the number of all columns at the end.
    private(set) var firstColumns: [Int] = [1]

    var count: Int { factors.isEmpty ? min(1, ofContact.count) : columns.count / factors.count }

    var columnCount: Int { firstColumns[firstColumns.count - 1] }

    init(_ contacts: [Contact], isFollowed: [Bool]) {
        var codes: [[Int]] = []
        for factor in Factor.allCases {
            let names = contacts.indices.map { Self.level(of: contacts[$0], isFollowed: isFollowed[$0], factor) }
            let (levels, code) = Self.coded(names)
            guard levels.count > 1 else { continue }
            factors.append(factor)
            self.levels.append(levels)
            firstColumns.append(columnCount + levels.count)
            codes.append(code)
        }
        var known: [[Int]: Int] = [:]
        ofContact = contacts.indices.map { contact in
            let key = codes.indices.map { firstColumns[$0] + codes[$0][contact] }
            if let stratum = known[key] { return stratum }
            known[key] = known.count
            columns += key
            return known.count - 1
        }
    }

    /// The columns that are one in a stratum, beside the intercept.
    func columns(of stratum: Int) -> ArraySlice<Int> { columns[stratum * factors.count..<(stratum + 1) * factors.count] }

    /// A stratum in words: the known levels of the factors that people think in.
    func name(of stratum: Int) -> String {
        let parts = factors.indices.compactMap { i -> String? in
            let level = levels[i][columns[stratum * factors.count + i] - firstColumns[i]]
            if factors[i] == .followUp { return level == "cut" ? "at the end of the data" : nil }
            return level.map { "\(factors[i].rawValue) \($0)" }
        }
        return parts.isEmpty ? "all contacts" : parts.joined(separator: ", ")
    }

    private static func level(of contact: Contact, isFollowed: Bool, _ factor: Factor) -> String? {
        switch factor {
        case .channel: contact.channel
        case .language: contact.language
        case .complexity: contact.complexity?.rawValue
        case .topic: contact.topic
        case .product: contact.product
        case .handler: contact.handledBy?.rawValue
        case .followUp: isFollowed ? "whole" : "cut"
        }
    }

    /// Levels from the most to the least frequent, equal ones by name, and the level of each name.
    private static func coded(_ names: [String?]) -> (levels: [String?], codes: [Int]) {
        var counts: [String?: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        let order = counts.sorted { $0.value != $1.value ? $0.value > $1.value : ($0.key ?? "") < ($1.key ?? "") }
        let kept = order.count > mostLevels ? mostLevels - 1 : order.count
        var levels = order.prefix(kept).map(\.key)
        if order.count > kept { levels.append("(others)") }
        var code: [String?: Int] = [:]
        for (i, level) in order.enumerated() { code[level.key] = min(i, kept) }
        return (levels, names.map { code[$0] ?? kept })
    }
}
