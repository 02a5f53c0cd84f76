// swift-format-ignore-file

/// The page layouts of `templates/reports`, written here by `Scripts/embed-templates.py`: change the files, not this.
package enum ReportTemplates {
    /// `archive.mustache`
    package static let archive = ##"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <link rel="alternate" type="application/atom+xml" href="{{newest}}/feed.atom">
        <title>{{title}}</title>
        <style>
        {{{css}}}
        </style>
        </head>
        <body>
        <header>
        <h1>{{title}}</h1>
        <p class="headline"><a href="{{newest}}/index.html">The newest report</a>, with data to {{newest}}.</p>
        </header>
        <main>
        <table>
        <caption>All reports kept, the newest first.</caption>
        <thead><tr><th scope="col">Data to</th><th scope="col">Forms</th></tr></thead>
        <tbody>
        {{#names}}
        <tr><td class="title"><a href="{{.}}/index.html">{{.}}</a></td><td><a href="{{.}}/report.md">Markdown</a> · <a href="{{.}}/gaps.csv">spreadsheet</a> · <a href="{{.}}/gaps.json">JSON</a></td></tr>
        {{/names}}
        </tbody>
        </table>
        </main>
        <footer>Made by Lacuna.</footer>
        </body>
        </html>
        """##

    /// `diff.css`
    package static let diffCSS = ##"""
        :root { color-scheme: light dark; --ink: #1c2127; --soft: #5c6670; --paper: #fff; --panel: #f5f7f8; --line: #d9dfe3; --accent: #0b62a8;
          --new: #d7f2df; --new-ink: #0d5429; --gone: #fbe0dd; --gone-ink: #8c1d18; --moved: #dfeaf8; --warn: #8a4b00; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7ebee; --soft: #a3adb6; --paper: #14181c; --panel: #1d2328; --line: #343c44;
          --accent: #6db5f2; --new: #123d25; --new-ink: #9be7b6; --gone: #4a1a18; --gone-ink: #ffb4ab; --moved: #17324d; --warn: #ffb95c; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1.25rem 4rem; font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
        a { color: var(--accent); }
        h1 { margin: 0 0 .3rem; font-size: 1.75rem; line-height: 1.2; } h2 { font-size: 1.35rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
        header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; margin-bottom: 1.5rem; }
        .paths, .status { margin: 0; color: var(--soft); font-size: .9rem; }
        .headline { margin: .6rem 0 0; font-size: 1.15rem; } .risks { margin: .2rem 0 0; color: var(--warn); font-weight: 600; } .limit { color: var(--soft); }
        .changes { margin-top: .8rem; } .changes ol { margin: .4rem 0; padding-inline-start: 2.2rem; } summary { cursor: pointer; color: var(--accent); }
        ins { background: var(--new); color: var(--new-ink); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; border-radius: .15em; }
        del { background: var(--gone); color: var(--gone-ink); text-decoration: line-through; border-radius: .15em; }
        del + ins { margin-inline-start: .15em; }
        .new, .gone, .moved { border-inline-start: .25rem solid var(--new-ink); padding-inline-start: .6rem; background: var(--new); }
        .gone { border-color: var(--gone-ink); background: var(--gone); color: var(--gone-ink); text-decoration: line-through; }
        .moved { border-color: var(--accent); background: var(--moved); }
        .gone .gone, .new .new { border: 0; padding-inline-start: 0; }
        .left { color: var(--soft); border-inline-start: .25rem dotted var(--accent); padding-inline-start: .6rem; }
        tr.new > *, tr.gone > *, tr.moved > * { background: inherit; }
        .mark { display: inline-block; font-size: .75rem; line-height: 1.5; padding: 0 .45rem; margin-inline-end: .35rem; border: 1px solid var(--line); border-radius: 1rem;
          background: var(--panel); color: var(--soft); text-decoration: none; vertical-align: baseline; font-weight: 400; max-width: 100%; }
        .mark a { text-decoration: none; padding: 0 .15rem; } .mark:target, li:target, tr:target { outline: .15rem solid var(--accent); outline-offset: .1rem; }
        .mark-line { margin: .6rem 0 .2rem; } .risk { color: var(--warn); font-weight: 600; font-size: .85em; } .attribute { font-style: italic; } .evidence { font-style: italic; } .evidence::before { content: "← "; }
        .away { font-size: .85rem; text-decoration: none; }
        .same { margin: .8rem 0; border-block: 1px dashed var(--line); color: var(--soft); } .same > summary { padding: .25rem 0; font-size: .85rem; }
        .note { border: 1px solid var(--line); border-inline-start: .25rem solid var(--warn); border-radius: .3rem; padding: .1rem .9rem; margin: .8rem 0; }
        .note .label { margin: .5rem 0 0; font-size: .8rem; font-weight: 600; color: var(--warn); } .details { border: 1px solid var(--line); padding: 0 .9rem; }
        .summary { font-weight: 600; } .link { text-decoration: underline dotted; } .picture { font-size: .85rem; color: var(--soft); border: 1px dashed var(--line); padding: 0 .3rem; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .95rem; margin: .6rem 0; } th, td { text-align: start; vertical-align: top; padding: .35rem .7rem; border: 1px solid var(--line); }
        th { background: var(--panel); } th, td { overflow-wrap: break-word; } td > p, th > p, li > p, dd > p { margin: .15rem 0; } pre { overflow-x: auto; background: var(--panel); padding: .6rem .8rem; border-radius: .3rem; white-space: pre-wrap; }
        code, kbd { font: .9em ui-monospace, "Cascadia Mono", Menlo, monospace; } kbd { border: 1px solid var(--line); border-radius: .2rem; padding: 0 .25rem; }
        blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: .2rem solid var(--line); color: var(--soft); } section { margin-top: 3rem; }
        @media (max-width: 30rem) { body { padding: 1rem .8rem 3rem; } .metadata, .metadata tbody, .metadata tr, .metadata th, .metadata td { display: block; } }
        @media print { body { max-width: none; padding: 0; font-size: 11pt; } .same > * { display: block; } .mark a[title] { text-decoration: none; } p, li, tr { break-inside: avoid; } }
        """##

    /// `gaps.mustache`
    package static let gaps = ##"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="generator" content="Lacuna">
        <title>{{title}} · {{period}}</title>
        <style>
        {{{css}}}
        </style>
        </head>
        <body>
        <header>
        <p class="period">{{period}}</p>
        <h1>{{title}}</h1>
        <p class="headline">{{headline}}</p>
        <dl class="tiles">
        {{#tiles}}
        <div><dt>{{label}}</dt><dd>{{value}}</dd></div>
        {{/tiles}}
        </dl>
        </header>
        <nav aria-label="Sections"><ul>
        {{#since}}<li><a href="#since">What changed</a></li>{{/since}}
        <li><a href="#mend">Articles to mend</a></li>
        <li><a href="#missing">No article yet</a></li>
        {{#hasWeeks}}<li><a href="#needs">How needs ended</a></li>{{/hasWeeks}}
        {{#hasEffects}}<li><a href="#effects">Did it work?</a></li>{{/hasEffects}}
        {{#hasConsistency}}<li><a href="#consistency">Duplicates and contradictions</a></li>{{/hasConsistency}}
        <li><a href="#quality">How sure is this?</a></li>
        </ul></nav>
        <main>
        {{#since}}
        <section id="since" aria-labelledby="since-title">
        <h2 id="since-title">What changed since {{at}}</h2>
        <ul>
        {{#lines}}<li>{{.}}</li>
        {{/lines}}
        </ul>
        </section>
        {{/since}}
        <section id="mend" aria-labelledby="mend-title">
        <h2 id="mend-title">Articles to mend</h2>
        {{#hasMend}}
        <table class="cards">
        <caption>{{mendCaption}}</caption>
        <thead><tr><th scope="col">Article</th><th scope="col" class="number">Avoidable</th><th scope="col">90 % interval</th><th scope="col">Why</th></tr></thead>
        <tbody>
        {{#mend}}
        <tr id="{{anchor}}">
        <td><span class="title">{{rank}}. {{title}}</span>{{#isNew}}<span class="badge new">new here</span>{{/isNew}}{{#trend}}<span class="badge {{trend}}">{{trend}}</span>{{/trend}}
        <div class="owner">{{#owner}}{{owner}} · {{/owner}}{{contacts}}</div>{{{sparkline}}}</td>
        <td class="number" data-label="Avoidable contacts:">{{estimate}}{{#minutes}}<div class="soft">{{minutes}}</div>{{/minutes}}</td>
        <td>{{{chart}}}<span class="interval-text">{{interval}}</span></td>
        <td>{{why}}
        <details><summary>The figures</summary>
        <table><thead><tr><th scope="col">Signal</th><th scope="col" class="number">Happened</th><th scope="col" class="number">Expected</th><th scope="col" class="number">Of</th></tr></thead>
        <tbody>{{#signals}}<tr><td>{{name}}</td><td class="number">{{events}}</td><td class="number">{{expected}}</td><td class="number">{{exposure}}</td></tr>{{/signals}}</tbody></table>
        {{#evidence}}<p>Telling contacts: {{evidence}}</p>{{/evidence}}
        <p class="soft">{{path}}</p>
        </details></td>
        </tr>
        {{/mend}}
        </tbody>
        </table>
        {{/hasMend}}
        {{^hasMend}}<p>No article’s excess is credible after allowing for how many were looked at.</p>{{/hasMend}}
        <p class="soft">{{mendRest}}</p>
        </section>
        <section id="missing" aria-labelledby="missing-title">
        <h2 id="missing-title">No article yet</h2>
        {{#hasMissing}}
        <p>{{pareto}}</p>
        {{{paretoChart}}}
        <table class="cards">
        <caption>Needs that no article answers, in the customers’ words.</caption>
        <thead><tr><th scope="col">Need</th><th scope="col" class="number">Contacts</th><th scope="col" class="number">Share</th><th scope="col">Nearest article</th></tr></thead>
        <tbody>
        {{#missing}}
        <tr id="{{anchor}}">
        <td><span class="title">{{rank}}. {{label}}</span>{{#isNew}}<span class="badge new">new</span>{{/isNew}}
        {{#hasQuestions}}<details><summary>What people ask</summary><ul class="questions">{{#questions}}<li>{{.}}</li>{{/questions}}</ul></details>{{/hasQuestions}}</td>
        <td class="number" data-label="Contacts:">{{size}}{{#avoidable}}<div class="soft">{{avoidable}}</div>{{/avoidable}}</td>
        <td class="number" data-label="Share of uncovered demand:">{{share}}</td>
        <td data-label="Nearest article:">{{nearest}}</td>
        </tr>
        {{/missing}}
        </tbody>
        </table>
        {{/hasMissing}}
        {{^hasMissing}}<p>Every need that came up has an article, as far as its words can tell.</p>{{/hasMissing}}
        </section>
        {{#hasWeeks}}
        <section id="needs" aria-labelledby="needs-title">
        <h2 id="needs-title">How needs ended</h2>
        <p>{{needs}}</p>
        {{{weeksChart}}}
        <ul class="legend">{{#legend}}<li><span class="key {{.}}"></span>{{.}}</li>{{/legend}}</ul>
        <details><summary>The same as a table</summary>
        <table><thead><tr><th scope="col">Week of</th>{{#legend}}<th scope="col" class="number">{{.}}</th>{{/legend}}<th scope="col" class="number">came back</th></tr></thead>
        <tbody>{{#weeks}}<tr><th scope="row">{{start}}</th>{{#cells}}<td class="number">{{.}}</td>{{/cells}}</tr>{{/weeks}}</tbody></table>
        </details>
        </section>
        {{/hasWeeks}}
        {{#hasEffects}}
        <section id="effects" aria-labelledby="effects-title">
        <h2 id="effects-title">Did it work?</h2>
        <table><thead><tr><th scope="col">Changed article</th><th scope="col">Changed</th><th scope="col">Verdict</th><th scope="col">Figures</th></tr></thead>
        <tbody>{{#effects}}<tr><td>{{title}}</td><td>{{at}}</td><td>{{verdict}}</td><td>{{detail}}</td></tr>{{/effects}}</tbody></table>
        </section>
        {{/hasEffects}}
        {{#hasConsistency}}
        <section id="consistency" aria-labelledby="consistency-title">
        <h2 id="consistency-title">Duplicates and contradictions</h2>
        <ul>{{#consistency}}<li>{{fact}}{{#advice}} <span class="soft">{{advice}}</span>{{/advice}}</li>{{/consistency}}</ul>
        </section>
        {{/hasConsistency}}
        <section id="quality" aria-labelledby="quality-title">
        <h2 id="quality-title">How sure is this?</h2>
        <ul>{{#quality}}<li>{{fact}}{{#advice}} <span class="soft">{{advice}}</span>{{/advice}}</li>{{/quality}}</ul>
        <p>“Avoidable” is how many more contacts about an article ended badly (handed over to a person, came back within {{windowDays}} days, was voted down,
        was reopened) than contacts of the same kind do anyway. It is shrunk towards zero where there are few contacts, and the true value lies inside the
        interval nine times out of ten. An article is listed as one to mend only when its excess stays credible after allowing for how many articles were
        looked at. Contacts that no content could have spared are counted apart.</p>
        </section>
        </main>
        <footer>Made by Lacuna from plain exports on one machine. Quotes are redacted; no customer is named.</footer>
        </body>
        </html>
        """##

    /// `report.css`
    package static let reportCSS = ##"""
        :root { color-scheme: light dark; --ink: #1c2127; --soft: #5c6670; --paper: #fff; --panel: #f5f7f8; --line: #d9dfe3; --accent: #0b62a8;
          --bad: #b3261e; --good: #1b7f4b; --warn: #a15c00; --assumed: #7db7d8; --unknown: #b9c1c8; --abandoned: #d8b66a; --negative: #df8a5b; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7ebee; --soft: #a3adb6; --paper: #14181c; --panel: #1d2328; --line: #343c44;
          --accent: #6db5f2; --bad: #ff8a80; --good: #6fd39b; --warn: #ffb95c; --assumed: #41799b; --unknown: #56606a; --abandoned: #8a6d2b;
          --negative: #a8552b; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 4rem; font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
        header p.period { margin: 0; color: var(--soft); }
        h1 { margin: .1rem 0 .6rem; font-size: 1.75rem; line-height: 1.2; }
        h2 { margin: 2.6rem 0 .6rem; font-size: 1.25rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
        p.headline { font-size: 1.15rem; max-width: 46rem; }
        a { color: var(--accent); }
        nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; list-style: none; margin: 1rem 0; padding: 0; font-size: .95rem; }
        dl.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .7rem; margin: 1.2rem 0; }
        dl.tiles div { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem;
          display: flex; flex-direction: column-reverse; justify-content: flex-end; }
        dl.tiles dt { color: var(--soft); font-size: .85rem; line-height: 1.25; }
        dl.tiles dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        table { border-collapse: collapse; width: 100%; font-size: .95rem; }
        caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .4rem; }
        th, td { text-align: left; vertical-align: top; padding: .5rem 1.1rem .5rem 0; border-top: 1px solid var(--line); }
        thead th { font-size: .85rem; color: var(--soft); font-weight: 600; border-top: 0; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .title { font-weight: 600; }
        .soft, .owner, .interval-text { color: var(--soft); font-size: .88rem; }
        .badge { display: inline-block; font-size: .75rem; padding: 0 .45rem; border: 1px solid currentColor; border-radius: 1rem; margin-left: .3rem;
          color: var(--soft); vertical-align: middle; white-space: nowrap; }
        .badge.new { color: var(--accent); } .badge.rising, .badge.new-demand, .badge.bursting { color: var(--bad); } .badge.falling { color: var(--good); }
        details { margin: .25rem 0 0; font-size: .92rem; } summary { cursor: pointer; color: var(--accent); }
        details table { font-size: .88rem; margin-top: .4rem; } ul.questions { margin: .3rem 0; padding-left: 1.1rem; }
        svg { max-width: 100%; height: auto; display: block; } svg.interval, svg.spark { height: auto; }
        svg .axis { stroke: var(--line); stroke-width: 1; } svg .range { stroke: var(--accent); stroke-width: 2; } svg .dot { fill: var(--accent); }
        svg .mark { stroke: var(--warn); stroke-dasharray: 4 4; } svg .bar { fill: var(--assumed); } svg .label { fill: var(--soft); font-size: 11px; }
        svg polyline { fill: none; stroke: var(--accent); stroke-width: 1.8; } svg .cumulative { stroke: var(--warn); }
        svg .confirmed, .key.confirmed { fill: var(--good); background: var(--good); } svg .assumed, .key.assumed { fill: var(--assumed); background: var(--assumed); }
        svg .unknown, .key.unknown { fill: var(--unknown); background: var(--unknown); } svg .abandoned, .key.abandoned { fill: var(--abandoned); background: var(--abandoned); }
        svg .negative, .key.negative { fill: var(--negative); background: var(--negative); } svg .escalated, .key.escalated { fill: var(--bad); background: var(--bad); }
        ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; font-size: .88rem; color: var(--soft); }
        .key { display: inline-block; width: .8em; height: .8em; border-radius: .15em; margin-right: .35em; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .8rem; color: var(--soft); font-size: .9rem; }
        @media (max-width: 40rem) {
          table.cards, table.cards tbody, table.cards tr, table.cards td { display: block; width: 100%; }
          table.cards caption { display: block; }
          table.cards thead { position: absolute; left: -999rem; }
          table.cards tr { border-top: 1px solid var(--line); padding: .6rem 0; } table.cards td { border: 0; padding: .15rem 0; text-align: left; }
          table.cards td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-size: .85rem; }
          table.cards td.number { white-space: normal; }
        }
        @media print { body { max-width: none; padding: 0; font-size: 11pt; } nav { display: none; } details > * { display: block; } h2 { break-after: avoid; }
          tr { break-inside: avoid; } }
        """##

    /// `sponsor.mustache`
    package static let sponsor = ##"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{title}}: targets</title>
        <style>
        {{{css}}}
        </style>
        </head>
        <body>
        <header>
        <p class="period">{{period}}</p>
        <h1>{{title}}: does it pay?</h1>
        <p class="headline">{{headline}}</p>
        </header>
        <main>
        <table class="cards">
        <caption>Targets set in the configuration against what was reached.</caption>
        <thead><tr><th scope="col">Measure</th><th scope="col" class="number">Target</th><th scope="col" class="number">Reached</th><th scope="col">90 % interval</th><th scope="col" class="number">Of</th><th scope="col">Verdict</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td class="title">{{measure}}</td><td class="number" data-label="Target:">{{target}}</td><td class="number" data-label="Reached:">{{reached}}</td>
        <td data-label="90 % interval:">{{interval}}</td><td class="number" data-label="Of contacts:">{{exposure}}</td><td>{{verdict}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        <p class="soft">A target counts as reached only when the whole interval is at or below it, and as missed only when the whole interval is above it.</p>
        </main>
        <footer><a href="index.html">The whole report</a></footer>
        </body>
        </html>
        """##

    /// All of them by file name.
    package static let files = [
        "archive.mustache": archive,
        "diff.css": diffCSS,
        "gaps.mustache": gaps,
        "report.css": reportCSS,
        "sponsor.mustache": sponsor,
    ]
}
