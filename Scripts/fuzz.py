#!/usr/bin/env python3
"""Mutates files of every format the readers know and gives them to the real program, many at a time, for --seconds. Ends with 1 when a
run crashed, hung or ended with an exit code outside the contract; the files that did it are found by halving and kept in --findings.

What is read: articles in every format, alone and in archives; contacts and conversations of every vendor; mappings, draft templates and
configurations; pairs of pages that are compared. The seeds are the shipped knowledge base, the fixtures of the tests and one small file of each
other format. The same --seed makes the same mutations. `make fuzz-smoke` runs it on a build with the address sanitizer.
"""
import argparse, io, os, random, subprocess, sys, tempfile, time, zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BATCH = 60
# Signs that mean something to a scanner, put in at random places.
TOKENS = [b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE", b"&", b"&amp;", b"&#x0;", b"&#xFFFFFFFF;", b"{{", b"}}",
          b"[[", b"]]", b"{|", b"|}", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80", b'"', b"'", b"=", b"\\", b"/", b"[", b"]", b"{",
          b"}", b",", b"\n", b"\r\n", b"\t", b"-1", b"999999999999999999999", b"1e999", b"<p>" * 300, b"<table><tr><td>" * 100, b"\xe2\x80\xae"]
SMALL = {
    "wiki.xml": b'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/"><page><title>T</title><ns>0</ns><id>1</id><revision><id>1</id>'
                b"<text>== H ==\n* a\n# b\n; c : d\n{| class=x\n! h\n|-\n| c || d\n|}\n{{note|x=1|y}}\n[[A|b]] '''c''' [http://x y] "
                b"&lt;ref&gt;r&lt;/ref&gt;\n&lt;pre&gt;\nx\n&lt;/pre&gt;</text></revision></page></mediawiki>",
    "wxr.xml": b'<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel><language>en</language><item><title>t</title>'
               b"<wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><content:encoded><![CDATA[a\n\n[caption x=1]b[/caption] <b>c</b>]]>"
               b"</content:encoded></item></channel></rss>",
    "entities.xml": b'<hibernate-generic><object class="Page"><id name="id">1</id><property name="title">P</property>'
                    b'<property name="contentStatus">current</property></object><object class="BodyContent"><id name="id">2</id>'
                    b'<property name="body"><![CDATA[<p>x</p><ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[y]] ></ac:plain-text-body>'
                    b'</ac:structured-macro>]]></property><property name="content" class="Page"><id name="id">1</id></property></object></hibernate-generic>',
    "topic.dita": b'<!DOCTYPE task PUBLIC "-//OASIS//DTD DITA Task//EN" "task.dtd" [<!ENTITY a "b">]><task id="t"><title>T &a;</title><taskbody>'
                  b'<steps><step><cmd>Do <uicontrol>it</uicontrol>.</cmd></step></steps></taskbody></task>',
    "book.xml": b'<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>T</title><para>x <link xmlns:xlink="http://www.w3.org/1999/xlink" '
                b'xlink:href="y">z</link></para><informaltable><tgroup cols="2"><tbody><row><entry>a</entry><entry>b</entry></row></tbody></tgroup></informaltable></article>',
    "now.xml": b"<unload><kb_knowledge><number>KB1</number><short_description>s</short_description><text>&lt;p&gt;x&lt;/p&gt;</text></kb_knowledge></unload>",
    "zendesk.json": b'{"articles":[{"id":1,"title":"t","locale":"en-us","body":"<p>x</p><ol><li>y</li></ol>","updated_at":"2025-01-01T00:00:00Z"}]}',
    "force.csv": b'Title,UrlName,Body__c,IsMasterLanguage\nt,u,"<p>x ""y""</p>",1\n',
    "page.md": b"---\ntitle: T\nlabels: [a, b]\n---\n# H\n\n| a | b |\n|---|---|\n| c | d |\n\n- x\n  1. y\n\n```sh\nls\n```\n> [!NOTE]\n> z\n",
    "page.txt": b"# T\n\nA paragraph.\n",
}
CONTACTS = {
    "contacts.csv": b"id,time,customer,escalated,articles,question\nc1,2026-10-01T08:00:00Z,u1,true,a|b,\"how, then\"\nc2,2026-10-02,u1,,,\n",
    "contacts.jsonl": b'{"id":"c1","time":"2026-10-01T08:00:00Z","customer":"u1","articles":["a"],"question":"how"}\n',
    "talk.jsonl": b'{"id":"t1","channel":"chat","outcome":"resolved","turns":[{"speaker":"customer","text":"It fails."},'
                  b'{"speaker":"agent","text":"Open the settings and choose Reset. Then restart."},{"speaker":"customer","text":"Thanks, it works."}]}\n',
}
MAPPING = {"mapping.yaml": b"fields: {id: id, time: {column: time, pattern: 'yyyy-MM-dd', zone: UTC}, customer: customer, topic: [question, id]}\n"
                           b"values: {escalated: {true: false}}\nmissing: ['?', '']\nseparator: ','\n"}
ARTICLE_MAPPING = {"mapping.yaml": b"fields: {id: id, title: question, body: {column: articles, form: html}, updated: {column: time, pattern: yyyy}}\n"
                                   b"values: {state: {Live: published}}\n"}


def files(*folders):
    """The small files below these folders of the repository, by a name made of their paths."""
    found = {}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.stat().st_size < 40_000 and path.suffix not in (".swift", ".png"):
                found[str(path.relative_to(ROOT)).replace("/", "_")] = path.read_bytes()
    return found


def archive(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def targets():
    """Of each kind of input: how often it is taken, its seeds, and the command for a folder of mutated files."""
    articles = {**SMALL, **files("kb/articles", "Tests"), "space.zip": archive({"entities.xml": SMALL["entities.xml"]}), "all.zip": archive(SMALL)}
    contacts = {**CONTACTS, **files("Tests/Fixtures/Signals")}
    pages = files("kb/articles", "Tests/Fixtures/pages")
    templates = files("templates/drafts")
    documented = (ROOT / "docs/configuration.md").read_text("utf-8").split("```")[1].split("\n")[1:]
    configuration = {"lacuna.yaml": "\n".join(x for x in documented if " baseline:" not in x and " terms:" not in x).encode()}
    each = lambda folder: sorted(str(path) for path in Path(folder).iterdir())
    plain = lambda folder, name: plain_file(folder, name, CONTACTS[name])
    return [
        (6, articles, lambda folder: ["ingest", folder]),
        (2, articles, lambda folder: ["audit", "--fail-on", "never", folder]),
        (3, contacts, lambda folder: ["contacts", *each(folder)]),
        (2, contacts, lambda folder: ["draft", "--format", "json", "--transcripts", *each(folder)]),
        (1, contacts, lambda folder: ["topics", *each(folder)]),
        (2, pages, lambda folder: ["diff", *each(folder)[:2]]),
        (1, MAPPING, lambda folder: ["contacts", plain(folder, "contacts.csv"), "--mapping", each(folder)[0]]),
        (1, ARTICLE_MAPPING, lambda folder: ["ingest", plain(folder, "contacts.csv"), "--mapping", each(folder)[0]]),
        (1, templates, lambda folder: ["draft", "--transcripts", plain(folder, "talk.jsonl"), "--template", each(folder)[0]]),
        (1, configuration, lambda folder: ["audit", str(ROOT / "kb/articles"), "--config", each(folder)[0], "--fail-on", "never"]),
    ]


def plain_file(folder, name, data):
    """A file that is not mutated, beside the folder."""
    path = Path(folder).parent / name
    path.write_bytes(data)
    return str(path)


def mutated(data, rng, others):
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 4, 16])):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(7)
        if kind == 0 and data:
            data[min(at, len(data) - 1)] = rng.randrange(256)
        elif kind == 1:
            data[at:at] = rng.choice(TOKENS)
        elif kind == 2:
            del data[at:at + rng.choice([1, 3, 20, 200])]
        elif kind == 3:
            end = at + rng.choice([5, 50, 500])
            data[at:at] = bytes(data[at:end]) * rng.choice([1, 2, 50])
        elif kind == 4:
            data = data[:at]
        elif kind == 5:
            other = rng.choice(others)[1]
            start = rng.randrange(len(other) + 1)
            data[at:at] = other[start:start + rng.choice([10, 100, 1000])]
        elif data:
            data[min(at, len(data) - 1)] ^= 1 << rng.randrange(8)
    return bytes(data[:400_000])


def broken(lacuna, files, command, timeout):
    """Whether the program crashes or hangs on these files; findings of the sanitizer are exit code 99."""
    with tempfile.TemporaryDirectory(prefix="lacuna-fuzz-") as base:
        folder = Path(base) / "input"
        folder.mkdir()
        for name, data in files:
            (folder / name).write_bytes(data)
        environment = dict(os.environ, SWIFT_BACKTRACE="enable=no", ASAN_OPTIONS="detect_leaks=0:exitcode=99", LACUNA_SALT="fuzz")
        try:
            code = subprocess.run([lacuna, *command(str(folder))], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, timeout=timeout, env=environment, cwd=base).returncode
        except subprocess.TimeoutExpired:
            return "timeout"
        return None if code in (0, 1, 2, 64) else f"exit {code}"


def smallest(lacuna, files, command, timeout):
    """Half of the files again and again, as long as one half alone still breaks the program."""
    while len(files) > 1:
        half = len(files) // 2
        part = next((p for p in (files[:half], files[half:]) if broken(lacuna, p, command, timeout)), None)
        if part is None:
            break
        files = part
    return files


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lacuna", default=str(ROOT / ".build/release/lacuna"))
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--timeout", type=float, default=30, help="seconds for a batch; longer is a hang")
    options.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    options = options.parse_args()
    kinds, rng = targets(), random.Random(options.seed)
    lacuna, end, count, findings = os.path.abspath(options.lacuna), time.monotonic() + options.seconds, 0, 0
    while time.monotonic() < end:
        _, seeds, command = rng.choices(kinds, [weight for weight, *_ in kinds])[0]
        corpus = sorted(seeds.items())
        files = []
        for number in range(BATCH if len(corpus) > 1 else 1):
            name, data = rng.choice(corpus)
            files.append((f"{number:03d}-{name}"[-120:], mutated(data, rng, corpus)))
        count += len(files)
        reason = broken(lacuna, files, command, options.timeout)
        if reason:
            findings += 1
            for name, data in smallest(lacuna, files, command, options.timeout):
                options.findings.mkdir(parents=True, exist_ok=True)
                (options.findings / f"{findings}-{name}").write_bytes(data)
                print(f"{reason}: {' '.join(command(str(options.findings))[:3])} {options.findings / f'{findings}-{name}'}", flush=True)
    print(f"{count} files read, {findings} findings, seed {options.seed}")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
