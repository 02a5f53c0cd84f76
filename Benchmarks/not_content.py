#!/usr/bin/env python3
"""Errors of telling from words alone that an escalation is not the content's fault.

Gold: intents of labelled questions that say it (bitext: contact_human_agent, complaint); every other question of banking77, clinc150 and
bitext counts as content. All are handed over as escalated, without a reason code. Printed: for each set, how many of the labelled ones
are found, and how many others are taken for one. Short questions in English only; account actions and outages have no labels here.

  Benchmarks/not_content.py LABELS      LABELS: folder with banking77.csv, clinc150.csv, bitext_intents.csv
"""
import collections, csv, json, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = {"banking77": ("text", "category", {}), "clinc150": ("text", "category", {}),
        "bitext_intents": ("utterance", "intent", {"contact_human_agent": "wants-person", "complaint": "complaint"})}


def main():
    labels = Path(sys.argv[1])
    lacuna = Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build/release/lacuna").resolve()
    for name, (text, label, gold) in SETS.items():
        rows = list(csv.DictReader(open(labels / f"{name}.csv", encoding="utf-8")))
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            (folder / "kb").mkdir()
            (folder / "kb/page.txt").write_text("Help\n\nHow to get help.\n", "utf-8")
            with open(folder / "contacts.jsonl", "w", encoding="utf-8") as out:
                for number, row in enumerate(rows):
                    out.write(json.dumps({"id": str(number), "time": "2025-01-01T10:00:00Z", "question": row[text], "language": "en",
                                          "escalated": True, "outcome": "escalated"}) + "\n")
            done = subprocess.run([lacuna, "gaps", "--kb", "kb", "--contacts", "contacts.jsonl", "--format", "json", "--explain-contacts",
                                   "--limit", "1"], cwd=folder, capture_output=True, text=True)
        why = {c["id"]: c["why"] for c in json.loads(done.stdout)["contactsExplained"]}
        found, wrong, total = collections.Counter(), collections.Counter(), collections.Counter()
        for number, row in enumerate(rows):
            wanted = gold.get(row[label])
            said = why[str(number)].removeprefix("not content: ") if why[str(number)].startswith("not content") else None
            total[wanted] += 1
            if wanted:
                found[wanted] += said == wanted
            elif said:
                wrong[f"{said} <- {row[label]}"] += 1
        print(f"{name}: " + ", ".join(f"{k} {found[k]} of {total[k]} found" for k in found) +
              f"; of {total[None]} others {sum(wrong.values())} taken for one: {wrong.most_common(8)}")


if __name__ == "__main__":
    main()
