#!/usr/bin/env python3
"""Writes man pages from what `lacuna --experimental-dump-help` says of the commands: man-pages.py PROGRAM FOLDER."""
import json
import pathlib
import subprocess
import sys


def escaped(text):
    lines = text.replace('\\', '\\e').replace('-', '\\-').split('\n')
    return '\n'.join('\\&' + line if line[:1] in ".'" else line for line in lines)


def discussion(text):
    """Indented lines are examples and stay as they are; the others are paragraphs."""
    out, example = [], False
    for line in text.split('\n'):
        if line.startswith('  ') and not example:
            out.append('.PP\n.EX')
        elif not line.startswith('  ') and example:
            out.append('.EE')
        example = line.startswith('  ')
        out.append(escaped(line) if line.strip() else '' if example else '.PP')
    return '\n'.join(out + (['.EE'] if example else []))


def option(argument):
    names = [('-' if n['kind'] == 'short' else '--') + n['name'] for n in argument.get('names', [])]
    value = f" \\fI{escaped(argument['valueName'])}\\fR" if argument['kind'] != 'flag' and names else ''
    head = ', '.join(f'\\fB{escaped(n)}\\fR' for n in names) + value if names else f"\\fI{escaped(argument['valueName'])}\\fR"
    text = argument.get('abstract', '')
    if argument.get('allValues') and not all(v in text for v in argument['allValues']):
        text += f" One of {', '.join(argument['allValues'])}."
    if argument.get('defaultValue') and 'default' not in text:
        text += f" Default: {argument['defaultValue']}."
    return f'.TP\n{head}\n{escaped(text)}'


def page(command, name, children):
    title = name.replace(' ', '-')
    parts = [f'.TH {title.upper()} 1 "" "Lacuna" "User commands"', f'.SH NAME\n{escaped(title)} \\- {escaped(command["abstract"].rstrip("."))}']
    parts.append(f'.SH SYNOPSIS\n\\fB{escaped(name)}\\fR' + (' \\fISUBCOMMAND\\fR' if children else '') + ' [\\fIOPTIONS\\fR]')
    if command.get('discussion'):
        parts.append('.SH DESCRIPTION\n' + discussion(command['discussion']))
    options = [a for a in command.get('arguments', []) if a.get('shouldDisplay')]
    if options:
        parts.append('.SH OPTIONS\n' + '\n'.join(map(option, options)))
    if children:
        rows = [f'.TP\n\\fB{escaped(c["commandName"])}\\fR\n{escaped(c["abstract"])}' for c in children]
        parts.append('.SH COMMANDS\n' + '\n'.join(rows))
    parts.append('.SH EXIT STATUS\n0: done. 1: done, and there are findings or differences. 2: the job, or a part of it, could not be done.\n'
                 '64: the command line was wrong.')
    if name != 'lacuna':
        parts.append('.SH SEE ALSO\n\\fBlacuna\\fR(1)')
    return '\n'.join(parts) + '\n'


def write(command, folder, parents=()):
    children = [c for c in command.get('subcommands', []) if c.get('shouldDisplay') and c['commandName'] != 'help']
    names = [*parents, command['commandName']]
    (folder / f"{'-'.join(names)}.1").write_text(page(command, ' '.join(names), children), 'utf-8')
    for child in children:
        write(child, folder, names)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    help = subprocess.run([program, '--experimental-dump-help'], stdout=subprocess.PIPE, check=True).stdout
    write(json.loads(help)['command'], folder)


if __name__ == '__main__':
    main()
