#!/usr/bin/env python3
"""Near-duplicates among many short articles: Lacuna beside datasketch's MinHash LSH, in one run on one generated base.

The base: articles of eight sentences (about 130 words) drawn from the shipped knowledge base, its transcripts and its contacts. 12 % of
the articles have a copy, three in four levels each: L0 other case, spacing and punctuation; L1 5 % of the words edited (replaced, left
out or doubled); L2 15 % of the words edited; L3 one sentence replaced and the others rotated. 5 % are hard negatives: siblings that share
three of their eight sentences with another article. Gold is every planted pair; a reported pair that is none counts against precision.

Scored: pairs of `duplicate-article` and `near-duplicate-article` findings, and pairs that datasketch's LSH returns at each threshold
(128 permutations, three-word shingles, the setting its documentation shows). CPU is user + system seconds of the whole process, reading
included; memory is its peak. Seeded: the same base in every run.
"""
import argparse, collections, importlib.util, json, os, random, re, resource, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = 8
PEER = r"""
import json, re, sys
from datasketch import MinHash, MinHashLSH
folder, threshold = sys.argv[1], float(sys.argv[2])
import os
lsh, hashes = MinHashLSH(threshold=threshold, num_perm=128), []
for name in sorted(os.listdir(folder)):
    words = re.findall(r"\w+", open(os.path.join(folder, name), encoding="utf-8").read().lower())
    mh = MinHash(num_perm=128)
    mh.update_batch([" ".join(words[i:i + 3]).encode() for i in range(max(1, len(words) - 2))])
    for other in lsh.query(mh):
        print(other, name)
    lsh.insert(name, mh)
"""


def is_prose(text, words):
    """No log lines, message headers or text without spaces: a "sentence" of those can outweigh seven others."""
    letters = sum("a" <= c.lower() <= "z" or c == " " for c in text)
    return text[0].isupper() and text.rstrip()[-1] in ".!?" and max(map(len, words)) <= 20 and letters >= .9 * len(text)


def sentences():
    found = {}
    def add(text):
        for s in re.split(r"(?<=[.!?])\s+|\n+", text):
            words = s.split()
            if 8 <= len(words) <= 40 and is_prose(s, words):
                found[" ".join(words)] = None
    for page in sorted((ROOT / "kb/articles").glob("*.html")):
        add(re.sub("<[^>]+>", " ", page.read_text("utf-8")))
    for line in open(ROOT / "kb/transcripts.jsonl", encoding="utf-8"):
        for turn in json.loads(line)["turns"]:
            add(turn["text"])
    for line in open(ROOT / "kb/contacts.jsonl", encoding="utf-8"):
        add(json.loads(line).get("question") or "")
    return list(found)


def edited(text, share, vocabulary, rng):
    out = []
    for word in text.split(" "):
        kind = rng.random()
        if kind >= share:
            out.append(word)
        elif kind < share * .6:
            out.append(rng.choice(vocabulary))
        elif kind < share * .8:
            out += [word, rng.choice(vocabulary)]
    return " ".join(out)


def copy(parts, level, pool, vocabulary, rng):
    if level == 0:
        text = "  ".join(parts)
        return re.sub(r"[,;.]", lambda m: rng.choice([m.group(0), "", " -"]), text.upper() if rng.random() < .5 else text.capitalize())
    if level in (1, 2):
        return edited(" ".join(parts), {1: .05, 2: .15}[level], vocabulary, rng)
    swapped = list(parts)
    swapped[rng.randrange(SENTENCES)] = rng.choice(pool)
    turn = rng.randrange(1, SENTENCES)
    return " ".join(swapped[turn:] + swapped[:turn])


def generate(folder, count, seed=1):
    """Writes `count` articles; returns {pair: level} and the pairs of siblings."""
    rng, pool = random.Random(seed), sentences()
    vocabulary = [w for s in pool for w in s.split()]
    copies, siblings = int(count * .12), int(count * .05)
    originals = [rng.sample(pool, SENTENCES) for _ in range(count - copies - siblings)]
    texts = [(" ".join(parts), None, None) for parts in originals]
    sources = rng.sample(range(len(originals)), copies + siblings)
    for k, source in enumerate(sources[:copies]):
        texts.append((copy(originals[source], k % 4, pool, vocabulary, rng), source, k % 4))
    for source in sources[copies:]:
        mixed = rng.sample(originals[source], 3) + rng.sample(pool, SENTENCES - 3)
        rng.shuffle(mixed)
        texts.append((" ".join(mixed), source, "sibling"))
    order = list(range(len(texts)))
    rng.shuffle(order)
    name = {k: f"{place:06d}.txt" for place, k in enumerate(order)}
    folder.mkdir(parents=True)
    gold, hard = {}, set()
    for k, (text, source, level) in enumerate(texts):
        (folder / name[k]).write_text(f"Article {name[k][:6]}\n\n{text}\n", "utf-8")
        if source is not None:
            pair = frozenset((name[k], name[source]))
            if level == "sibling":
                hard.add(pair)
            else:
                gold[pair] = level
    return gold, hard


def score(pairs, gold, hard):
    right = sum(p in gold for p in pairs)
    precision, recall = right / max(1, len(pairs)), right / max(1, len(gold))
    levels = collections.Counter(gold.values())
    found = collections.Counter(gold[p] for p in pairs if p in gold)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall),
            "levels": [found[k] / max(1, levels[k]) for k in range(4)], "siblings": sum(p in hard for p in pairs) / max(1, len(hard))}


def run(command, output):
    """CPU seconds, peak MB, and whether it worked."""
    code = ("import json, resource, subprocess, sys\n"
            "p = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=open(sys.argv[1], 'wb'), stderr=subprocess.DEVNULL)\n"
            "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
            "print(json.dumps([p.returncode, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024]))")
    done = subprocess.run([sys.executable, "-c", code, str(output), *map(str, command)], capture_output=True, text=True)
    code, seconds, peak = json.loads(done.stdout)
    if code not in (0, 1):
        sys.exit(f"{command[0]} ended with {code}")
    return seconds, peak


def lacuna_pairs(path):
    answer = json.loads(Path(path).read_text("utf-8"))
    base = os.path.basename
    return {frozenset((base(f["path"]), base(r["path"]))) for f in answer["findings"] for r in f["related"]}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lacuna", default=ROOT / ".build/release/lacuna")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--thresholds", default="0.3,0.4,0.5", help="of datasketch")
    options.add_argument("--json", type=Path)
    options.add_argument("--keep", type=Path, help="write the base here and leave it")
    options = options.parse_args()
    lacuna, rows = Path(options.lacuna).resolve(), []
    with tempfile.TemporaryDirectory(prefix="lacuna-bench-") as scratch:
        folder = options.keep or Path(scratch) / "kb"
        gold, hard = generate(folder, options.articles)
        out = Path(scratch) / "out"
        rules = "duplicate-article,near-duplicate-article"
        seconds, peak = run([lacuna, "audit", folder, "--rules", rules, "--format", "json", "--fail-on", "never"], out)
        rows.append({"tool": "lacuna", "cpu": seconds, "mb": peak, **score(lacuna_pairs(out), gold, hard)})
        if importlib.util.find_spec("datasketch"):
            for threshold in options.thresholds.split(","):
                seconds, peak = run([sys.executable, "-c", PEER, folder, threshold], out)
                pairs = {frozenset(line.split()) for line in out.read_text().splitlines()}
                rows.append({"tool": f"datasketch {threshold}", "cpu": seconds, "mb": peak, **score(pairs, gold, hard)})
        else:
            print("datasketch is not installed (pip install datasketch): Lacuna alone")
        seconds, peak = run([lacuna, "audit", folder, "--rules=-duplicate-article,-near-duplicate-article", "--format", "json", "--fail-on",
                             "never"], out)
        rows.append({"tool": "other rules", "cpu": seconds, "mb": peak})
    print(f"{options.articles} articles, {len(gold)} planted copies, {len(hard)} siblings")
    print(f"{'':<16}{'CPU s':>8}{'MB':>7}{'P':>8}{'R':>8}{'F1':>8}   L0 / L1 / L2 / L3 found        siblings")
    for r in rows:
        line = f"{r['tool']:<16}{r['cpu']:>8.1f}{r['mb']:>7.0f}"
        if "f1" in r:
            line += f"{r['precision']:>8.3f}{r['recall']:>8.3f}{r['f1']:>8.3f}   " + " / ".join(f"{v:.3f}" for v in r["levels"])
            line += f"   {r['siblings']:.3f}"
        else:
            line += f"   {options.articles / r['cpu']:,.0f} articles a CPU second"
        print(line)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


main()
