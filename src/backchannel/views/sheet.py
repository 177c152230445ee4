"""Claims as a sheet: comma-separated values (RFC 4180), one row a claim, that a spreadsheet or a script opens."""

import csv
import io
from collections.abc import Iterator

from backchannel.casefile import Case
from backchannel.casefile.judging import standing
from backchannel.record.correction import FIELDS, names
from backchannel.record.judgement import Judgement
from backchannel.views.claims import ClaimsAsked, every_claim
from backchannel.views.judged import Decided
from backchannel.views.lines import ClaimLine

COLUMNS = (
    "claim",
    "words",
    "type",
    "deed",
    "actor",
    "actor_country",
    "recipient",
    "recipient_country",
    "intermediary",
    "host",
    "beneficiary",
    "thing",
    "time",
    "edtf",
    "earliest",
    "latest",
    "place",
    "openness",
    "stance",
    "told_by",
    "standing",
    "judged_by",
    "judged_at",
    "judgements",
    "corrected_type",
    "corrected_actor",
    "corrected_recipient",
    "corrected_intermediary",
    "corrected_host",
    "corrected_beneficiary",
    "corrected_thing",
    "corrected_edtf",
    "corrected_place",
    "corrected_openness",
    "corrected_stance",
    "corrected_told_by",
    "title",
    "author",
    "published",
    "file",
    "part",
    "source",
    "start",
    "end",
    "link",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula, in a cell of a document that anybody may have written
(OWASP, CSV Injection)."""
_BETWEEN = "; "
_NONE = "(none)"
"""A correction by which nothing should stand in a field; an empty cell means that nobody has corrected it."""


def sheet(case: Case, asked: ClaimsAsked, *, address: str = "") -> Iterator[str]:
    """Line by line, the names of the columns first. ``link`` is the claim's place in the workbench at ``address``.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    yield _row(COLUMNS)
    for line in every_claim(case, asked):
        yield _row(_cells(line, address))


def guarded(cell: str) -> str:
    """``cell``, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([guarded(cell) for cell in cells])
    return out.getvalue()


def _cells(line: ClaimLine, address: str) -> tuple[str, ...]:
    def parties(role: str) -> str:
        return _BETWEEN.join(party.name or party.country or "" for party in line.parties if party.role == role)

    def states(role: str) -> str:
        return _BETWEEN.join(dict.fromkeys(p.country for p in line.parties if p.role == role and p.country))

    return (
        line.id,
        line.passage,
        line.type,
        line.deed,
        parties("actor"),
        states("actor"),
        parties("recipient"),
        states("recipient"),
        parties("intermediary"),
        parties("host"),
        parties("beneficiary"),
        line.thing or "",
        line.when or "",
        line.edtf or "",
        line.earliest or "",
        line.latest or "",
        _BETWEEN.join(line.places),
        line.openness,
        line.stance,
        " › ".join(
            f"{hop.who or 'not named'} “{hop.cue}”" if hop.cue else hop.who or "not named" for hop in line.chain
        ),
        line.decided.standing if line.decided else "",
        *_latest(line.decided),
        _BETWEEN.join(map(_judgement, line.decided.judgements)) if line.decided else "",
        *_corrected(line.decided),
        line.title or "",
        line.author or "",
        line.published or "",
        line.file_name,
        line.part or "",
        line.source_id,
        str(line.start),
        str(line.end),
        f"{address}/#/source/{line.source_id}?claim={line.id}",
    )


def _latest(decided: Decided | None) -> tuple[str, str]:
    """Who decided what ``standing`` says, and when."""
    for one in reversed(decided.judgements) if decided else ():
        if standing((one,)) != "open":
            return one.by, one.at
    return "", ""


def _corrected(decided: Decided | None) -> tuple[str, ...]:
    """What people say should stand in each field that can be corrected, in the order of the columns."""
    stands = {one.field: one.value for one in decided.corrected} if decided else {}
    return tuple(_value(field, stands[field]) if field in stands else "" for field in FIELDS)


def _value(field: str, value: str) -> str:
    between = " › " if field == "chain" else _BETWEEN
    return between.join(names(value)) or _NONE


def _judgement(one: Judgement) -> str:
    change = ", ".join(f"{field}: {_value(field, value)}" for field, value in (one.change or {}).items())
    words = ": ".join(part for part in (change, one.reason) if part)
    return f"{one.decision}, {one.by}, {one.at}" + (f": {words}" if words else "")
