#!/usr/bin/env python3
"""A year of Monday reports on growing data, with what goes wrong in a year: year.py --lacuna PROGRAM [--weeks 52] [--seed 1].

Simulated: twenty articles, three needs that no article answers, 40 to 90 contacts a week. Week by week one of these happens to the job: it is
killed at some point and started again, an export is missing, a delivery comes twice, the clock runs backwards, a corrected delivery replaces an
old one, files may not grow (as on a full disk). After every run the published folders are looked at as a reader would.

Fails (exit 1) unless: every published folder is whole at every look; a failed job leaves all folders as they were; the contacts counted are the
distinct contacts delivered; a need keeps its gap id from the week it is first listed; a second run of the same week changes no byte.
"""
import argparse
import datetime
import hashlib
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

START = datetime.datetime(2025, 1, 6, tzinfo=datetime.timezone.utc)
TOPICS = ['password', 'invoice', 'calendar', 'printer', 'signature', 'backup', 'filter', 'contact list', 'spelling', 'theme', 'attachment', 'search',
          'archive', 'vacation reply', 'folder', 'export', 'shortcut', 'notification', 'language pack', 'update']
NEEDS = {'exchange': 'connect exchange server autodiscover endpoint refused', 'proxy': 'corporate proxy certificate pinning blocks download',
         'barcode': 'scan barcode label warehouse handheld reader'}
FORMS = {'index.html', 'report.md', 'gaps.json', 'gaps.csv', 'feed.atom'}
FAULTS = ['none', 'kill', 'missing export', 'doubled delivery', 'clock back', 'corrected delivery', 'no room']


def week_of(number, r):
    """Rows of one week's delivery; every need keeps its words."""
    rows = []
    for n in range(40 + number):
        when = START + datetime.timedelta(weeks=number, seconds=r.randrange(7 * 86400))
        need = r.choice([*NEEDS] + [None] * 4)
        topic = r.choice(TOPICS)
        text = f'{NEEDS[need]} {r.choice(["again", "since monday", "on two machines", "please advise"])}' if need else f'how do I change the {topic}'
        bad = r.random() < (.8 if need else .5 if topic == 'invoice' else .15)
        rows.append([f'w{number:02d}-{n:03d}', when.strftime('%Y-%m-%dT%H:%M:%SZ'), f'u{r.randrange(3000)}', 'true' if bad else 'false',
                     '' if need else topic.replace(' ', '-'), text])
    return rows


def write(path, rows):
    path.write_text('id,time,customer,escalated,articles,question\n' + ''.join(','.join(row) + '\n' for row in rows), 'utf-8')


class Year:
    def __init__(self, lacuna, folder, seed):
        self.lacuna, self.folder, self.r = lacuna, folder, random.Random(seed)
        self.site, self.ids, self.bad, self.delivered = folder / 'site', {}, [], {}
        (folder / 'kb').mkdir()
        (folder / 'exports').mkdir()
        for topic in TOPICS:
            (folder / 'kb' / f'{topic.replace(" ", "-")}.html').write_text(
                f'<h1>Change the {topic}</h1><p>Open the settings, choose {topic}, and confirm. The {topic} is changed at once.</p>', 'utf-8')
        (folder / 'lacuna.yaml').write_text(
            'sources: {articles: kb, contacts: "exports/*.csv"}\nreport: {publish: site, keep: 60}\nledger: state/ledger.sqlite\n', 'utf-8')

    def report(self, *options, limit=None, kill_after=None):
        command = [self.lacuna, 'report', *options]
        limiter = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
        p = subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limiter)
        if kill_after is not None:
            time.sleep(kill_after)
            p.kill()
        out, err = p.communicate()
        return p.returncode, out.decode(), err.decode()

    def snapshot(self):
        if not self.site.exists():
            return {}
        files = [f for f in self.site.rglob('*') if f.is_file() and f.name != '.lock']
        return {str(f.relative_to(self.site)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}

    def fail(self, week, what):
        self.bad.append(f'week {week}: {what}')

    def look(self, week):
        """As a reader: every folder that can be seen holds every form, whole."""
        folders = [f for f in self.site.iterdir() if f.is_dir() and not f.name.startswith('.')] if self.site.exists() else []
        for folder in folders:
            names = {f.name for f in folder.iterdir()}
            if not FORMS <= names:
                self.fail(week, f'{folder.name} lacks {sorted(FORMS - names)}')
                continue
            if not (folder / 'index.html').read_text('utf-8').rstrip().endswith('</html>'):
                self.fail(week, f'{folder.name}/index.html is cut')
            try:
                json.loads((folder / 'gaps.json').read_text('utf-8'))
            except ValueError:
                self.fail(week, f'{folder.name}/gaps.json is cut')
        return len(folders)

    def check(self, week):
        newest = max(f.name for f in self.site.iterdir() if f.is_dir() and not f.name.startswith('.'))
        gaps = json.loads((self.site / newest / 'gaps.json').read_text('utf-8'))
        total = gaps['contacts']['total']
        if total != len(self.delivered):
            self.fail(week, f'{total} contacts counted, {len(self.delivered)} delivered')
        for gap in gaps['missing']:
            words = [self.delivered[c] for c in gap['contacts'] if c in self.delivered]
            for need, text in NEEDS.items():
                share = sum(w.startswith(text) for w in words) / max(1, len(words))
                all_of_need = sum(w.startswith(text) for w in self.delivered.values())
                if share > .8 and len(words) > .5 * all_of_need and self.ids.setdefault(need, gap['gap']) != gap['gap']:
                    self.fail(week, f'the need "{need}" was {self.ids[need]} and is {gap["gap"]}')

    def run(self, week):
        fault = FAULTS[week % len(FAULTS)] if week else 'none'
        rows = week_of(week, self.r)
        path = self.folder / 'exports' / f'week-{week:02d}.csv'
        write(path, rows)
        self.delivered |= {row[0]: row[5] for row in rows}
        before = self.snapshot()
        if fault == 'kill':
            for _ in range(6):
                self.report(kill_after=self.r.uniform(.02, .6))
                self.look(week)
        elif fault == 'missing export':
            hidden = path.rename(self.folder / 'hidden.csv')
            (self.folder / 'lacuna.yaml').write_text((self.folder / 'lacuna.yaml').read_text().replace('exports/*.csv', f'exports/{path.name}'))
            code, _, err = self.report()
            (self.folder / 'lacuna.yaml').write_text((self.folder / 'lacuna.yaml').read_text().replace(f'exports/{path.name}', 'exports/*.csv'))
            hidden.rename(path)
            if code != 2 or not err.strip() or self.snapshot() != before:
                self.fail(week, f'a missing export: code {code}, or the folders changed')
        elif fault == 'doubled delivery':
            write(self.folder / 'exports' / f'week-{week:02d}-again.csv', rows)
        elif fault == 'corrected delivery':
            write(self.folder / 'exports' / f'week-{week:02d}-corrected.csv', [[*row[:3], 'true', *row[4:]] for row in rows[:5]])
        elif fault == 'no room':
            code, _, err = self.report(limit=2048)
            if code == 0 or self.snapshot() != before:
                self.fail(week, f'no room to write: code {code}, or the folders changed')
        options = ['--now', '2001-01-01T00:00:00Z'] if fault == 'clock back' else []
        code, out, err = self.report(*options)
        if code != 0 or out.count('\n') != 1:
            self.fail(week, f'{fault}: code {code}, {out!r} {err!r}')
            return
        count = self.look(week)
        if any(name.startswith(('.building', '.old')) for name in (f.name for f in self.site.iterdir())):
            self.fail(week, 'an unfinished folder was left')
        self.check(week)
        after = self.snapshot()
        self.report(*options)
        if self.snapshot() != after:
            self.fail(week, 'the second run changed something')
        return count


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--lacuna', required=True)
    p.add_argument('--weeks', type=int, default=52)
    p.add_argument('--seed', type=int, default=1)
    args = p.parse_args()
    started = time.time()
    with tempfile.TemporaryDirectory() as folder:
        year = Year(str(pathlib.Path(args.lacuna).resolve()), pathlib.Path(folder), args.seed)
        count = 0
        for week in range(args.weeks):
            count = year.run(week) or count
        print(f'{args.weeks} weeks, {len(year.delivered)} contacts, {count} reports, {len(year.ids)} of {len(NEEDS)} needs followed, '
              f'{len(year.bad)} failures, {time.time() - started:.0f} s')
    print('\n'.join(year.bad))
    sys.exit(1 if year.bad else 0)


if __name__ == '__main__':
    main()
