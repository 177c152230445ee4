"""Makes the pages of docs/examples: a text, what a careful person reads in it, what was read, and how a person judges that.

Run from the repository's root::

    python scripts/examples.py [--essay FILE]      the ten pages and the index; the essay's page where its file is given
    python scripts/examples.py --keys [NAME...]    prints what is read with its keys, for judging it

By hand are ``texts/`` (our own), ``expected/`` (what a careful person reads, one Markdown table a text) and ``judged/``
(one TSV a text). A judgement names the claims that it is about by *key*: trigger words, offset, and a digest of all that the
page shows of the claim. The judgement of a claim that is now read otherwise falls away, and the page says "not judged yet"
until a person has looked again. Rows of a TSV, tab-separated::

    expected  NUMBER  right|partly|missed  KEYS or -  FIELDS that are wrong or -  NOTE or -
    extra     KEY     right|wrong|made up  -          FIELDS that are wrong or -  NOTE or -
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.claim import Claim
from backchannel.record.record import Record

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
EXPECTED = ("right", "partly", "missed")
EXTRA = ("right", "wrong", "made up")
NOT_YET = "not judged yet"
FIELDS = (
    "type",
    "actor",
    "recipient",
    "intermediary",
    "host",
    "beneficiary",
    "state",
    "when",
    "where",
    "openness",
    "stance",
    "chain",
)
NOTE = (
    "Right: every field is as the careful person has it. Partly: the event was found; the fields named are wrong or missing. "
    "Missed: it was not read. A claim beside the list is right where the text does tell it (most often who said so), wrong "
    "where something of it stands in the text but is told wrongly, made up where the text tells no such event."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of what a careful person reads: its number, and its cells (type, words, who, when, where, …)."""

    number: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person judged: the verdict, the keys of the claims it is about, the fields that are wrong, and a note."""

    value: str
    keys: tuple[str, ...]
    fields: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements of one text: by the number of the expected line, and by the key of the claim beside the list."""

    expected: dict[str, Verdict]
    extra: dict[str, Verdict]


def wanted(page: str) -> tuple[Wanted, ...]:
    """The numbered lines of the table in ``page`` (Markdown)."""
    lines = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if cells[0].isdecimal():
            lines.append(Wanted(cells[0], tuple(cells[1:])))
    return tuple(lines)


def judged(table: str, name: str) -> Judged:
    """The judgements in ``table`` (see the module). Raises ValueError, with file and line, for a row that is none."""
    done = Judged({}, {})
    for at, line in enumerate(table.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, subject, value, keys, fields, note = line.split("\t")
        verdict = Verdict(value, _listed(keys), _listed(fields), "" if note == "-" else note)
        allowed = {"expected": EXPECTED, "extra": EXTRA}.get(kind, ())
        whole = value in allowed and set(verdict.fields) <= set(FIELDS)
        if not whole or (value == "right" and verdict.fields) or (value == "partly" and not verdict.fields):
            raise ValueError(
                f"{name}, line {at}: «{line}» is no judgement: kind, verdict or fields are none of the known"
            )
        (done.expected if kind == "expected" else done.extra)[subject] = verdict
    return done


def _listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell, divided by commas; "-" is none."""
    return () if cell == "-" else tuple(part.strip() for part in cell.split(",") if part.strip())


def shown(claim: Claim, record: Record) -> tuple[str, ...]:
    """What the page shows of ``claim``: type, who with roles, when, where, openness, stance, chain."""
    names = {actor.id: actor.name for actor in record.actors}
    parties = []
    for party in claim.participants:
        words = party.words.words if party.words else "(implied)"
        name = names.get(party.actor or "", "")
        known = ", ".join(part for part in (name if name != words else "", party.country or "") if part)
        parties.append(f"{party.role}: {words}" + (f" [{known}]" if known else ""))
    when = "—"
    if claim.when is not None:
        told = f"“{claim.when.words.words}”" if claim.when.words else "(inferred)"
        when = f"{claim.when.edtf or 'no date'} {told}"
        if claim.when.relation is not None:
            when += f" {claim.when.relation.kind}"
    where = "; ".join(place.words.words + (f" [{place.country}]" if place.country else "") for place in claim.where)
    chain = " › ".join(f"{hop.who} ({hop.kind})" for hop in claim.chain)
    stance = claim.stance.value + (f" “{claim.stance.words.words}”" if claim.stance.words else "")
    openness = claim.openness.value + (f" “{claim.openness.words.words}”" if claim.openness.words else "")
    cells = (claim.type, "; ".join(sorted(parties)) or "—", when, where or "—", openness, stance, chain or "author")
    return tuple(_flat(cell) for cell in cells)


def key(claim: Claim, record: Record) -> str:
    """The claim's key: its trigger's words, where they start, and six digits of what the page shows of it."""
    digest = hashlib.sha256("\x1f".join(shown(claim, record)).encode()).hexdigest()[:6]
    return f"{_flat(claim.trigger.words).replace(',', '')}@{claim.trigger.start}#{digest}"


def _flat(words: str) -> str:
    """Words as one cell of a table."""
    return " ".join(words.split()).replace("|", "¦")


@dataclass(frozen=True, slots=True)
class Page:
    """One text with what was expected, read and judged; makes the page and its counts."""

    name: str
    title: str
    text: str | None
    record: Record
    wanted: tuple[Wanted, ...]
    judged: Judged

    def verdict(self, line: Wanted) -> Verdict:
        """The judgement of an expected line; "not judged yet" where there is none, or its claim is read otherwise now."""
        verdict = self.judged.expected.get(line.number)
        present = {key(claim, self.record) for claim in self.record.claims}
        if verdict is None or not set(verdict.keys) <= present:
            return Verdict(NOT_YET, (), (), "")
        return verdict

    def extras(self) -> tuple[tuple[Claim, Verdict], ...]:
        """The claims that no expected line accounts for, each with its judgement."""
        taken = {named for line in self.wanted for named in self.verdict(line).keys}
        rows = []
        for claim in self.record.claims:
            named = key(claim, self.record)
            if named not in taken:
                rows.append((claim, self.judged.extra.get(named, Verdict(NOT_YET, (), (), ""))))
        return tuple(rows)

    def counts(self) -> Counter[str]:
        """How many expected lines and extra claims there are of each verdict."""
        counts: Counter[str] = Counter(expected=len(self.wanted), read=len(self.record.claims))
        counts.update(self.verdict(line).value for line in self.wanted)
        counts.update(f"extra {verdict.value}" for _, verdict in self.extras())
        return counts

    def wrong_fields(self) -> Counter[str]:
        """How often each field is wrong in a claim that was partly read."""
        return Counter(field for line in self.wanted for field in self.verdict(line).fields)

    def markdown(self) -> str:
        """The page. Without ``text`` (somebody else's), no words of it beyond triggers and what the expected list has."""
        lines = [f"# {self.title}", "", "Made by `scripts/examples.py`; the judgements are a person’s, by hand.", ""]
        lines += [_counted(self.counts()), "", f"Read by: `{self.record.reader}`", "", NOTE, ""]
        if self.text is not None:
            lines += ["## The text", "", "Written for this page. Persons and events are invented.", "", "```text"]
            lines += [self.text.rstrip("\n"), "```", ""]
        lines += ["## What a careful person reads, and how it was read", ""]
        heads = ("no", "type", "words", "who", "when", "where", "openness", "stance", "who says so")
        rows: list[tuple[str, ...]] = []
        for line in self.wanted:
            verdict = self.verdict(line)
            judged_as = verdict.value + (f": {', '.join(verdict.fields)}" if verdict.fields else "")
            by = ", ".join(f"`{_short(named)}`" for named in verdict.keys) or "—"
            rows.append((line.number, *line.cells, by, f"**{judged_as}**", verdict.note))
        lines += _table(*heads, "read as", "judgement", "note", rows=rows)
        lines += ["", "## What was read", ""]
        lines += self._read()
        return "\n".join(lines) + "\n"

    def _read(self) -> list[str]:
        """The table of every claim read, in text order, each with the expected line that it answers or its own judgement."""
        answers = {named: line.number for line in self.wanted for named in self.verdict(line).keys}
        extras = {claim.id: verdict for claim, verdict in self.extras()}
        rows: list[tuple[str, ...]] = []
        for claim in self.record.claims:
            named = key(claim, self.record)
            if named in answers:
                judged_as, note = f"line {answers[named]}", ""
            else:
                verdict = extras[claim.id]
                judged_as = f"**extra, {verdict.value}**" + (f": {', '.join(verdict.fields)}" if verdict.fields else "")
                note = verdict.note
            cells = shown(claim, self.record)
            if self.text is None:
                rows.append((f"`{_short(named)}`", cells[0], _without_words(claim, self.record), judged_as, note))
            else:
                rows.append((f"`{_short(named)}`", *cells, judged_as, note))
        if self.text is None:
            return _table("trigger", "type", "who, as countries with roles; when", "judgement", "note", rows=rows)
        heads = ("trigger", "type", "who", "when", "where", "openness", "stance", "who says so")
        return _table(*heads, "judgement", "note", rows=rows)


def _without_words(claim: Claim, record: Record) -> str:
    """What was read of a claim in somebody else's text, without the text's words: roles with countries, and the date."""
    names = {actor.id: actor for actor in record.actors}
    parties = []
    for party in claim.participants:
        kind = names[party.actor].kind if party.actor in names else "party"
        parties.append(f"{party.role}: {kind}" + (f" of {party.country}" if party.country else ""))
    when = claim.when.edtf if claim.when is not None and claim.when.edtf else "no date"
    more = [claim.openness.value] * (claim.openness.value != "unstated") + [claim.stance.value] * (
        claim.stance.value != "asserted"
    )
    return "; ".join((*sorted(parties), when, *more))


def _short(named: str) -> str:
    """A key without its digest, as pages show it."""
    return named.rpartition("#")[0]


def _table(*heads: str, rows: Iterable[tuple[str, ...]] = ()) -> list[str]:
    """A Markdown table."""
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return lines + [f"| {' | '.join(row)} |" for row in rows]


COUNTED = (
    ("expected", "expected"),
    ("right", "right"),
    ("partly", "partly"),
    ("missed", "missed"),
    (NOT_YET, NOT_YET),
    ("read", "claims read"),
    ("extra right", "beside the list, right"),
    ("extra wrong", "beside the list, wrong"),
    ("extra made up", "beside the list, made up"),
    (f"extra {NOT_YET}", "beside the list, not judged yet"),
)


def _counted(counts: Counter[str]) -> str:
    """The head of a page: its counts in one line."""
    return " · ".join(f"{label}: {counts[name]}" for name, label in COUNTED)


def _title(page: str) -> str:
    """The heading of a page."""
    return page.splitlines()[0].removeprefix("# ")


def load(name: str, reader: Reader, file: Path | None = None) -> Page:
    """Reads a text (``texts/NAME.txt``, or ``file`` of somebody else) and puts beside it what was expected and judged."""
    path = file or EXAMPLES / "texts" / f"{name}.txt"
    data = path.read_bytes()
    (document,) = take_in(data, f"{name}.txt").documents
    page = (EXAMPLES / "expected" / f"{name}.md").read_text(encoding="utf-8")
    judgements = EXAMPLES / "judged" / f"{name}.tsv"
    table = judgements.read_text(encoding="utf-8") if judgements.exists() else ""
    text = None if file else data.decode("utf-8")
    return Page(name, _title(page), text, reader.read(document).record, wanted(page), judged(table, judgements.name))


def counts_told(page: str) -> Counter[str]:
    """The counts that a page's head tells (the line that ``_counted`` made)."""
    line = next(line for line in page.splitlines() if line.startswith("expected: "))
    told = dict(part.split(": ") for part in line.split(" · "))
    return Counter({name: int(told[label]) for name, label in COUNTED})


HUNDRED = "[A hundred claims drawn at random](hundred.md): what was read in texts that nobody chose, judged one by one."


def index(
    pages: tuple[tuple[str, str, Counter[str]], ...], essay: Counter[str], fields: Counter[str], about: str
) -> str:
    """The index: a line a text (name, title, counts) with the sum, the essay's line, and which fields are wrong how often."""
    total: Counter[str] = Counter()
    rows = []
    for name, title, counts in pages:
        total.update(counts)
        rows.append((f"[{title}]({name}.md)", *(str(counts[column]) for column, _ in COUNTED)))
    rows.append(("**the ten texts**", *(f"**{total[column]}**" for column, _ in COUNTED)))
    rows.append(("[An essay by somebody else](essay.md)", *(str(essay[column]) for column, _ in COUNTED)))
    lines = ["# Examples, honestly marked", "", about.rstrip("\n"), "", NOTE, ""]
    lines += _table("text", *(label for _, label in COUNTED), rows=rows)
    lines += [
        "",
        HUNDRED,
        "",
        "Fields that are wrong or missing in the claims of the ten texts that were partly read:",
        "",
    ]
    lines += _table("field", "times", rows=[(field, str(times)) for field, times in fields.most_common()])
    return "\n".join(lines) + "\n"


def names() -> tuple[str, ...]:
    """The ten texts, in order."""
    return tuple(sorted(path.stem for path in (EXAMPLES / "texts").glob("*.txt")))


def main() -> None:
    """The command line; see the module."""
    asked = argparse.ArgumentParser(description="Makes the pages of docs/examples.")
    asked.add_argument("--keys", metavar="NAME", nargs="*", help="print what is read in these texts, for judging")
    asked.add_argument(
        "--essay", type=Path, metavar="FILE", help="the essay, where you have it; its page is made as well"
    )
    given = asked.parse_args()
    reader = Reader.load()
    pages = [load(name, reader) for name in names() if not given.keys or name in given.keys]
    if given.essay and (not given.keys or "essay" in given.keys):
        pages.append(load("essay", reader, given.essay))
    if given.keys is not None:
        for page in pages:
            print(f"== {page.name}")
            for claim in page.record.claims:
                print(key(claim, page.record), *shown(claim, page.record), sep="\t")
        return
    for page in pages:
        (EXAMPLES / f"{page.name}.md").write_text(page.markdown(), encoding="utf-8")
        print(page.name, _counted(page.counts()))
    ten = [page for page in pages if page.text is not None]
    fields: Counter[str] = Counter()
    for page in ten:
        fields.update(page.wrong_fields())
    about = (EXAMPLES / "about.txt").read_text(encoding="utf-8")
    essay = counts_told((EXAMPLES / "essay.md").read_text(encoding="utf-8"))
    rows = tuple((page.name, page.title, page.counts()) for page in ten)
    (EXAMPLES / "index.md").write_text(index(rows, essay, fields, about), encoding="utf-8")


if __name__ == "__main__":
    main()
