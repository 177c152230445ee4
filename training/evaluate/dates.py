"""Times in text: found, and given their value.

Value F1: a time is right where its words overlap the marked ones and its earliest and latest day are those of the
marked value.
Recognizers-Text (Microsoft, MIT): the utterances whose dates are days, months and years told with their year and one
meaning; what asks
for an assistant's habits (which week "next Monday" is in, spans without their last day, fiscal years) is left out.
TimeNorm's phrases are read alone, with their document's
date. FRUS and RDCR mark dates but not all of them, so there the figure is the share of marked dates found with their value.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from lxml import etree

from backchannel.reading.dates import find_times
from backchannel.reading.times import Anchor, Settled, settle
from backchannel.record.edtf import bounds
from training.evaluate.figure import Figure, Tally

RECOGNIZERS = "recognizers-datetime/DateTimeModel.json"
TIMENORM = "timenorm/test.tsv"
RDCR = "history-at-state/rdcr"
FRUS = ("frus/frus1964-68v26.xml", "frus/frus1969-76v28.xml", "frus/frus1955-57v14.xml")
TEI = "{http://www.tei-c.org/ns/1.0}"
# What the words do not say of themselves: reference to now, or a rule of an assistant; and days of feasts.
_APART = re.compile(
    r"\b(?:now|recent|fiscal|fy|rest|weekend|business|season|quarter|q[1-4]|h[12]|easter|christmas|coming|upcoming|ytd"
    r"|year to date|black friday|earth day|patrick)\b",
    re.IGNORECASE,
)


def settled(text: str, published: str | None) -> list[Settled]:
    """All times of a text, settled in order."""
    anchor = Anchor(published)
    return [settle(text, told, anchor) for told in find_times(text, 0, len(text))]


def _span(timex: str) -> tuple[str, str] | None:
    """First and last day of a TIMEX value that is a day, week, month, season or year."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", timex):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex):
        timex = f"{match[1]}-{ {'SP': 21, 'SU': 22, 'FA': 23, 'WI': 24}[match[2]] }".replace(" ", "")
    if re.fullmatch(r"\d\d", timex):
        timex += "XX"
    if re.fullmatch(r"\d{3}", timex):
        timex += "X"
    if re.fullmatch(r"\d{4}(-\d\d){0,2}|\d\dXX|\d{3}X", timex):
        first, last = bounds(timex)
        return (first, last) if first and last else None
    return None


def _value(time: Settled) -> tuple[str, str] | None:
    """Days of the period told, whatever part of it ("early") is meant."""
    if time.when.edtf is None:
        return None
    core = time.when.edtf.removeprefix("../").removesuffix("/..")
    first, last = bounds(core)
    return (first, last) if first and last else None


def recognizers(data: Path) -> Tally:
    """Precision and recall of values on Recognizers-Text."""
    tally = Tally()
    for case in json.loads((data / RECOGNIZERS).read_text("utf-8-sig")):
        marked = _marked(case)
        if marked is None:
            continue
        base = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10] or None
        found = [(t.start, t.end, value) for t in settled(case["Input"], base) if (value := _value(t)) is not None]
        tally.gold += len(marked)
        tally.found += len(found)
        tally.right += sum(any(s <= e2 and s2 < e + 1 and v == v2 for s2, e2, v2 in found) for s, e, v in marked)
    return tally


def _marked(case: dict[str, object]) -> list[tuple[int, int, tuple[str, str]]] | None:
    """The case's dates; None where it is not of the sort that is measured."""
    if not isinstance(case["Results"], list) or _APART.search(str(case["Input"])):
        return None
    found = []
    for result in case["Results"]:  # type: ignore[attr-defined]
        if result.get("TypeName") not in ("datetimeV2.date", "datetimeV2.daterange"):
            return None
        values = (result.get("Resolution") or {}).get("values") or []
        if len(values) != 1:
            return None
        value = values[0]
        if value.get("Mod") in ("before", "after", "since", "until", "approx"):
            return None
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value.get("timex", "")) or not re.search(
            r"\d{4}", str(result["Text"])
        ):
            return None
        if value["type"] == "date":
            span = (value["value"], value["value"])
        elif "start" in value and "end" in value:
            if value.get("Mod"):
                return None
            last = date.fromisoformat(value["end"]) - timedelta(days=1)
            span = (value["start"], last.isoformat())
        else:
            return None
        found.append((result["Start"], result["End"], span))
    return found or None


def timenorm(data: Path) -> Tally:
    """Values of TimeNorm's phrases, each read alone with its document's date."""
    tally = Tally()
    published: str | None = None
    for line in (data / TIMENORM).read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 3:
            published = None
            continue
        if published is None:
            published = cells[2]
            continue
        span = _span(cells[2]) if cells[1] == "DATE" else None
        if span is None:
            continue
        values = [value for time in settled(cells[0], published) if (value := _value(time)) is not None]
        tally.gold += 1
        tally.found += bool(values)
        tally.right += span in values
    return tally


def tagged(path: Path) -> Iterator[tuple[str, int, int, str]]:
    """(text of the paragraph, start, end, value) of each day marked in a TEI file."""
    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
    for holder in tree.iter(f"{TEI}p", f"{TEI}head", f"{TEI}dateline"):
        parts: list[str] = []
        marks: list[tuple[int, int, str]] = []
        for event, node in etree.iterwalk(holder, events=("start", "end")):
            if event == "start":
                if node.tag == f"{TEI}date" and re.fullmatch(r"\d{4}(-\d\d){0,2}", (node.get("when") or "")[:10]):
                    marks.append((len(_joined(parts)), -1, node.get("when")[:10]))
                parts.append(node.text or "")
            else:
                if node.tag == f"{TEI}date" and marks and marks[-1][1] < 0:
                    marks[-1] = (marks[-1][0], len(_joined(parts)), marks[-1][2])
                if node is not holder:
                    parts.append(node.tail or "")
        text = _joined(parts)
        for start, end, value in marks:
            if end > start:
                yield text, start, end, value


def _joined(parts: list[str]) -> str:
    return re.sub(r"\s+", " ", "".join(parts))


def marked_dates(paths: list[Path]) -> Tally:
    """Share of marked dates found with their value."""
    tally = Tally()
    for path in paths:
        for text, start, end, value in tagged(path):
            if not re.search(r"\d", text[start:end]):
                continue
            span = _span(value)
            tally.gold += 1
            met = [t for t in settled(text, None) if t.start < end and start < t.end]
            tally.found += bool(met)
            tally.right += any(_value(t) == span or (t.when.edtf or "").startswith(value) for t in met)
    return tally


def measure(data: Path) -> list[Figure]:
    """Value F1 on four sets."""
    asked = recognizers(data)
    phrases = timenorm(data)
    rdcr = sorted((data / RDCR).glob("*.xml"))
    guide = marked_dates(rdcr)
    cables = marked_dates([data / name for name in FRUS])
    peer = "HeidelTime 77.6 (TempEval-3)"
    files = tuple(str(path.relative_to(data)) for path in rdcr)
    return [
        Figure(
            "dates.recognizers",
            "dates with their value, F1",
            "Recognizers-Text",
            asked.f1,
            (RECOGNIZERS,),
            "",
            asked.counts(),
            peer=peer,
            aim="85",
        ),
        Figure(
            "dates.timenorm",
            "dates with their value, F1",
            "TimeNorm test",
            phrases.f1,
            (TIMENORM,),
            "",
            phrases.counts(),
            peer=peer,
            aim="85",
        ),
        Figure(
            "dates.rdcr", "marked dates with their value", "RDCR", guide.recall, files, "%", guide.counts(), aim="85"
        ),
        Figure(
            "dates.frus",
            "marked dates with their value",
            "FRUS, three volumes",
            cables.recall,
            FRUS,
            "%",
            cables.counts(),
            aim="85",
        ),
    ]
