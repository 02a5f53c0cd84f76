import KBModel

extension GapPage {
    /// For a chat or a pull request: what a manager and an editor need, without charts.
    package var markdown: String {
        var out = "# \(Markup.markdown(title))\n\n\(periodText)\n\n\(Markup.markdown(headline))\n"
        if let since {
            out += "\n## What changed since \(NumberText.date(since.at))\n\n"
            for line in since.lines { out += "- \(Markup.markdown(line))\n" }
        }
        out += "\n## Articles to mend\n\n" + mendTable
        out += "\n## No article yet\n\n" + missingTable
        if !effects.isEmpty {
            out += "\n## Did it work?\n\n"
            for effect in effects {
                out += "- **\(Markup.markdown(effect.title))** (\(NumberText.date(effect.at))): \(effect.verdict); \(effect.detail)\n"
            }
        }
        out += "\n## How sure is this?\n\n"
        for note in quality { out += "- \(Markup.markdown(note.fact))\(note.advice.map { " " + Markup.markdown($0) } ?? "")\n" }
        return out
    }

    private var mendTable: String {
        guard !credible.isEmpty else { return "No article’s excess is credible.\n\n\(restSentence)\n" }
        var out = "| # | Article | Avoidable contacts | 90 % interval | Why |\n| ---: | --- | ---: | --- | --- |\n"
        for row in credible {
            out += "| \(row.rank) | \(Markup.markdown(row.title)) | \(NumberText.short(row.avoidable.estimate)) | "
            out += "\(NumberText.range(row.avoidable.low, row.avoidable.high)) | \(Markup.markdown(row.why)) |\n"
        }
        return out + (restSentence.isEmpty ? "" : "\n\(restSentence)\n")
    }

    private var missingTable: String {
        guard !missing.isEmpty else { return "Every need that came up has an article, as far as its words can tell.\n" }
        var out = "\(paretoSentence)\n\n| # | Need | Contacts | Share | Nearest article |\n| ---: | --- | ---: | ---: | --- |\n"
        for row in missing {
            out += "| \(row.rank) | \(Markup.markdown(row.label)) | \(NumberText.whole(row.size)) | \(NumberText.percent(row.share)) | "
            out += "\(Markup.markdown(row.nearest.first ?? "none")) |\n"
        }
        return out
    }

    /// One row an article or gap, for a spreadsheet.
    package var csv: String {
        let header = [
            "kind", "rank", "id", "title", "contacts", "avoidable", "low", "high", "flagged", "why", "owner", "path", "share",
        ]
        var rows = [header]
        for row in mend {
            rows.append([
                "article", "\(row.rank)", row.id, row.title, plain(row.contacts), plain(row.avoidable.estimate), plain(row.avoidable.low),
                plain(row.avoidable.high), row.flagged ? "yes" : "no", row.why, row.owner ?? "", row.path, "",
            ])
        }
        for row in missing {
            rows.append([
                "gap", "\(row.rank)", row.gap, row.label, "\(row.size)", plain(row.avoidable.estimate), plain(row.avoidable.low),
                plain(row.avoidable.high), "", "", "", "", plain(row.share),
            ])
        }
        return rows.map { $0.map(Markup.csvField).joined(separator: ",") + "\r\n" }.joined()
    }

    /// At most three decimals, a point as the mark, no grouping: what every spreadsheet reads.
    private func plain(_ value: Double) -> String {
        let thousandths = (value * 1000).rounded() / 1000
        return thousandths == thousandths.rounded() ? String(Int(thousandths)) : String(thousandths)
    }

    /// An Atom feed with one entry: this report. `address` is where the page will stand, relative or absolute.
    package func atom(address: String) -> String {
        let updated = (to ?? Timestamp(seconds: 0)).iso8601
        return AtomFeed(title: title, id: "urn:lacuna:report", updated: updated).text(
            """
              <entry>
                <title>\(Markup.escaped(periodText))</title>
                <id>urn:lacuna:report:\(updated)</id>
                <updated>\(updated)</updated>
                <link href="\(Markup.escaped(address))"/>
                <summary>\(Markup.escaped(headline))</summary>
              </entry>

            """)
    }
}
