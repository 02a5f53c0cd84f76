import KBLedger
import KBMarkup

/// What `lacuna --version` says: the version, and what the program was built with and runs on, for a report of an error.
enum BuildFacts {
    static let version = "0.1.0"

    static var text: String {
        "lacuna \(version)\n\(compiler), \(system), libxml2 \(MarkupLibrary.version), SQLite \(Ledger.sqliteVersion)"
    }

    private static var compiler: String {
        #if compiler(>=6.4)
            "Swift 6.4 or later"
        #elseif compiler(>=6.3)
            "Swift 6.3"
        #else
            "Swift 6.2 or earlier"
        #endif
    }

    private static var system: String {
        #if arch(x86_64)
            "Linux x86_64"
        #elseif arch(arm64)
            "Linux arm64"
        #else
            "Linux"
        #endif
    }
}
