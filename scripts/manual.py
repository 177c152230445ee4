"""Writes the parts of the manual that the program knows best: commands, reasons, and the record's JSON Schema.

Run from the repository's root: ``python scripts/manual.py``; with ``--check`` it only says whether they are up to date.
"""

import argparse
import json
import re
from pathlib import Path

import click
import typer.main

from backchannel.cli import Exit, app
from backchannel.intake.reasons import MEANINGS
from backchannel.record.schema import json_schema

MANUAL = Path(__file__).parent.parent / "docs" / "manual"
MEANING_OF_EXIT = {
    Exit.OK: "all well",
    Exit.ERROR: "an error that the message explains",
    Exit.USE: "wrong use",
    Exit.NOT_ALL_READ: "finished, but some documents were not read",
    Exit.DAMAGED: "the case is damaged",
    Exit.LOCKED: "another process is writing to the case",
    Exit.NO_SPACE: "no space left on the disk",
    Exit.STOPPED: "stopped; the same command goes on",
}


def commands() -> str:
    """The page of commands."""
    root = typer.main.get_command(app)
    assert isinstance(root, click.Group) or hasattr(root, "commands")
    lines = [
        "# Commands",
        "",
        "Made from the program itself by `scripts/manual.py`. `backchannel COMMAND --help` prints the same.",
        "Standard output is for what was asked; progress, notes and errors go to standard error.",
    ]
    for name, command in root.commands.items():
        context = click.Context(command, info_name=name)
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option"]
        usage = " ".join(
            [f"backchannel {name}", *((p.name or "").upper() + ("…" if p.nargs == -1 else "") for p in arguments)]
        )
        lines += ["", f"## {name}", "", (command.help or "").strip(), "", "```", usage, "```", ""]
        if options or arguments:
            lines += ["| option | what it does | if not said |", "|---|---|---|"]
        for param in (*arguments, *options):
            shown = (
                ", ".join(f"`{o}`" for o in (*param.opts, *param.secondary_opts))
                if param in options
                else f"`{(param.name or '').upper()}`"
            )
            text = (getattr(param, "help", None) or "").replace("|", "\\|")
            default = param.get_default(context)
            told = "" if default in (None, False, (), []) or param.required else f"`{default}`"
            lines.append(f"| {shown} | {text} | {told} |")
    lines += ["", "## Exit codes", "", "| code | meaning |", "|---|---|"]
    lines += [f"| {int(code)} | {MEANING_OF_EXIT[code]} |" for code in Exit]
    return "\n".join(lines) + "\n"


def reasons(page: str) -> str:
    """``page`` with its table of reasons made anew."""
    rows = "".join(f"| `{reason.value}` | {meaning.means} {meaning.do} |\n" for reason, meaning in MEANINGS.items())
    table = f"| reason | what it means |\n|---|---|\n{rows}\n## Limits"
    return re.sub(r"\| reason \| what it means \|.*?## Limits", lambda _: table, page, flags=re.DOTALL)


def main() -> int:
    """Writes, or checks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    many = MANUAL / "many.md"
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    for path, content in (
        (MANUAL / "commands.md", commands()),
        (many, reasons(many.read_text(encoding="utf-8"))),
        (MANUAL.parent / "record.schema.json", schema),
    ):
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(path.name)
        if not check:
            path.write_text(content, encoding="utf-8")
    if stale and check:
        print(f"The manual is not up to date: {', '.join(stale)}. Run python scripts/manual.py.")
    return 1 if stale and check else 0


if __name__ == "__main__":
    raise SystemExit(main())
