#!/usr/bin/env python3
"""Counts the same contacts by the built-in engine, by Spark and, where it is installed, by DuckDB: the aggregates have to be equal, row
for row. Prints time and peak memory of each.

  python3 Tests/Spark/run.py --lacuna .build/release/lacuna --spark-home DIR [--rows 10000000] [FILE:MAPPING ...]

Generated contacts are counted as CSV and as Parquet (which Spark itself writes). FILE:MAPPING adds files of your own.
"""
import argparse, datetime, importlib.util, os, random, subprocess, sys, tempfile
from pathlib import Path


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


def duckdb(lacuna, file, mapping, out):
    import duckdb
    extra = ["--mapping", mapping] if mapping else []
    sql = subprocess.run([lacuna, "contacts", file, *extra, "--print-sql", "--dialect", "duckdb"], capture_output=True, text=True, check=True).stdout
    db = duckdb.connect()
    db.execute(f"CREATE VIEW contacts AS SELECT * FROM read_csv('{file}', all_varchar = true, header = true)")
    db.execute(f"COPY ({sql.strip().rstrip(';')}) TO '{out}' (HEADER)")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lacuna", type=Path, required=True)
    options.add_argument("--spark-home", type=Path, required=True)
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("files", nargs="*")
    options = options.parse_args()
    lacuna = options.lacuna.resolve()
    environment = dict(os.environ, SPARK_HOME=str(options.spark_home))
    failed = False
    with tempfile.TemporaryDirectory(prefix="lacuna-spark-test-") as folder:
        here = Path(folder)
        cases = [tuple((f.split(":") + [""])[:2]) for f in options.files]
        if options.rows:
            generate(here / "generated.csv", options.rows)
            cases.append((str(here / "generated.csv"), ""))
            script = (f"CREATE TEMPORARY VIEW c USING csv OPTIONS (path '{here}/generated.csv', header 'true');"
                      f"INSERT OVERWRITE DIRECTORY '{here}/generated.parquet' USING parquet SELECT * FROM c;")
            subprocess.run([options.spark_home / "bin/spark-sql", "--conf", "spark.sql.catalogImplementation=in-memory", "-e", script],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=here)
            cases.append((str(here / "generated.csv"), "", str(here / "generated.parquet")))
        for case in cases:
            file, mapping, spark_input = (*case, case[0])[:3]
            extra = ["--mapping", mapping] if mapping else []
            own = measured([lacuna, "contacts", file, *extra, "--format", "aggregate", "--output", here / "own.jsonl"])
            spark = measured([lacuna, "contacts", "--engine", "spark", "--input", spark_input, *extra, "--output", here / "spark.jsonl"], environment)
            results = {"spark": here / "spark.jsonl"}
            if importlib.util.find_spec("duckdb"):
                duckdb(lacuna, file, mapping, here / "duck.csv")
                with open(here / "duck.jsonl", "wb") as out:
                    subprocess.run([lacuna, "contacts", "--aggregates", here / "duck.csv", "--format", "aggregate"], stdout=out, check=True)
                results["duckdb"] = here / "duck.jsonl"
            expected = (here / "own.jsonl").read_bytes()
            for name, result in results.items():
                equal = result.read_bytes() == expected
                failed = failed or not equal
                print(f"{Path(spark_input).name}: {name} {'equal' if equal else 'DIFFERS'}, {expected.count(10)} rows")
            print(f"{Path(spark_input).name}: lacuna {own[0]:.1f} s, {own[1]:.1f} CPU s, {own[2]:.0f} MB; "
                  f"spark {spark[0]:.1f} s, {spark[1]:.1f} CPU s, {spark[2]:.0f} MB")
    sys.exit(1 if failed else 0)


main()
