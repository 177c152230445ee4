"""How the commands show things in a terminal. Words only: colour never carries a meaning alone."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from backchannel.cli_claim import Claims, chain_line
from backchannel.intake.reasons import MEANINGS, Reason, Refused
from backchannel.record.finding import Finding, Loaded
from backchannel.record.record import Record
from backchannel.world.world import World


def record_view(record: Record, world: World) -> RenderableType:
    """What was read from one document: its head, then each claim with its exact words, and what stands beside them."""
    source = record.source
    head = Line(source.title or source.file_name, style="bold underline")
    publisher = f"published by {source.publisher}" if source.publisher else None
    kind = None if source.kind == "unknown" else source.kind.replace("_", " ")
    about = [part for part in (source.author, publisher, source.published, kind) if part]
    counts = (
        f"{counted(len(record.claims), 'claim')}, {counted(len(record.quotations), 'quotation')} and "
        f"{counted(len(record.actors), 'actor')} in {counted(len(record.text.content.split()), 'word')}"
    )
    claims = Claims(record.actors, world)
    parts: list[RenderableType] = [head, Line(" · ".join(about), style="dim"), Line(counts), Line()]
    for number, claim in enumerate(record.claims, 1):
        chain = chain_line(claim)
        quoted = Line(f"“{' '.join(claim.passage.words.split())}”", style="italic dim")
        shown = Table.grid(padding=(0, 1))
        shown.add_row(Line(f"{number:>3}.", style="dim"), claims.line(claim))
        for below in (chain, quoted):
            if below is not None:
                shown.add_row("", below)
        parts.extend((shown, Line()))
    if record.findings:
        parts.append(Line("What stands beside what", style="bold"))
        parts.extend(finding_view(record, finding) for finding in record.findings)
    if record.loaded:
        parts.append(Line("Words that judge", style="bold"))
        parts.append(Padding(loaded_view(record.loaded), (0, 0, 1, 5)))
    return Group(*parts)


def finding_view(record: Record, finding: Finding) -> RenderableType:
    """One finding: its kind and sentence, the numbers of its claims, and where its facts are from."""
    numbers = {claim.id: number for number, claim in enumerate(record.claims, 1)}
    about = ", ".join(str(numbers[claim]) for claim in finding.claims if claim in numbers)
    head = Line(finding.kind.replace("_", " "), style="yellow")
    if about:
        head.append(f"  claim {about}", style="dim")
    sources = ", ".join(dict.fromkeys(fact.source for fact in finding.facts))
    parts: list[RenderableType] = [head, Line(finding.says)]
    if sources:
        parts.append(Line(f"Tables: {sources}", style="dim"))
    return Padding(Group(*parts), (0, 0, 1, 5))


def loaded_view(loaded: Sequence[Loaded]) -> Line:
    """Each judging word with why it is marked, in the order of the text; a word that comes again stands once."""
    told = Counter((" ".join(one.words.words.split()), one.why) for one in loaded)
    return Line("\n").join(
        Line(f"“{words}”").append(f"  {why}{f', {times} times' if times > 1 else ''}", style="dim")
        for (words, why), times in told.items()
    )


def counted(number: int, noun: str) -> str:
    """ "1 claim", "1,204 claims"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def equation(found: int, states: dict[str, int]) -> str:
    """``12 found = 10 read + 1 partly read + 1 failed``: the account of every document."""
    told = [f"{number:,} {state.replace('_', ' ')}" for state, number in states.items() if number]
    return f"{found:,} found = {' + '.join(told) if told else '0'}"


def not_read_view(console: Console, where: str, refused: Refused) -> None:
    """Why the document ``where`` was not read, in three parts; its reason's code, as the manual lists it, stands last."""
    meaning = MEANINGS[refused.reason]
    why = f"{meaning.means}{_sentence(refused.detail)}"
    error_view(console, f"{where} was not read.", why, f"{meaning.do} ({refused.reason.value})")


def warning_line(where: str, warning: str) -> Line:
    """What a document that was read was not wholly read for; ``warning`` as ``intake.reasons.told`` words it."""
    code, _, detail = warning.partition(": ")
    return Line(f"{where}: {MEANINGS[Reason(code)].means}{_sentence(detail)} ({code})", style="dim")


def _sentence(detail: str) -> str:
    return f" {detail[0].upper()}{detail[1:].rstrip('.')}." if detail else ""


def error_view(console: Console, what: str, why: str, then: str) -> None:
    """An error in its three parts."""
    console.print(Line(what, style="bold red"))
    console.print(Line(why))
    console.print(Line(then, style="dim"))
