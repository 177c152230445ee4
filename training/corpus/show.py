"""Shows marked texts in the terminal so that a person can check them.

    python -m training.corpus.show FILE [ID]            a file of texts (a path, or a name in ``texts``), or one text of it
    python -m training.corpus.show FILE.jsonl [NUMBER]  a file of the stand-off layer, or the sentence on that line of it

The words of the stand-off layer are read from the folder that BACKCHANNEL_DATA names.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from training.corpus import standoff
from training.corpus.document import Document, Event, Sentence
from training.corpus.reader import TEXTS, read_file

_STYLE = {"name": "cyan", "nominal": "green", "pronoun": "magenta"}


def sentence_lines(sentence: Sentence) -> list[Styled]:
    """The sentence with its mentions coloured and its triggers in reverse, then a line for each event and quotation."""
    first = Styled(f"{sentence.line:4} ", style="dim")
    body = Styled(sentence.text, style="")
    for mention in sentence.mentions:
        body.stylize(_STYLE[mention.form], mention.span.start, mention.span.end)
    for time in sentence.times:
        body.stylize("yellow", time.start, time.end)
    for event in sentence.events:
        body.stylize("reverse", event.trigger.start, event.trigger.end)
    lines = [first.append_text(body)]
    lines.extend(Styled(f"       {event_words(event)}") for event in sentence.events)
    for quoted in sentence.quotations:
        teller = quoted.speaker.words if quoted.speaker else "…" if quoted.continues else "?"
        lines.append(Styled(f"       {'“' if quoted.direct else '‘'} {teller}: {quoted.content.words}", style="dim"))
    return lines


def event_words(event: Event) -> str:
    """One event on one line: trigger, type, what is unlike the usual, roles, chain."""
    head = f"{event.trigger.words} → {event.type}{'/' + event.mode if event.mode else ''}"
    if event.stance != "asserted":
        head += f" !{event.stance}"
    if event.openness != "unstated":
        head += f" @{event.openness}"
    roles = "; ".join(f"{filled.role} {filled.span.words}" for filled in event.roles)
    chain = " › ".join(
        f"{hop.teller.words if hop.teller else '?'} ({hop.kind}{', ' + hop.cue.words if hop.cue else ''})"
        for hop in event.chain
    )
    return head + (f"   {roles}" if roles else "") + (f"   said by {chain}" if chain else "")


def show(document: Document, console: Console) -> None:
    """Prints one document."""
    console.rule(f"{document.id} · {document.genre} · {document.year} · {document.title} · {document.part}")
    for sentence in document.sentences:
        for line in sentence_lines(sentence):
            console.print(line, soft_wrap=True)


def show_row(data: Path, name: str, number: int, row: dict[str, Any], console: Console) -> None:
    """Prints the sentence on line ``number`` of the stand-off file ``name``: triggers in reverse, what fills a role of
    an event in green, then a line for each event. Raises StandoffError where the text in ``data`` is another."""
    sentence = standoff.marked(standoff.words(data, name, row), row)
    body = Styled(sentence.text)
    for event in sentence.events:
        for filled in event.roles:
            body.stylize("yellow" if filled.role == "time" else "green", filled.span.start, filled.span.end)
    for event in sentence.events:
        body.stylize("reverse", event.trigger.start, event.trigger.end)
    first = Styled(f"{number:4} ", style="dim")
    console.print(
        Styled(f"     {row['file']} {row['document']} {row['start']}–{row['end']}", style="dim"), soft_wrap=True
    )
    console.print(first.append_text(body), soft_wrap=True)
    for event in sentence.events:
        console.print(Styled(f"       {event_words(event)}"), soft_wrap=True)


def _show_rows(named: Path, wanted: str | None, console: Console) -> int:
    data = os.environ.get("BACKCHANNEL_DATA")
    if not data:
        print(
            f"{named.name} marks texts of others, whose words are not in the corpus, and BACKCHANNEL_DATA is not set. "
            "Set it to the folder of corpora and try again."
        )
        return 2
    path = named if named.exists() else standoff.LAYER / named.name
    lines = path.read_text(encoding="utf-8").splitlines()
    if wanted is not None and not (wanted.isdigit() and 1 <= int(wanted) <= len(lines)):
        print(f"{named.name} has the lines 1 to {len(lines)}, and {wanted!r} is none of them; give one of those.")
        return 2
    for number, line in enumerate(lines, start=1):
        if wanted is None or number == int(wanted):
            show_row(Path(data), path.name, number, json.loads(line), console)
    return 0


def main(arguments: list[str]) -> int:
    """Shows every text or sentence of a file, or the one whose id or number is given; 2 where it cannot."""
    if not arguments:
        print(__doc__)
        return 2
    named = Path(arguments[0])
    wanted = arguments[1] if len(arguments) > 1 else None
    console = Console()
    if named.suffix == ".jsonl":
        return _show_rows(named, wanted, console)
    path = named if named.exists() else TEXTS / f"{named.name.removesuffix('.marked')}.marked"
    for document in read_file(path):
        if wanted is None or document.id == wanted:
            show(document, console)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
