#!/usr/bin/env python3
"""Writes templates/reports into Swift, so that the binary carries them. Run it after changing a template; a test compares both."""
from pathlib import Path

root = Path(__file__).resolve().parent.parent
target = root / "Sources/KBReports/Page/ReportTemplates.swift"
lines = [
    "/// The page layouts of `templates/reports`, written here by `Scripts/embed-templates.py`: change the files, not this.",
    "package enum ReportTemplates {",
]
files = []
for path in sorted((root / "templates/reports").iterdir()):
    stem, kind = path.name.rsplit(".", 1)
    name = stem if kind == "mustache" else stem + kind.upper()
    files.append((path.name, name))
    lines.append(f"    /// `{path.name}`")
    lines.append(f'    package static let {name} = ##"""')
    lines += ["        " + line if line else "" for line in path.read_text("utf-8").rstrip("\n").split("\n")]
    lines += ['        """##', ""]
lines += ["    /// All of them by file name.", "    package static let files = ["]
lines += [f'        "{file}": {name},' for file, name in files] + ["    ]", "}"]
target.write_text("// swift-format-ignore-file\n\n" + "\n".join(lines) + "\n", "utf-8")
