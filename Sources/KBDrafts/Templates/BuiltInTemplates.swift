/// The files of `templates/drafts/`, by name; written by `Scripts/embed-draft-templates.sh`.
package enum BuiltInTemplates {
    package static let sources: [(name: String, html: String)] = [
        (
            "agent-procedure",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>What only an agent can do</title></head>
            <body>
            <main>
            <h1>What only an agent can do</h1>
            <h2>{{label.issue}}</h2>
            <p>{{issue}}</p>
            <h2>{{label.environment}}</h2>
            <p>{{environment}}</p>
            <h2>{{label.agent-actions}}</h2>
            <p>{{agent-actions}}</p>
            <h2>{{label.steps}}</h2>
            <p>{{steps}}</p>
            <h2>{{label.reported}}</h2>
            <p>{{reported}}</p>
            </main>
            </body>
            </html>

            """
        ),
        (
            "faq",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>Questions with their answers</title></head>
            <body>
            <main>
            <h1>Questions with their answers</h1>
            <p>{{answers}}</p>
            <h2>{{label.notes}}</h2>
            <p>{{notes}}</p>
            <h2>{{label.depends}}</h2>
            <p>{{depends}}</p>
            <h2>{{label.reported}}</h2>
            <p>{{reported}}</p>
            </main>
            </body>
            </html>

            """
        ),
        (
            "how-to",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>A task, step by step</title></head>
            <body>
            <main>
            <h1>A task, step by step</h1>
            <h2>{{label.environment}}</h2>
            <p>{{environment}}</p>
            <h2>{{label.steps}}</h2>
            <p>{{steps}}</p>
            <p>{{branches}}</p>
            <p>{{solutions}}</p>
            <h2>{{label.depends}}</h2>
            <p>{{depends}}</p>
            <h2>{{label.reported}}</h2>
            <p>{{reported}}</p>
            </main>
            </body>
            </html>

            """
        ),
        (
            "known-error",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>A known error and its workaround</title></head>
            <body>
            <main>
            <h1>A known error and its workaround</h1>
            <h2>{{label.issue}}</h2>
            <p>{{issue}}</p>
            <h2>{{label.environment}}</h2>
            <p>{{environment}}</p>
            <h2>{{label.cause}}</h2>
            <p>{{cause}}</p>
            <h2>{{label.workaround}}</h2>
            <p>{{steps}}</p>
            <p>{{branches}}</p>
            <p>{{solutions}}</p>
            <h2>{{label.notes}}</h2>
            <p>{{notes}}</p>
            <h2>{{label.reported}}</h2>
            <p>{{reported}}</p>
            </main>
            </body>
            </html>

            """
        ),
        (
            "reference",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>Facts to look up</title></head>
            <body>
            <main>
            <h1>Facts to look up</h1>
            <h2>{{label.environment}}</h2>
            <p>{{environment}}</p>
            <h2>{{label.facts}}</h2>
            <p>{{steps}}</p>
            <p>{{solutions}}</p>
            <h2>{{label.depends}}</h2>
            <p>{{depends}}</p>
            <h2>{{label.reported}}</h2>
            <p>{{reported}}</p>
            </main>
            </body>
            </html>

            """
        ),
        (
            "troubleshooting",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>Issue, environment, cause, resolution</title></head>
            <body>
            <main>
            <h1>Issue, environment, cause, resolution</h1>
            <h2>{{label.issue}}</h2>
            <p>{{issue}}</p>
            <h2>{{label.environment}}</h2>
            <p>{{environment}}</p>
            <h2>{{label.cause}}</h2>
            <p>{{cause}}</p>
            <h2>{{label.resolution}}</h2>
            <p>{{steps}}</p>
            <p>{{branches}}</p>
            <p>{{solutions}}</p>
            <h2>{{label.depends}}</h2>
            <p>{{depends}}</p>
            <h2>{{label.reported}}</h2>
            <p>{{reported}}</p>
            </main>
            </body>
            </html>

            """
        ),
    ]
}
