import KBModel

/// What `lacuna.yaml` says: where the data are, what contacts cost, who owns what, and how reports are published. Paths are relative to
/// the file's own folder; options of a command win over it.
struct Configuration: Sendable, Hashable {
    /// The file it was read from; `nil` for the defaults.
    var file: String?
    /// The folder that its paths are relative to.
    var folder = "."
    var sources = Sources()
    /// Hosts, in small letters, that mean another one: old addresses of the help centre.
    var hosts: [String: String] = [:]
    /// Days within which the same customer with the same need came back.
    var window = 7
    var cost = Cost()
    var owners: [Owner] = []
    var report = Report()
    var audit = AuditConfiguration()
    var draft = Drafting()
    /// The SQLite file of what is remembered between runs.
    var ledger = ".lacuna/ledger.sqlite"
    var spark = Spark()
    /// The file that holds the salt of customers' hashes; kept out of reports.
    var salt: String?
    /// A job with a larger share of unusable rows ends with exit code 2.
    var maxUnusable = SignalsLoading.Settings.usualUnusableShare

    /// Files and folders by what they hold; `*`, `?` and `[…]` are expanded when they are read.
    struct Sources: Sendable, Hashable {
        var articles: [String] = []
        var contacts: [String] = []
        var feedback: [String] = []
        var searches: [String] = []
        var transcripts: [String] = []
        var revisions: [String] = []
        var mapping: String?
        /// The CSV file that joins the keys of one person.
        var identities: String?
    }

    /// An installed Spark that counts contacts where they are. What it needs to reach the data is its own affair.
    struct Spark: Sendable, Hashable {
        /// Where it is installed; `SPARK_HOME` when `nil`.
        var home: String?
        var master: String?
        var conf: [String: String] = [:]
        var packages: [String] = []
    }

    struct Cost: Sendable, Hashable {
        /// What one contact takes, in minutes.
        var minutesPerContact: Double?
        var moneyPerContact: Double?
        var currency: String?
    }

    /// Who answers for articles whose path matches, or whose labels hold the product.
    struct Owner: Sendable, Hashable {
        var owner: String
        var path: String?
        var product: String?
    }

    struct Report: Sendable, Hashable {
        var title = "Knowledge gaps"
        /// The folder reports are published in.
        var publish: String?
        /// How many reports are kept, the newest first.
        var keep = 52
        /// A folder of page layouts and style sheets that replace the built-in ones of the same name.
        var templates: String?
        var targets: [Target] = []
        /// Who is told of a new report: addresses (`https://…`, `slack+https://…`, `teams+https://…`) and command lines.
        var notify: [String] = []
    }

    /// What the sponsor wants to see reached.
    struct Target: Sendable, Hashable {
        enum Measure: String, Sendable, CaseIterable {
            case escalationRate = "escalation_rate"
            case repeatRate = "repeat_rate"
            case uncoveredShare = "uncovered_share"
        }

        var measure: Measure
        /// At most this share, 0…1.
        var atMost: Double
    }

    struct Drafting: Sendable, Hashable {
        /// With fewer conversations a draft needs evidence.
        var minimumConversations = 2
        /// The house's own headings, by the label's name in templates (`issue`, `cause`, …).
        var vocabulary: [String: String] = [:]
        var model: Model?
    }

    /// A language model that rewords drafts; without it nothing is sent anywhere.
    struct Model: Sendable, Hashable {
        /// The address of an OpenAI-compatible interface, such as `http://localhost:11434/v1`.
        var endpoint = ""
        var name = ""
        /// The environment variable that holds the key; none for a local server.
        var keyVariable: String?
        /// Seconds that one request may take.
        var timeout = 60.0
        /// How often a request is tried again after a time-out or an error of the server.
        var retries = 2
        /// No further request is sent once a job has sent so many.
        var maxRequests = 200
        var pricePerMillionTokens: Double?
        /// No further request is sent once the job would cost more.
        var maxCost: Double?
        /// All that was sent and answered, as JSON Lines.
        var record = ".lacuna/draft-model.jsonl"
    }
}
