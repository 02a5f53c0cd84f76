#!/usr/bin/env python3
"""CPU seconds of Lacuna beside the tools that its users would pick instead, in turn, in one run.

Stages: reading HTML (beside `xmllint --html`), reading XML (beside `xmllint`), repeats in contacts (beside DuckDB), comparing two
articles (beside `git diff --word-diff`), and growth of audit and gaps. A peer that is not installed is named and left out. Corpora are
made from the shipped knowledge base with a fixed seed. Each figure is the median of --runs runs: user + system seconds of the process
and its children, and its peak memory.
"""
import argparse, importlib.util, json, os, platform, random, resource, shutil, statistics, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DUCKDB = """
import duckdb, sys
print(duckdb.sql(f'''SELECT count(*) FROM (SELECT time - lag(time) OVER (PARTITION BY customer, topic ORDER BY time) AS gap
FROM read_csv('{sys.argv[1]}')) WHERE gap <= INTERVAL 7 DAY''').fetchone())
"""


def measure(command, runs):
    """Median CPU seconds and peak MB; None when the command fails."""
    seconds, peak = [], 0
    for _ in range(runs):
        code = ("import json, resource, subprocess, sys\n"
                "p = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
                "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
                "print(json.dumps([p.returncode, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024]))")
        done = json.loads(subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True).stdout)
        if done[0] not in (0, 1, 2):
            return None
        seconds.append(done[1])
        peak = max(peak, done[2])
    return statistics.median(seconds), peak


def copies(folder, pattern, count):
    """`count` files made from the knowledge base, each with a word of its own."""
    folder.mkdir(parents=True)
    sources = sorted((ROOT / "kb/articles").glob(pattern))
    for n in range(count):
        text = sources[n % len(sources)].read_text("utf-8")
        if pattern == "*.html":
            text = f"<!DOCTYPE html><html><head><title>Page {n}</title></head><body><main><h1>Page {n}</h1>{text}</main></body></html>"
        (folder / f"{n}{sources[n % len(sources)].suffix}").write_text(text, "utf-8")
    return sorted(folder.iterdir())


def contacts(path, count):
    random.seed(7)
    with open(path, "w") as out:
        out.write("id,customer,time,topic,channel,escalated\n")
        for n in range(count):
            day, second = divmod(n * 86400 * 300 // count, 86400)
            time = f"2025-{1 + day // 28:02d}-{1 + day % 28:02d}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z"
            out.write(f"c{n},u{random.randrange(count // 5)},{time},t{random.randrange(40)},chat,{n % 3 == 0}\n")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lacuna", default=ROOT / ".build/release/lacuna")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--contacts", type=int, default=1_000_000)
    options.add_argument("--json", type=Path)
    options = options.parse_args()
    lacuna = Path(options.lacuna).resolve()
    with tempfile.TemporaryDirectory(prefix="lacuna-bench-") as folder:
        os.chdir(folder)
        here = Path(folder)
        html, xml = copies(here / "html", "*.html", 1000), copies(here / "xml", "*.dita", 1000)
        contacts("contacts.csv", options.contacts)
        big = "".join(f"<p>{p.read_text('utf-8')}</p>" for p in html[:70])
        Path("old.html").write_text(big, "utf-8")
        Path("new.html").write_text(big.replace("Thunderbird", "Firebird", 40), "utf-8")
        stages = [
            ("read HTML", [lacuna, "ingest", "html"], ["xmllint", "--html", "--noout", *html]),
            ("read XML", [lacuna, "ingest", "xml"], ["xmllint", "--noout", "--nonet", *xml]),
            ("repeats", [lacuna, "contacts", "contacts.csv", "--format", "json"],
             [sys.executable, "-c", DUCKDB, "contacts.csv"] if importlib.util.find_spec("duckdb") else ["duckdb"]),
            ("compare", [lacuna, "diff", "old.html", "new.html"],
             ["git", "diff", "--no-index", "--word-diff", "old.html", "new.html"]),
            ("audit", [lacuna, "audit", "html", "--fail-on", "never"], None),
            ("gaps", [lacuna, "gaps", "--kb", ROOT / "kb/articles", "--contacts", ROOT / "kb/contacts.jsonl"], None),
        ]
        rows = []
        for name, ours, peer in stages:
            own = measure(ours, options.runs)
            other = measure(peer, options.runs) if peer and shutil.which(str(peer[0])) else None
            rows.append({
                "stage": name, "lacuna": own and round(own[0], 3), "peak_mb": own and round(own[1]),
                "peer": Path(str(peer[0])).name if peer else None, "peer_seconds": other and round(other[0], 3),
                "ratio": own and other and round(own[0] / max(other[0], 1e-3), 2)})
    facts = {"machine": platform.machine(), "cores": os.cpu_count(), "system": platform.platform(), "runs": options.runs}
    print(f"{'stage':<12}{'CPU s':>9}{'MB':>7}  {'peer':<12}{'CPU s':>9}{'ratio':>8}")
    for r in rows:
        show = lambda v: "-" if v is None else str(v)
        print(f"{r['stage']:<12}{show(r['lacuna']):>9}{show(r['peak_mb']):>7}  {show(r['peer']):<12}{show(r['peer_seconds']):>9}{show(r['ratio']):>8}")
    if options.json:
        options.json.write_text(json.dumps({"facts": facts, "stages": rows}, indent=1) + "\n", "utf-8")


main()
