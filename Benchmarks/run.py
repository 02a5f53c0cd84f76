#!/usr/bin/env python3
"""CPU seconds of Lacuna beside the tools that its users would pick instead, in turn, in one run.

Stages: reading HTML (beside `xmllint --html`), reading XML (beside `xmllint`), repeats in contacts in order of time, in no order and
as JSON Lines (beside DuckDB; --contacts 10000000 is the size that targets are set for), comparing two
articles (beside `git diff --word-diff`), audit and gaps. How each grows is in stages.py. A peer that is not installed is named and left out. Corpora are
made from the shipped knowledge base with a fixed seed. Each figure is the median of --runs runs: user + system seconds of the process
and its children, and its peak memory.
"""
import argparse, importlib.util, json, os, platform, random, resource, shutil, statistics, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DUCKDB = """
import duckdb, sys
print(duckdb.sql(f'''SELECT count(*) FROM (SELECT time - lag(time) OVER (PARTITION BY customer, topic ORDER BY time) AS gap
FROM {sys.argv[2]}('{sys.argv[1]}')) WHERE gap <= INTERVAL 7 DAY''').fetchall())
"""


def duckdb(file, reader="read_csv"):
    """The command that counts a file's repeats with DuckDB; a name that is not installed when it is missing."""
    return [sys.executable, "-c", DUCKDB, file, reader] if importlib.util.find_spec("duckdb") else ["duckdb"]


def measure(command, runs):
    """Median CPU seconds and peak MB; None when the command fails. Differences, and what is wrong with what was read, are no failures."""
    fine = (0,) if command[0] == sys.executable else (0, 1, 2)
    seconds, peak = [], 0
    for _ in range(runs):
        code = ("import json, resource, subprocess, sys\n"
                "p = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
                "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
                "print(json.dumps([p.returncode, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024]))")
        done = json.loads(subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True).stdout)
        if done[0] not in fine:
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
    """The same contacts as CSV in order of time, as CSV in no order, and as JSON Lines."""
    random.seed(7)
    names = ("id", "customer", "time", "topic", "channel", "escalated")
    header, lines = ",".join(names) + "\n", []
    with open(path, "w") as out, open(Path(path).with_suffix(".jsonl"), "w") as objects:
        out.write(header)
        for n in range(count):
            day, second = divmod(n * 86400 * 300 // count, 86400)
            time = f"2025-{1 + day // 28:02d}-{1 + day % 28:02d}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z"
            values = (f"c{n}", f"u{random.randrange(count // 5)}", time, f"t{random.randrange(40)}", "chat", str(n % 3 == 0).lower())
            lines.append(",".join(values) + "\n")
            out.write(lines[-1])
            objects.write("{" + ",".join(f'"{k}":"{v}"' for k, v in zip(names, values)) + "}\n")
    random.shuffle(lines)
    with open(Path(path).with_suffix(".mixed.csv"), "w") as out:
        out.write(header)
        out.writelines(lines)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lacuna", default=ROOT / ".build/release/lacuna")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--contacts", type=int, default=1_000_000)
    options.add_argument("--json", type=Path)
    options.add_argument("--commands", action="store_true", help="print what was run")
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
            ("repeats", [lacuna, "contacts", "contacts.csv", "--format", "json"], duckdb("contacts.csv")),
            ("unordered", [lacuna, "contacts", "contacts.mixed.csv", "--format", "json"], duckdb("contacts.mixed.csv")),
            ("json lines", [lacuna, "contacts", "contacts.jsonl", "--format", "json"], duckdb("contacts.jsonl", "read_json")),
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
                "mb_per_second": own and name in ("repeats", "unordered", "json lines")
                and round(Path(ours[2]).stat().st_size / 1e6 / own[0]),
                "ratio": own and other and round(own[0] / max(other[0], 1e-3), 2)})
    facts = {"machine": platform.machine(), "cores": os.cpu_count(), "system": platform.platform(), "runs": options.runs}
    print(f"{'stage':<12}{'CPU s':>9}{'MB':>7}  {'peer':<12}{'CPU s':>9}{'ratio':>8}")
    for r in rows:
        show = lambda v: "-" if v is None else str(v)
        print(f"{r['stage']:<12}{show(r['lacuna']):>9}{show(r['peak_mb']):>7}  {show(r['peer']):<12}{show(r['peer_seconds']):>9}{show(r['ratio']):>8}")
        if r["mb_per_second"]:
            print(f"{'':<12}{r['mb_per_second']:>9} MB of input a CPU second")
    if options.commands:
        for name, ours, peer in stages:
            short = lambda c: " ".join("'…'" if "\n" in str(x) else str(x) for x in c[:8])
            print(f"{name}: {short(ours)}" + (f"  beside  {short(peer)}" if peer else ""))
    if options.json:
        options.json.write_text(json.dumps({"facts": facts, "stages": rows}, indent=1) + "\n", "utf-8")


main()
