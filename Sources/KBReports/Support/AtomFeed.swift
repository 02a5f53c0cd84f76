/// What stands around the entries of a feed (RFC 4287).
struct AtomFeed {
    let title: String
    let id: String
    /// ISO 8601.
    let updated: String

    /// - Parameter entries: markup, whole lines.
    func text(_ entries: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
          <title>\(Markup.escaped(title))</title>
          <id>\(id)</id>
          <updated>\(updated)</updated>
          <author><name>Lacuna</name></author>
        \(entries)</feed>

        """
    }
}
