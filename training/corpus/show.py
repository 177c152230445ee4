"""Shows marked texts in the terminal so that a person can check them: ``python -m training.corpus.show FILE [ID]``."""

import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text as Styled

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


def main(arguments: list[str]) -> int:
    """Shows every text of a file (a path, or a name in ``texts``), or the one whose id is given."""
    if not arguments:
        print(__doc__)
        return 2
    named = Path(arguments[0])
    path = named if named.exists() else TEXTS / f"{named.name.removesuffix('.marked')}.marked"
    console = Console()
    for document in read_file(path):
        if len(arguments) < 2 or document.id == arguments[1]:
            show(document, console)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
