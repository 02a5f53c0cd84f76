import ArgumentParser

/// `lacuna review`.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Lists what waits for a person, shows it, and is the only door into the knowledge base.",
        discussion: """
            Drafts of 'lacuna draft' and gaps of 'lacuna report' wait until somebody decides. Nothing else writes articles.

              lacuna review                                  what waits, by the contacts it would avoid
              lacuna review show d-3f2a                      the draft; for a revision what it changes, numbered, with its evidence
              lacuna review edit d-3f2a                      in $EDITOR, as Markdown
              lacuna review accept d-3f2a                    writes the article, in its own format
              lacuna review accept d-3f2a --only 1,3         takes two of its changes
              lacuna review dismiss gap-o9q4t --because "out of scope" --until 2027-01-01
              lacuna review export --format zendesk          import files for a help desk, instead of writing files

            An article is replaced whole or not at all, and what the model cannot hold (attributes, comments, styles) stays. A file that was
            changed since the draft was made is not touched: show then tells both changes apart, accept --merge takes both.
            """,
        subcommands: [
            ReviewListCommand.self, ReviewShowCommand.self, ReviewAcceptCommand.self, ReviewEditCommand.self, ReviewDismissCommand.self,
            ReviewExportCommand.self,
        ],
        defaultSubcommand: ReviewListCommand.self)
}
