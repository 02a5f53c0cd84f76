#!/usr/bin/env python3
"""Reads input made to use up time or memory with the real program, and fails when a file costs more than the bound: four times its size and
64 MB of memory, and --seconds of CPU. The corpus is generated; nothing is downloaded.
"""
import argparse, gzip, io, json, os, subprocess, sys, tempfile, zipfile
from pathlib import Path

MEASURE = """
import json, resource, subprocess, sys
try:
    code = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          timeout=float(sys.argv[1])).returncode
except subprocess.TimeoutExpired:
    code = "timeout"
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
"""


def topic(body):
    return f'<topic id="a"><title>t</title><body>{body}</body></topic>'


def wiki(text):
    return ('<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/"><page><title>T</title><ns>0</ns><id>1</id><revision><id>1</id>'
            f'<text>{text}</text></revision></page></mediawiki>')


def post(body):
    return ('<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel><item><title>t</title><wp:post_id>1</wp:post_id>'
            f'<wp:post_type>post</wp:post_type><content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>')


def space(pages):
    parent = lambda n: f'<property name="parent" class="Page"><id name="id">{n - 1}</id></property>' if n else ""
    return "<hibernate-generic>" + "".join(
        f'<object class="Page"><id name="id">{n}</id><property name="title">P{n}</property>'
        f'<property name="contentStatus">current</property>{parent(n)}</object>' for n in range(pages)) + "</hibernate-generic>"


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def corpus():
    """(name, bytes or text), one at a time."""
    attributes = lambda count, quote="": " ".join(f"a{i}={quote}x{quote}" for i in range(count))
    yield "paragraphs.html", "<html><body>" + "<p>x" * 400_000
    yield "items.html", "<ul>" + "<li>x" * 400_000
    yield "cells.html", "<table><tr>" + "<td>x" * 400_000
    yield "spans.html", "<table>" + "<tr><td colspan=1000 rowspan=1000>x" * 50_000
    yield "breaks.html", "a<br>" * 500_000
    yield "text.html", "<p>" + "word " * 2_800_000
    yield "attribute.html", '<p title="' + "x" * 9_000_000 + '">hello</p>'
    yield "attributes.html", f"<p {attributes(100_000)}>deep</p>"
    yield "many-attributes.html", f"<p {attributes(250)}>d</p>" * 2_000
    yield "nesting.html", "<div>" * 500_000 + "deep"
    yield "misnesting.html", "<i></b>" * 300_000 + "deep"
    yield "links.html", "<a href=x>" * 200_000 + "deep"
    yield "formats.html", "<p>" + "".join(f"<b a={i}>" for i in range(500)) + "</p>" + "<p>x</p>" * 20_000
    yield "foster.html", "<table>" + "x<tr>" * 200_000
    yield "comments.html", "<!--" * 500_000
    yield "references.html", "&amp;" * 1_000_000
    yield "unclosed-references.html", "<p>" + "&notin " * 500_000
    yield "attributes.xml", topic(f"<p {attributes(100_000, chr(34))}>deep</p>")
    yield "elements.xml", topic("<p>x</p>" * 200_000)
    yield "nesting.xml", topic("<ul><li>" * 50_000)
    yield "text.xml", topic("<p>" + "word " * 2_400_000 + "</p>")
    declared = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "' + f"&{chr(97 + i)};" * 10 + '">' for i in range(12))
    yield "laughs.xml", f"<!DOCTYPE topic [{declared}]>" + topic("<p>&m;</p>")
    yield "quadratic.xml", '<!DOCTYPE topic [<!ENTITY a "' + "a" * 70_000 + '">]>' + topic("<p>" + "&a;" * 20_000 + "</p>")
    for number, text in enumerate([
            "{{" * 200_000, "a [[ b " * 100_000, "{{\n" * 100_000, "{|\n" * 50_000, "a {{ b\n" * 50_000, "a &lt;nowiki&gt; b " * 50_000,
            "&lt;pre&gt;\n" * 50_000, "[http://a " * 50_000, "[" * 500_000, "&lt;ref&gt;" * 50_000, "'''''a" * 50_000, "*#:" * 50_000,
            "[[a|" * 50_000 + "]]" * 50_000, "{{a|" * 50_000 + "}}" * 50_000, "&lt;b&gt;" * 50_000, "&lt;!--" * 50_000,
            "{|\n|-\n|" * 20_000 + "\n|}" * 20_000]):
        yield f"wiki-{number}.xml", wiki(text)
    yield "shortcodes.xml", post("".join(f"[abc{i}x] " for i in range(100_000)))
    yield "brackets.xml", post("[" * 500_000)
    yield "ancestors.xml", space(8_000)
    yield "zeros.html.gz", gzip.compress(b"<p>" + b"0" * 300_000_000, 9)
    yield "paragraphs.html.gz", gzip.compress(b"<p>x" * 75_000_000, 9)
    yield "twice.html.gz", gzip.compress(gzip.compress(b"\0" * 1_000_000_000, 9), 9)
    yield "many.zip", zipped((f"a/{i}.html", f"<p>hello {i}</p>") for i in range(20_000))
    yield "bomb.zip", zipped((f"a/{i}.html", b"0" * 50_000_000) for i in range(20))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lacuna", default=".build/release/lacuna")
    options.add_argument("--seconds", type=float, default=5)
    options = options.parse_args()
    lacuna, failed = os.path.abspath(options.lacuna), 0
    print(f"{'file':<26}{'MB':>8}{'CPU s':>8}{'peak MB':>9}{'bound':>8}")
    with tempfile.TemporaryDirectory(prefix="lacuna-hostile-") as folder:
        for name, data in corpus():
            path = Path(folder) / name
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
            size = path.stat().st_size / 2**20
            command = [sys.executable, "-c", MEASURE, str(10 * options.seconds), lacuna, "ingest", str(path)]
            code, seconds, peak = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
            bad = code not in (0, 2) or seconds > options.seconds or peak > 4 * size + 64
            failed += bad
            print(f"{name:<26}{size:>8.2f}{seconds:>8.2f}{peak:>9.1f}{4 * size + 64:>8.1f}{f'  FAILED ({code})' if bad else ''}", flush=True)
            path.unlink()
    sys.exit(f"{failed} over the bound" if failed else 0)


if __name__ == "__main__":
    main()
