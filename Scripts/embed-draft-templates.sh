#!/bin/sh
# Writes templates/drafts/*.html into the source, so that the program needs no files beside it. A test compares the two.
set -eu
cd "$(dirname "$0")/.."
out=Sources/KBDrafts/Templates/BuiltInTemplates.swift
{
    echo "/// The files of \`templates/drafts/\`, by name; written by \`Scripts/embed-draft-templates.sh\`."
    echo "package enum BuiltInTemplates {"
    echo "    package static let sources: [(name: String, html: String)] = ["
    for file in templates/drafts/*.html; do
        name=$(basename "$file" .html)
        printf '        (\n            "%s",\n            """\n' "$name"
        sed -e 's/\\/\\\\/g' -e 's/^/            /' "$file"
        printf '\n            """\n        ),\n'
    done
    echo "    ]"
    echo "}"
} > "$out"
