#!/usr/bin/env python3
"""Counts the same contacts by the built-in engine, by Spark, by SQLite (up to a million) and, where it is installed, by DuckDB: the
aggregates have to be equal, row for row. Then Spark is killed while it counts: one sentence has to say so, and nothing may be written.
Prints time and peak memory of both engines as the table of docs/spark.md.

  python3 Tests/Spark/run.py --lacuna .build/release/lacuna --spark-home DIR [--rows 1000000,10000000] [FILE:MAPPING ...]

Generated contacts are counted as CSV and as Parquet (which Spark itself writes). FILE:MAPPING adds files of your own.
"""
import argparse, csv, datetime, importlib.util, os, random, signal, sqlite3, subprocess, sys, tempfile, time
from pathlib import Path

SQLITE_ROWS = 1_000_000


def measured(command, environment=None):
    """Seconds, peak MB of the largest process, and what it printed on standard error."""
    code = ("import resource, subprocess, sys, time\n"
            "t = time.time(); p = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE, text=True)\n"
            "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
            "print(p.returncode, time.time() - t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024); sys.stderr.write(p.stderr)")
    done = subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True, env=environment)
    returned, wall, cpu, peak = done.stdout.split()[-4:]
    if int(returned):
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return float(wall), float(cpu), float(peak)


def generate(path, rows):
    """Contacts in order of time: 30 % distinct customers, 12 topics, 4 channels."""
    rng, start = random.Random(1), datetime.datetime(2025, 1, 1)
    stamps = sorted(rng.randrange(365 * 86400) for _ in range(rows))
    with open(path, "w") as out:
        out.write("id,time,customer,channel,topic,outcome\n")
        for n, second in enumerate(stamps):
            at = (start + datetime.timedelta(seconds=second)).isoformat()
            out.write(f"k{n},{at}Z,u{rng.randrange(max(1, rows * 3 // 10))},{('chat', 'voice', 'email', 'web')[second & 3]},"
                      f"topic-{rng.randrange(12)},assumed\n")


def query(lacuna, file, mapping, dialect):
    extra = ["--mapping", mapping] if mapping else []
    printed = subprocess.run([lacuna, "contacts", file, *extra, "--print-sql", "--dialect", dialect], capture_output=True, text=True, check=True)
    return printed.stdout.strip().rstrip(";")


def duckdb(lacuna, file, mapping, out):
    import duckdb
    db = duckdb.connect()
    db.execute(f"CREATE VIEW contacts AS SELECT * FROM read_csv('{file}', all_varchar = true, header = true)")
    db.execute(f"COPY ({query(lacuna, file, mapping, 'duckdb')}) TO '{out}' (HEADER)")


def sqlite(lacuna, file, mapping, out):
    db = sqlite3.connect(":memory:")
    with open(file, newline="") as rows, open(out, "w", newline="") as result:
        rows = csv.reader(rows)
        header = next(rows)
        db.execute("CREATE TABLE contacts (" + ", ".join(f'"{name}" TEXT' for name in header) + ")")
        db.executemany(f"INSERT INTO contacts VALUES ({', '.join('?' * len(header))})", rows)
        found = db.execute(query(lacuna, file, mapping, "sqlite"))
        writer = csv.writer(result)
        writer.writerow([column[0] for column in found.description])
        writer.writerows(found)


def child(pid):
    """The process that `pid` started and that runs Spark; None while there is none."""
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for number in children.read_text().split():
                if b"SparkSubmit" in Path(f"/proc/{number}/cmdline").read_bytes():
                    return int(number)
        except OSError:
            pass
    return None


def killed(lacuna, spark_input, out, environment):
    """Kills the Spark that counts (the first one only lists the columns). Returns what is wrong with how that ends, or None."""
    process = subprocess.Popen([lacuna, "contacts", "--engine", "spark", "--input", spark_input, "--output", out], stderr=subprocess.PIPE,
                               text=True, env=environment)
    seen = set()
    while process.poll() is None and len(seen) < 2:
        if (number := child(process.pid)) is not None:
            seen.add(number)
        time.sleep(0.1)
    if process.poll() is not None:
        return f"it ended before it could be killed: {process.stderr.read()}"
    time.sleep(5)
    os.kill(number, signal.SIGKILL)
    said = process.communicate()[1]
    left = [entry.name for entry in out.parent.iterdir() if entry.name.startswith(out.name)]
    if process.returncode == 2 and "was ended by signal 9" in said and "Nothing was written" in said and not left:
        return None
    return f"exit code {process.returncode}, left {left}, said {said}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lacuna", type=Path, required=True)
    options.add_argument("--spark-home", type=Path, required=True)
    options.add_argument("--rows", type=lambda text: [int(n) for n in text.split(",") if n], default=[1_000_000, 10_000_000])
    options.add_argument("files", nargs="*")
    options = options.parse_args()
    lacuna = options.lacuna.resolve()
    environment = dict(os.environ, SPARK_HOME=str(options.spark_home))
    failed, table = False, []
    with tempfile.TemporaryDirectory(prefix="lacuna-spark-test-") as folder:
        here = Path(folder)
        cases = [(*(f.split(":") + [""])[:2], f.split(":")[0], 0) for f in options.files]
        for rows in options.rows:
            name = here / f"generated-{rows}"
            generate(f"{name}.csv", rows)
            script = (f"CREATE TEMPORARY VIEW c USING csv OPTIONS (path '{name}.csv', header 'true');"
                      f"INSERT OVERWRITE DIRECTORY '{name}.parquet' USING parquet SELECT * FROM c;")
            subprocess.run([options.spark_home / "bin/spark-sql", "--conf", "spark.sql.catalogImplementation=in-memory", "-e", script],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=here)
            cases += [(f"{name}.csv", "", f"{name}.csv", rows), (f"{name}.csv", "", f"{name}.parquet", rows)]
        for file, mapping, spark_input, rows in cases:
            extra = ["--mapping", mapping] if mapping else []
            own = measured([lacuna, "contacts", file, *extra, "--format", "aggregate", "--output", here / "own.jsonl"])
            spark = measured([lacuna, "contacts", "--engine", "spark", "--input", spark_input, *extra, "--output", here / "spark.jsonl"], environment)
            results = {"spark": here / "spark.jsonl"}
            # The databases read the same CSV, once.
            engines = {sqlite} if rows <= SQLITE_ROWS else set()
            if importlib.util.find_spec("duckdb"):
                engines.add(duckdb)
            for engine in engines if spark_input == file else ():
                engine(lacuna, file, mapping, here / "counts.csv")
                results[engine.__name__] = here / f"{engine.__name__}.jsonl"
                with open(results[engine.__name__], "wb") as out:
                    subprocess.run([lacuna, "contacts", "--aggregates", here / "counts.csv", "--format", "aggregate"], stdout=out, check=True)
            expected = (here / "own.jsonl").read_bytes()
            for name, result in sorted(results.items()):
                equal = result.read_bytes() == expected
                failed = failed or not equal
                print(f"{Path(spark_input).name}: {name} {'equal' if equal else 'DIFFERS'}, {expected.count(10)} rows")
            table.append(f"| {Path(spark_input).name} | {own[0]:.1f} | {own[1]:.1f} | {own[2]:.0f} | {spark[0]:.0f} | {spark[1]:.0f} | {spark[2]:.0f} |")
        if cases:
            wrong = killed(lacuna, cases[-1][2], here / "killed.jsonl", environment)
            failed = failed or wrong is not None
            print(f"Spark killed: {wrong or 'said so, and nothing was written'}")
    print("| contacts | built in: s | CPU s | MB | Spark: s | CPU s | MB |\n| --- | --: | --: | --: | --: | --: | --: |", *table, sep="\n")
    sys.exit(1 if failed else 0)


main()
