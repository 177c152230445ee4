"""How the commands show things in a terminal. Words only: colour never carries a meaning alone."""

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from backchannel.intake.reasons import MEANINGS, Reason, Refused
from backchannel.record.claim import Claim, Participant
from backchannel.record.finding import Finding
from backchannel.record.record import Record

TYPE_WORDS = {
    "AGREE": "agreed",
    "CONSULT": "met or consulted",
    "SUPPORT": "supported",
    "CONCEDE": "conceded",
    "COOPERATE": "cooperated",
    "AID": "aided",
    "RETREAT": "withdrew",
    "REQUEST": "asked",
    "ACCUSE": "accused",
    "REJECT": "refused",
    "THREATEN": "threatened",
    "PROTEST": "protested",
    "SANCTION": "sanctioned",
    "MOBILIZE": "mobilised",
    "COERCE": "coerced",
    "ASSAULT": "attacked",
    "STATEMENT": "stated",
}
ROLE_WORDS = {"recipient": "to", "intermediary": "through", "host": "hosted by", "beneficiary": "for"}


def named(record: Record, party: Participant) -> str:
    """The party in words: the actor's name and the state, or the words of the text."""
    actors = {actor.id: actor for actor in record.actors}
    actor = actors.get(party.actor or "")
    name = actor.name if actor else (party.words.words if party.words else "unnamed")
    if party.country and not (actor and actor.kind == "state"):
        return f"{name} ({party.country})"
    return name


def claim_line(record: Record, claim: Claim) -> Line:
    """One claim as a line: when, what, who to whom through whom, and what the text makes of it."""
    line = Line()
    line.append_text(when_line(claim))
    line.append("  ")
    doers = [named(record, party) for party in claim.participants if party.role == "actor"]
    line.append(" and ".join(doers) if doers else "somebody", style="bold")
    line.append(f" {TYPE_WORDS[claim.type]} ", style="green")
    line.append(f"{claim.type}{f'/{claim.mode}' if claim.mode else ''}", style="dim")
    for role, word in ROLE_WORDS.items():
        parties = [named(record, party) for party in claim.participants if party.role == role]
        if parties:
            line.append(f" {word} ")
            line.append(" and ".join(parties), style="bold")
    if claim.openness.value != "unstated":
        line.append(f"  {claim.openness.value}", style="magenta")
    if claim.stance.value != "asserted":
        line.append(f"  {claim.stance.value}", style="yellow")
    return line


def when_line(claim: Claim) -> Line:
    """The time in the words of the text with its EDTF, or the rule that gave it; never a bare date that the text lacks."""
    when = claim.when
    if when is None or (when.words is None and when.edtf is None):
        return Line("no time told", style="dim")
    if when.words is None:
        return Line(f"[{when.edtf}: {claim.inferred.get('when', 'inferred')}]", style="dim")
    line = Line(" ".join(when.words.words.split()), style="cyan")
    return line.append(f" [{when.edtf}]", style="dim") if when.edtf else line


def chain_line(claim: Claim) -> Line | None:
    """Who says so, hop by hop; None where only the author does."""
    if not claim.chain:
        return None
    return Line(" › ".join(["the text", *(hop.who for hop in claim.chain)]), style="blue")


def record_view(record: Record) -> RenderableType:
    """What was read from one document: its head, then each claim with its exact words."""
    source = record.source
    head = Line(source.title or source.file_name, style="bold underline")
    about = [part for part in (source.author, source.publisher, source.published, source.kind) if part]
    counts = (
        f"{len(record.claims)} claims, {len(record.quotations)} quotations, {len(record.actors)} actors "
        f"in {len(record.text.content.split()):,} words"
    )
    parts: list[RenderableType] = [head, Line(" · ".join(about), style="dim"), Line(counts), Line()]
    for number, claim in enumerate(record.claims, 1):
        line = Line(f"{number:>3}. ", style="dim")
        line.append_text(claim_line(record, claim))
        parts.append(line)
        chain = chain_line(claim)
        if chain is not None:
            parts.append(Padding(chain, (0, 0, 0, 5)))
        parts.append(Padding(Line(f"“{' '.join(claim.passage.words.split())}”", style="italic dim"), (0, 0, 1, 5)))
    if record.findings:
        parts.append(Line("What stands beside what", style="bold"))
        parts.extend(finding_view(record, finding) for finding in record.findings)
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
