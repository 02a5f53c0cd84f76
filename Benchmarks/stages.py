#!/usr/bin/env python3
"""Each stage of Lacuna by itself: how its cost grows with its input, and whether a change made it slower.

    stages.py growth                 each stage at 1, 4 and 16 times its size, with the exponent fitted to the CPU seconds
    stages.py compare --base BIN     this build and another in turn, --runs times each; ends with 1 when a stage is slower by more than 5 %

CPU seconds are user + system of the process, less those of `lacuna --version`. Growth takes the least of three runs, as noise only adds.
A comparison is of pairs run one after the other: the median of their ratios, with its 95 % interval by order statistics; a stage is
slower only when the whole interval lies above 1.05. Instruction counts would be finer, but not every machine counts them for a process
with threads. Corpora are made from the shipped knowledge base with a fixed seed.
"""
import argparse, json, math, os, random, resource, statistics, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KB = ROOT / "kb"


def lines(name):
    return [json.loads(line) for line in (KB / name).read_text("utf-8").splitlines()]


def articles(folder, ending, count):
    """`count` articles, each with a title and a word of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted((KB / "articles").glob(f"*.{ending}"))
    for n in range(count):
        text = sources[n % len(sources)].read_text("utf-8")
        if ending == "html":
            text = f"<!DOCTYPE html><html><head><title>Page {n}</title></head><body><main><h1>Page {n}</h1>{text}</main></body></html>"
        (folder / f"{n}.{ending}").write_text(text, "utf-8")
    return folder


def varied(records, count, change):
    """`count` records, each of the given ones in turn with an id of its own; `change` gives every round other words."""
    made = []
    for n in range(count):
        record = dict(records[n % len(records)], id=f"r{n}")
        made.append(change(record, random.Random(n)) if n >= len(records) else record)
    return made


def fewer_words(text, rng):
    return " ".join(word for word in text.split() if rng.random() > 0.15)


def asked(record, rng):
    return dict(record, question=fewer_words(record.get("question") or "", rng))


def said(record, rng):
    return dict(record, turns=[dict(turn, text=fewer_words(turn["text"], rng)) for turn in record["turns"]])


def write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    return path


def contacts(path, count):
    rng = random.Random(7)
    with open(path, "w") as out:
        out.write("id,customer,time,topic,channel,escalated\n")
        for n in range(count):
            day, second = divmod(n * 86400 * 300 // count, 86400)
            time = f"2025-{1 + day // 28:02d}-{1 + day % 28:02d}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z"
            out.write(f"c{n},u{rng.randrange(count // 5)},{time},t{rng.randrange(40)},chat,{str(n % 3 == 0).lower()}\n")
    return path


def pair(here, paragraphs):
    """Two revisions of one article, a word changed in every fifth paragraph."""
    texts = [f"<p>{' '.join(r['question'].split())[:400].replace('<', ' ')}</p>" for r in varied(lines("contacts.jsonl"), paragraphs, asked)]
    old, new = here / "old.html", here / "new.html"
    old.write_text("<h1>All</h1>" + "\n".join(texts), "utf-8")
    new.write_text("<h1>All</h1>" + "\n".join(t.replace(" the ", " this ", 1) if n % 5 == 0 else t for n, t in enumerate(texts)), "utf-8")
    return [old, new]


def stages(here, times):
    """Names and arguments, for corpora of `times` the smallest size."""
    here.mkdir()
    kb = articles(here / "html", "html", 60 * times)
    questions = write(here / "contacts.jsonl", varied(lines("contacts.jsonl"), 400 * times, asked))
    spoken = write(here / "transcripts.jsonl", varied(lines("transcripts.jsonl"), 40 * times, said))
    return {
        "read HTML": ["ingest", kb],
        "read XML": ["ingest", articles(here / "xml", "dita", 150 * times)],
        "audit": ["audit", kb, "--fail-on", "never"],
        "near-duplicates": ["audit", kb, "--fail-on", "never", "--rules", "near-duplicate-article"],
        "contacts": ["contacts", contacts(here / "contacts.csv", 50_000 * times)],
        "gaps": ["gaps", "--kb", KB / "articles", "--contacts", questions],
        "topics": ["topics", questions],
        "drafts": ["draft", "--transcripts", spoken],
        "diff": ["diff", *pair(here, 500 * times)],
        "report": ["report", "--check", "--kb", KB / "articles", "--contacts", questions, "--config", config(here)],
    }


def config(here):
    """A configuration of its own, so that no ledger of a run before is read."""
    path = here / "lacuna.yaml"
    path.write_text("report: {publish: site}\n", "utf-8")
    return path


def seconds(lacuna, arguments):
    """CPU seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([lacuna, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, arguments))}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def growth(lacuna, here):
    sizes = [1, 4, 16]
    start = min(seconds(lacuna, ["--version"]) for _ in range(5))
    costs = {}
    for times in sizes:
        for name, arguments in stages(here / str(times), times).items():
            costs.setdefault(name, []).append(max(1e-3, min(seconds(lacuna, arguments) for _ in range(3)) - start))
    print(f"{'stage':<17}" + "".join(f"{f'{t}×':>9}" for t in sizes) + f"{'exponent':>10}   CPU seconds")
    for name, found in costs.items():
        print(f"{name:<17}" + "".join(f"{c:>9.3f}" for c in found) + f"{statistics.linear_regression([math.log(t) for t in sizes], [math.log(c) for c in found]).slope:>10.2f}")


def compare(lacuna, base, here, runs):
    # Of so many ratios, the ranks between which the median lies with 95 % probability (normal approximation of the binomial).
    low = max(0, math.floor(runs / 2 - 0.98 * math.sqrt(runs)))
    slower = []
    print(f"{'stage':<17}{'ratio':>8}   95 % interval")
    for name, arguments in stages(here / "4", 4).items():
        ratios = []
        for n in range(runs):
            order = (lacuna, base) if n % 2 else (base, lacuna)
            cost = {binary: seconds(binary, arguments) for binary in order}
            ratios.append(cost[lacuna] / max(cost[base], 1e-3))
        ratios.sort()
        if ratios[low] > 1.05:
            slower.append(name)
        print(f"{name:<17}{statistics.median(ratios):>8.3f}   {ratios[low]:.3f} – {ratios[runs - 1 - low]:.3f}{'   slower' if name in slower else ''}")
    return 1 if slower else 0


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["growth", "compare"])
    options.add_argument("--lacuna", type=Path, default=ROOT / ".build/release/lacuna")
    options.add_argument("--base", type=Path)
    options.add_argument("--runs", type=int, default=15)
    options = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="lacuna-stages-") as folder:
        lacuna = options.lacuna.resolve()
        if options.what == "growth":
            return growth(lacuna, Path(folder))
        if not options.base:
            sys.exit("compare needs --base: another build of lacuna")
        return compare(lacuna, options.base.resolve(), Path(folder), options.runs)


sys.exit(main())
