#!/usr/bin/env python3
"""Does `lacuna gaps` name what an article lacks? A section is taken out of an article, and its key terms are sought.

A case is an article that at least --chats conversations need and one of its sections that at least three of them need. Who needs the
section is known from grounding facts (government) or taken to be those whose whole thread shares most words with it (forum: a weak
guess). Simulated: conversations that need the section are escalated with probability .9, others with .25 (--draws seeds a case). The
program sees the knowledge base with the section taken out, and all conversations that need the article, linked to it.
Key terms: up to ten words of the section that the rest of the article lacks, by tf-idf; reachable are those that at least two escalated
conversations say (in answers, on government; anywhere, on the forum). Measures: recall of the reachable ones among the first ten
missing terms, and the share of these that stand in the removed section.

  Benchmarks/missing_terms.py government KB LOG GROUNDING      KB: folder of text pages; LOG, GROUNDING: JSON Lines
  Benchmarks/missing_terms.py forum KB LOG GOLD                KB: folder of HTML pages; GOLD: CSV with id, article_gold
"""
import argparse, collections, csv, html, json, math, random, re, subprocess, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STOP = set("the a an and or of to in is are was be been it for on with you your i my me we our this that these those not can have has do "
           "does if as at from by but so when how what which who they their them will would there any all am into out up than then also "
           "may must should could no yes he she his her its about more most other some such only own same too very just".split())


def words(text):
    """Lower-case words without inflection, roughly: enough to compare two spellings of a word."""
    found = [w for w in re.findall(r"[^\W_]+", text.lower()) if w not in STOP and len(w) > 2 and not w.isdigit()]
    return [re.sub(r"(ies|ied|y)$", "i", re.sub(r"(ing|ed|es|s|e)$", "", w)) if len(w) > 4 else w for w in found]


def rows(path):
    return [json.loads(line) for line in Path(path).read_text("utf-8").split("\n") if line.strip()]


def text_sections(text):
    """(title, [section]) of a page whose sections are separated by blank lines."""
    title, _, body = text.partition("\n")
    return title, [s for s in re.split(r"\n\s*\n", body) if s.strip()]


def html_sections(text):
    parts = re.split(r"(?i)(?=<h[1-4][ >])", text)
    return parts[0], parts[1:]


def plain(markup):
    return html.unescape(re.sub(r"<[^>]+>", " ", markup))


def key_terms(section, rest, frequency, pages):
    lacking = collections.Counter(words(section))
    for word in words(rest):
        lacking.pop(word, None)
    weight = {w: (1 + math.log(n)) * math.log((pages + 1) / (frequency[w] + 0.5)) for w, n in lacking.items()}
    return [w for w, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:10]]


def said(conversation, speakers=("customer", "agent", "bot")):
    return "\n".join(t["text"] for t in conversation["turns"] if t["speaker"] in speakers)


def cases(options):
    """(page name, text before, sections, which section, conversations of the article, ids that need the section)."""
    pages = {p.stem: p.read_text("utf-8") for p in sorted(Path(options.kb).iterdir()) if p.suffix in (".txt", ".html")}
    conversations = {c["id"]: c for c in rows(options.log)}
    needed, facts = collections.defaultdict(list), collections.defaultdict(list)
    if options.kind == "government":
        for fact in rows(options.gold):
            if fact["id"] not in needed[fact["article"]]:
                needed[fact["article"]].append(fact["id"])
            facts[fact["id"]].append(fact["fact"])
    else:
        for row in csv.DictReader(open(options.gold, encoding="utf-8")):
            needed[row["article_gold"]].append(row["id"])
    for page, text in pages.items():
        about = [conversations[i] for i in needed[page] if i in conversations]
        if len(about) < options.chats:
            continue
        head, sections = text_sections(text) if options.kind == "government" else html_sections(text)
        bags = [set(words(plain(s))) for s in sections]
        if len(sections) < 3:
            continue
        users = collections.defaultdict(set)
        for conversation in about:
            for need in facts[conversation["id"]] or [said(conversation)]:
                asked = set(words(need))
                shared = [len(asked & bag) / (len(asked) if facts else math.sqrt(len(bag) + 1)) for bag in bags]
                best = max(range(len(bags)), key=shared.__getitem__)
                if shared[best] > (0.6 if facts else 0):
                    users[best].add(conversation["id"])
        for section, ids in sorted(users.items()):
            if len(ids) >= 3:
                yield page, head, sections, section, about, ids


def run(options, page, head, sections, section, about, ids, seed, frequency, pages):
    chance = random.Random(f"{page} {section} {seed}")
    escalated = {c["id"] for c in about if chance.random() < (0.9 if c["id"] in ids else 0.25)}
    rest = [s for i, s in enumerate(sections) if i != section]
    join = ("\n\n" if options.kind == "government" else "").join
    keys = key_terms(plain(sections[section]), plain(join([head, *rest])), frequency, pages)
    speakers = ("agent", "bot") if options.kind == "government" else ("customer", "agent", "bot")
    heard = collections.Counter(w for c in about if c["id"] in escalated for w in set(words(said(c, speakers))))
    reachable = [w for w in keys if heard[w] >= 2]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "kb").mkdir()
        suffix = ".txt" if options.kind == "government" else ".html"
        for path in Path(options.kb).iterdir():
            if path.suffix == suffix and path.stem != page:
                (folder / "kb" / path.name).symlink_to(path.resolve())
        (folder / "kb" / (page + suffix)).write_text(join([head, *rest]), "utf-8")
        with open(folder / "contacts.jsonl", "w") as out, open(folder / "transcripts.jsonl", "w") as whole:
            for number, c in enumerate(about):
                first = next(t["text"] for t in c["turns"] if t["speaker"] == "customer")
                out.write(json.dumps({
                    "id": c["id"], "time": f"2025-01-{1 + number % 28:02d}T10:00:00Z", "question": first, "articles": [page],
                    "article_link": "linked", "language": "en", "escalated": c["id"] in escalated,
                    "outcome": "escalated" if c["id"] in escalated else "assumed"}) + "\n")
                turns = [{"speaker": t["speaker"], "text": t["text"]} for t in c["turns"]]
                whole.write(json.dumps({"id": c["id"], "language": "en", "outcome": "unknown", "turns": turns}) + "\n")
        command = [options.lacuna, "gaps", "--kb", "kb", "--contacts", "contacts.jsonl", "--format", "json"]
        if options.kind == "government" or options.whole:
            command += ["--transcripts", "transcripts.jsonl"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        terms = next((a["missingTerms"] for a in json.loads(done.stdout)["articles"] if Path(a["path"]).stem == page), [])[:10]
    listed = [set(words(t)) for t in terms]
    inside = set(words(plain(sections[section])))
    found = sum(any(w in t for t in listed) for w in reachable)
    return found, len(reachable), sum(bool(t & inside) for t in listed), len(listed), len(keys)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("kind", choices=("government", "forum"))
    options.add_argument("kb")
    options.add_argument("log")
    options.add_argument("gold")
    options.add_argument("--lacuna", default=str(ROOT / ".build/release/lacuna"))
    options.add_argument("--draws", type=int, default=3)
    options.add_argument("--chats", type=int, default=None)
    options.add_argument("--whole", action="store_true", help="forum: hand over the whole threads as well")
    options = options.parse_args()
    options.lacuna = str(Path(options.lacuna).resolve())
    options.chats = options.chats or (6 if options.kind == "government" else 20)
    frequency, pages = collections.Counter(), 0
    for path in Path(options.kb).iterdir():
        if path.suffix in (".txt", ".html"):
            pages += 1
            frequency.update(set(words(plain(path.read_text("utf-8")))))
    recalls, inside, listed, total, reach = [], 0, 0, 0, 0
    for case in cases(options):
        for seed in range(options.draws):
            found, reachable, right, shown, keys = run(options, *case, seed, frequency, pages)
            recalls += [found / reachable] if reachable else []
            inside, listed, total, reach = inside + right, listed + shown, total + keys, reach + reachable
    print(f"{options.kind}: {len(recalls)} cases, {reach / max(1, len(recalls)):.1f} of {total / max(1, len(recalls)):.1f} key terms reachable; "
          f"recall@10 {sum(recalls) / max(1, len(recalls)):.2f}, listed terms in the section {inside / max(1, listed):.2f}")


if __name__ == "__main__":
    main()
