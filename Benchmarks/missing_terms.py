#!/usr/bin/env python3
"""Does `lacuna gaps` name what an article lacks? A section is taken out of an article, and its key terms are sought.

A case is an article that at least --chats conversations need and one of its sections that at least three of them need. Who needs the
section is known from grounding facts (government) or taken to be those whose whole thread shares most words with it (forum: a weak
guess). Simulated: conversations that need the section are escalated with probability .9, all others with .25 (--draws seeds a case). The
program sees the knowledge base with the section taken out, and the whole log, each conversation linked to the articles it needs.
Key terms: up to ten words of the section that the rest of the article lacks, by tf-idf; reachable are those that at least two escalated
conversations say in what is handed over (answers on government; first posts on the forum, or whole threads with --whole). Measures:
recall of the reachable ones among the first ten missing terms, and the share of these that stand in the removed section.

  Benchmarks/missing_terms.py government KB LOG GROUNDING      KB: folder of text pages; LOG, GROUNDING: JSON Lines
  Benchmarks/missing_terms.py forum KB LOG GOLD                KB: folder of HTML pages; GOLD: CSV with id, article_gold
"""
import argparse, collections, concurrent.futures, csv, html, json, math, os, random, re, subprocess, tempfile
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


def first_question(conversation):
    return next(t["text"] for t in conversation["turns"] if t["speaker"] == "customer")


def handed_over(options, conversation):
    """What the program can learn the terms from: answers on government; the first post of a thread or all of it on the forum."""
    if options.kind == "government":
        return said(conversation, ("agent", "bot"))
    return said(conversation) if options.whole else first_question(conversation)


class Log:
    """Conversations, and who needs which article and, on government, which facts."""

    def __init__(self, options):
        self.conversations = {c["id"]: c for c in rows(options.log)}
        self.articles, self.facts = collections.defaultdict(list), collections.defaultdict(list)
        if options.kind == "government":
            for fact in rows(options.gold):
                if fact["article"] not in self.articles[fact["id"]]:
                    self.articles[fact["id"]].append(fact["article"])
                self.facts[fact["id"]].append(fact["fact"])
        else:
            for row in csv.DictReader(open(options.gold, encoding="utf-8")):
                self.articles[row["id"]].append(row["article_gold"])

    def about(self, page):
        return [c for i, c in self.conversations.items() if page in self.articles.get(i, ())]

    def sections_needed(self, about, sections):
        """By section: the ids of the conversations that need it."""
        bags = [set(words(plain(s))) for s in sections]
        users = collections.defaultdict(set)
        for conversation in about:
            for need in self.facts[conversation["id"]] if self.facts else [said(conversation)]:
                asked = set(words(need))
                shared = [len(asked & bag) / (len(asked) if self.facts else math.sqrt(len(bag) + 1)) for bag in bags]
                best = max(range(len(bags)), key=shared.__getitem__)
                if shared[best] > (0.6 if self.facts else 0):
                    users[best].add(conversation["id"])
        return users


def cases(options, log):
    """(page name, text before, sections, which section, ids of the article's conversations, ids that need the section)."""
    for path in sorted(Path(options.kb).iterdir()):
        about = log.about(path.stem)
        if path.suffix not in (".txt", ".html") or len(about) < options.chats:
            continue
        text = path.read_text("utf-8")
        head, sections = text_sections(text) if options.kind == "government" else html_sections(text)
        for section, ids in sorted(log.sections_needed(about, sections).items()) if len(sections) >= 3 else ():
            if len(ids) >= 3:
                yield path.stem, head, sections, section, {c["id"] for c in about}, ids


def write_base(options, folder, page, text):
    suffix = ".txt" if options.kind == "government" else ".html"
    folder.mkdir()
    for path in Path(options.kb).iterdir():
        if path.suffix == suffix and path.stem != page:
            (folder / path.name).symlink_to(path.resolve())
    (folder / (page + suffix)).write_text(text, "utf-8")


def write_log(folder, log, escalated):
    with open(folder / "contacts.jsonl", "w") as contacts, open(folder / "transcripts.jsonl", "w") as transcripts:
        for number, (name, c) in enumerate(log.conversations.items()):
            contacts.write(json.dumps({
                "id": name, "time": f"2025-01-{1 + number % 28:02d}T10:00:00Z", "question": first_question(c),
                "articles": log.articles.get(name, []), "article_link": "linked", "language": "en", "escalated": name in escalated,
                "outcome": "escalated" if name in escalated else "assumed"}) + "\n")
            turns = [{"speaker": t["speaker"], "text": t["text"]} for t in c["turns"]]
            transcripts.write(json.dumps({"id": name, "language": "en", "outcome": "unknown", "turns": turns}) + "\n")


def run(options, log, page, head, sections, section, about, ids, seed, frequency, pages):
    chance = random.Random(f"{page} {section} {seed}")
    escalated = {name for name in log.conversations if chance.random() < (0.9 if name in ids else 0.25)}
    rest = [s for i, s in enumerate(sections) if i != section]
    join = ("\n\n" if options.kind == "government" else "").join
    keys = key_terms(plain(sections[section]), plain(join([head, *rest])), frequency, pages)
    heard = collections.Counter(w for i in escalated & about for w in set(words(handed_over(options, log.conversations[i]))))
    reachable = [w for w in keys if heard[w] >= 2]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        write_base(options, folder / "kb", page, join([head, *rest]))
        write_log(folder, log, escalated)
        command = [options.lacuna, "gaps", "--kb", "kb", "--contacts", "contacts.jsonl", "--format", "json"]
        if options.kind == "government" or options.whole:
            command += ["--transcripts", "transcripts.jsonl"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        terms = next((a["missingTerms"] for a in json.loads(done.stdout)["articles"] if Path(a["path"]).stem == page), [])[:10]
    listed = [set(words(t)) for t in terms]
    inside = set(words(plain(sections[section])))
    if options.show:
        print(page, section, f"{len(escalated & about)} of {len(about)} escalated, {len(ids)} need it")
        print("  reachable", ", ".join(f"{w} {heard[w]}" for w in reachable), "\n  listed   ", ", ".join(terms))
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
    options.add_argument("--show", action="store_true", help="each case: the reachable key terms and the terms listed")
    options = options.parse_args()
    options.lacuna = str(Path(options.lacuna).resolve())
    options.chats = options.chats or (6 if options.kind == "government" else 20)
    frequency, pages = collections.Counter(), 0
    for path in Path(options.kb).iterdir():
        if path.suffix in (".txt", ".html"):
            pages += 1
            frequency.update(set(words(plain(path.read_text("utf-8")))))
    log = Log(options)
    tasks = [(*case, seed) for case in cases(options, log) for seed in range(options.draws)]
    recalls, inside, listed, total, reach = [], 0, 0, 0, 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for found, reachable, right, shown, keys in pool.map(lambda task: run(options, log, *task, frequency, pages), tasks):
            recalls += [found / reachable] if reachable else []
            inside, listed, total, reach = inside + right, listed + shown, total + keys, reach + reachable
    print(f"{options.kind}: {len(recalls)} cases, {reach / max(1, len(recalls)):.1f} of {total / max(1, len(recalls)):.1f} key terms reachable; "
          f"recall@10 {sum(recalls) / max(1, len(recalls)):.2f}, listed terms in the section {inside / max(1, listed):.2f}")


if __name__ == "__main__":
    main()
