extension AuditHTML {
    static let style = """

        :root { color-scheme: light dark; --ink: #1c1f24; --soft: #5b6470; --paper: #fff; --card: #f6f7f9; --line: #dde1e6;
          --error: #c0392b; --warning: #b7791f; --suggestion: #3c6e9f; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e7eaee; --soft: #a2abb6; --paper: #16191d; --card: #1f2429; --line: #333a42;
          --error: #ff8a7a; --warning: #e3b341; --suggestion: #8fb8e0; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
        .headline { font-size: 1.1rem; margin: .25rem 0 1.25rem; color: var(--soft); }
        ul { list-style: none; margin: 0; padding: 0; } a { color: inherit; }
        .tiles { display: flex; flex-wrap: wrap; gap: .75rem; } .tiles li { flex: 1 1 8rem; background: var(--card); border-radius: .5rem; padding: .6rem .9rem; color: var(--soft); font-size: .9rem; }
        .tiles b { display: block; font-size: 1.7rem; line-height: 1.2; color: var(--ink); font-variant-numeric: tabular-nums; }
        .tiles .none b { color: var(--soft); } .tiles .error b { color: var(--error); } .tiles .warning b { color: var(--warning); } .tiles .suggestion b { color: var(--suggestion); }
        .share { display: flex; gap: 2px; height: .5rem; margin: .9rem 0 0; border-radius: .25rem; overflow: hidden; }
        .share .error, .bar .error { background: var(--error); } .share .warning, .bar .warning { background: var(--warning); } .share .suggestion, .bar .suggestion { background: var(--suggestion); }
        .rule { border-top: 1px solid var(--line); } .rule:last-of-type { border-bottom: 1px solid var(--line); }
        .rule summary { display: grid; grid-template-columns: 3.5rem 6rem 13rem 1fr 1rem; gap: 0 .75rem; align-items: baseline; padding: .4rem .25rem; cursor: pointer; }
        .rule summary::after { content: "+"; color: var(--soft); text-align: center; } .rule[open] summary::after { content: "−"; }
        .rule summary:hover { background: var(--card); } .count { text-align: right; font-variant-numeric: tabular-nums; } .bar i { display: block; height: .7rem; border-radius: .15rem; }
        .name { font-weight: 600; overflow-wrap: anywhere; } .what { color: var(--soft); font-size: .9rem; }
        .rule p { margin: .25rem 0 .5rem 11rem; max-width: 44rem; } .places { margin: 0 0 .9rem 11rem; columns: 2; font-size: .9rem; } .places li { break-inside: avoid; overflow-wrap: anywhere; }
        section { margin: 0 0 1.5rem; scroll-margin-top: 1rem; } section:target h3 { text-decoration: underline; } .path { color: var(--soft); margin: 0 0 .35rem; font-size: .85rem; overflow-wrap: anywhere; }
        .findings li { display: grid; grid-template-columns: 3rem 1fr auto; gap: 0 .75rem; padding: .4rem .6rem; border-left: 4px solid; background: var(--card); margin: 0 0 3px; overflow-wrap: anywhere; }
        .findings .error { border-color: var(--error); } .findings .warning { border-color: var(--warning); } .findings .suggestion { border-color: var(--suggestion); }
        .line, .fix, code { color: var(--soft); font-size: .85rem; } .line { text-align: right; font-variant-numeric: tabular-nums; } .fix { display: block; }
        @media (max-width: 44rem) { .rule summary { grid-template-columns: 2.5rem 1fr 1rem; } .bar, .what { display: none; } .rule p, .places { margin-left: 0; columns: 1; }
          .findings li { grid-template-columns: 2.5rem 1fr; } .findings code { grid-column: 2; } }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        @media print { section, .rule { break-inside: avoid; } }

        """
}
