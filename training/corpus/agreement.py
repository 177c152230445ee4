"""How far two annotators agree who mark the same texts apart, by the same guidelines.

    python -m training.corpus.agreement               the figures, as in AGREEMENT.md
    python -m training.corpus.agreement differences   every sentence the two marked unlike, mark by mark
    python -m training.corpus.agreement causes        what the differences came from, counted by cause and subject
    python -m training.corpus.agreement rows          every diplomatic sentence the two marked unlike, event by event
    python -m training.corpus.agreement pick FOLDER   draws the sample again, into another folder

``second/unmarked.txt`` is what the second annotator was given, ``second/second.marked`` what he made of it, and
``second/first.marked`` the first marking as it stood when the sample was drawn. None of the three is ever corrected:
what one learns from them goes into ``texts`` and the guidelines. ``second/disagreements.tsv`` says of every difference
what it came from.

``second/frus-one.jsonl`` and ``second/frus-two.jsonl`` are two markings of sentences of diplomatic documents, as rows of
the stand-off layer; ``rows`` reads their words from the folder that BACKCHANNEL_DATA names.
"""

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from training.corpus import standoff
from training.corpus.document import Document, Event, Filled, Hop, Mention, Part, Sentence, Span
from training.corpus.reader import TEXTS, CorpusError, read_file
from training.corpus.show import event_words
from training.corpus.tally import SEED, Shared, Tally, overlapping, print_figures, same

SECOND: Final = Path(__file__).parent / "second"
"""Texts marked twice. No iterator of the reader looks here: it reads ``texts`` alone."""

ROWS: Final = ("frus-one.jsonl", "frus-two.jsonl")
"""The two markings of the stand-off layer: events alone."""

LAST_FILE: Final = 58
"""The number of the last text file when the sample was drawn, so that new texts do not change what is drawn."""

WANTED: Final[dict[Part, int]] = {"test": 65, "dev": 40, "train": 55}
"""Sentences wanted of each part: most from test and dev, since agreement bounds what may be measured on them."""

CAUSES: Final = ("unclear", "first", "second", "ambiguous")
"""The guidelines do not decide it; a slip of the first annotator; of the second; the text bears both readings."""

_WORDS_OF: Final = ("openness", "stance")
"""Roles that hold the words which show something, not a party, thing, place or time; counted apart."""


def compare(first: Document, second: Document) -> Tally:
    """Counts where two markings of one document agree. Raises CorpusError if their words are not the same."""
    tally = Tally()
    for one, other in _sentences(first, second):
        _compare_sentence(one, other, tally)
    return tally


def compare_all(first: Iterable[Document], second: Iterable[Document]) -> tuple[Tally, ...]:
    """A tally for each document, in the order of ``first``. Raises CorpusError if the two hold other documents."""
    by_id = {document.id: document for document in second}
    tallies = []
    for document in first:
        if document.id not in by_id:
            raise CorpusError(f"{document.file}: {document.id} is not in the second marking; mark it or take it out")
        tallies.append(compare(document, by_id.pop(document.id)))
    if by_id:
        raise CorpusError(f"the second marking holds {', '.join(sorted(by_id))}, which the first does not")
    return tuple(tallies)


def _sentences(first: Document, second: Document) -> Iterator[tuple[Sentence, Sentence]]:
    if [sentence.text for sentence in first.sentences] != [sentence.text for sentence in second.sentences]:
        raise CorpusError(f"{second.file}: the words of {second.id} are not those of the first marking; restore them")
    yield from zip(first.sentences, second.sentences, strict=True)


def compare_rows(first: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]]) -> tuple[Tally, ...]:
    """A tally for each document of two markings of the stand-off layer, in the order in which the documents come first.

    The rows are those of ``standoff``; their words are not needed. Raises CorpusError if the two do not hold the same
    sentences in the same order.
    """
    if [_place(row) for row in first] != [_place(row) for row in second]:
        raise CorpusError("the two markings hold other sentences, or in another order; give both the same rows")
    of_document: dict[tuple[str, str], Tally] = {}
    for one, other in zip(first, second, strict=True):
        tally = of_document.setdefault((one["file"], one["document"]), Tally())
        _compare_events(standoff.marked("", one), standoff.marked("", other), tally)
    return tuple(of_document.values())


def read_rows(path: Path) -> tuple[dict[str, Any], ...]:
    """The rows of a file of the stand-off layer."""
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[key] for key in ("file", "document", "text", "start", "end"))


def _compare_sentence(first: Sentence, second: Sentence, tally: Tally) -> None:
    _compare_events(first, second, tally)
    for form, names in (("names and titles", ("name",)), ("all mentions", ("name", "nominal", "pronoun"))):
        one, other = _marked(first, names), _marked(second, names)
        tally.count(f"{form}, span and kind", same(_kinds(one), _kinds(other)))
        tally.count(f"{form}, span", same(_spans(one), _spans(other)))
    tally.count("time, exact span", same(_ends(first.times), _ends(second.times)))
    tally.count("time, overlapping", overlapping(_ends(first.times), _ends(second.times)))
    said, also = ([(quoted.content.start, quoted.content.end) for quoted in of.quotations] for of in (first, second))
    tally.count("quotation, exact span", same(said, also))
    tally.count("quotation, overlapping", overlapping(said, also))


def _compare_events(first: Sentence, second: Sentence, tally: Tally) -> None:
    tally.choose("sentence has an event", str(bool(first.events)), str(bool(second.events)))
    tally.count("trigger, exact span", same(_triggers(first), _triggers(second)))
    tally.count("trigger, overlapping", overlapping(_triggers(first), _triggers(second)))
    pairs = tuple(matched(first, second))
    for event, twin in pairs:
        _compare_event(event, twin, tally)
    of_first = sum(len(_parties(event)) for event in first.events)
    of_second = sum(len(_parties(event)) for event in second.events)
    both = sum(same(_roles(_parties(event)), _roles(_parties(twin))).both for event, twin in pairs)
    tally.count("role of any trigger, exact span", Shared(both, of_first, of_second))


def matched(first: Sentence, second: Sentence) -> Iterator[tuple[Event, Event]]:
    """The events of both whose triggers have the same span."""
    of_second = {(event.trigger.start, event.trigger.end): event for event in second.events}
    for event in first.events:
        twin = of_second.get((event.trigger.start, event.trigger.end))
        if twin is not None:
            yield event, twin


def _compare_event(first: Event, second: Event, tally: Tally) -> None:
    tally.choose("type", first.type, second.type)
    tally.choose("type and mode", f"{first.type}/{first.mode}", f"{second.type}/{second.mode}")
    tally.choose("stance", first.stance, second.stance)
    tally.choose("openness", first.openness, second.openness)
    tally.choose("has a chain", str(bool(first.chain)), str(bool(second.chain)))
    tally.choose("chain, kinds of hops", _hop_kinds(first.chain), _hop_kinds(second.chain))
    tally.choose("chain, tellers and cues", _hop_spans(first.chain), _hop_spans(second.chain))
    one, other = _parties(first), _parties(second)
    tally.count("role, exact span", same(_roles(one), _roles(other)))
    tally.count("role, overlapping", _overlapping_roles(one, other))
    for role in sorted({filled.role for filled in one + other}):
        of_one = [filled for filled in one if filled.role == role]
        of_other = [filled for filled in other if filled.role == role]
        tally.count(f"role {role}, exact span", same(_roles(of_one), _roles(of_other)))
        tally.count(f"role {role}, overlapping", _overlapping_roles(of_one, of_other))
    for role in _WORDS_OF:
        tally.count(f"words of {role}, exact span", same(_showing(first, role), _showing(second, role)))


def _triggers(sentence: Sentence) -> list[tuple[int, int]]:
    return [(event.trigger.start, event.trigger.end) for event in sentence.events]


def _marked(sentence: Sentence, forms: tuple[str, ...]) -> list[Mention]:
    return [mention for mention in sentence.mentions if mention.form in forms]


def _spans(mentions: Iterable[Mention]) -> list[tuple[int, int]]:
    return [(mention.span.start, mention.span.end) for mention in mentions]


def _kinds(mentions: Iterable[Mention]) -> list[tuple[int, int, str]]:
    return [(mention.span.start, mention.span.end, mention.kind) for mention in mentions]


def _ends(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _parties(event: Event) -> list[Filled]:
    return [filled for filled in event.roles if filled.role not in _WORDS_OF]


def _roles(of: Iterable[Filled]) -> list[tuple[int, int, str]]:
    return [(filled.span.start, filled.span.end, filled.role) for filled in of]


def _showing(event: Event, role: str) -> list[tuple[int, int]]:
    return [(filled.span.start, filled.span.end) for filled in event.roles if filled.role == role]


def _hop_kinds(chain: Iterable[Hop]) -> str:
    return " › ".join(hop.kind for hop in chain)


def _hop_spans(chain: Iterable[Hop]) -> str:
    return " › ".join(f"{_at(hop.kind, hop.teller)} {_at('cue', hop.cue)}" for hop in chain)


def _at(what: str, span: Span | None) -> str:
    return f"{what} {span.start}–{span.end}" if span else what


def _overlapping_roles(first: Sequence[Filled], second: Sequence[Filled]) -> Shared:
    shared = Shared()
    for role in {filled.role for filled in (*first, *second)}:
        one = [(filled.span.start, filled.span.end) for filled in first if filled.role == role]
        other = [(filled.span.start, filled.span.end) for filled in second if filled.role == role]
        shared += overlapping(one, other)
    return shared


def differences(first: Document, second: Document) -> Iterator[str]:
    """Every mark that only one of the two made, by sentence, as lines to read. Raises CorpusError as compare does."""
    for number, (one, other) in enumerate(_sentences(first, second), start=1):
        only_first, only_second = _marks(one), _marks(other)
        shared = only_first & only_second
        lines = [f"  1  {mark}" for mark in (only_first - shared).elements()]
        lines += [f"  2  {mark}" for mark in (only_second - shared).elements()]
        if lines:
            yield f"{first.id} {number}  {one.text}"
            yield from lines


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where two markings differ, and why. ``sentence`` counts from 1; ``cause`` is one of ``CAUSES``."""

    document: str
    sentence: int
    cause: str
    subject: str
    what: str


def disagreements(path: Path = SECOND / "disagreements.tsv") -> tuple[Disagreement, ...]:
    """What each difference came from, as sorted by the second annotator. Raises CorpusError at a line it cannot read."""
    read: list[Disagreement] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], start=2):
        fields = line.split("\t")
        if len(fields) != 5 or not fields[1].isdigit() or fields[2] not in CAUSES:
            raise CorpusError(f"{path.name}:{number}: wants document, sentence, {' or '.join(CAUSES)}, subject, what")
        document, sentence, cause, subject, what = fields
        read.append(Disagreement(document, int(sentence), cause, subject, what))
    return tuple(read)


def _print_causes() -> None:
    table = Table("subject", *CAUSES, "all")
    read = disagreements()
    by_subject = Counter(one.subject for one in read)
    for subject, number in by_subject.most_common():
        of = Counter(one.cause for one in read if one.subject == subject)
        table.add_row(subject, *(str(of[cause] or "") for cause in CAUSES), str(number))
    table.add_row("all", *(str(sum(one.cause == cause for one in read)) for cause in CAUSES), str(len(read)))
    Console().print(table)


def unlike_rows(first: Sequence[dict[str, Any]], second: Sequence[dict[str, Any]], data: Path) -> Iterator[str]:
    """Every event that only one of two markings of the stand-off layer has alike, by sentence, as lines to read. Its
    words are read from the folder of corpora; raises StandoffError where a text there is another."""
    for number, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        if one["events"] == other["events"]:
            continue
        text = standoff.words(data, ROWS[0], one)
        of_one, of_other = _marks(standoff.marked(text, one)), _marks(standoff.marked(text, other))
        yield f"{number} {one['file']} {one['document']}  {' '.join(text.split())}"
        yield from (f"  1  {mark}" for mark in (of_one - of_other).elements())
        yield from (f"  2  {mark}" for mark in (of_other - of_one).elements())


def _print_unlike_rows() -> int:
    data = os.environ.get("BACKCHANNEL_DATA")
    if not data:
        print(
            "The words of these sentences are not in the corpus, and BACKCHANNEL_DATA is not set. "
            "Set it to the folder of corpora and try again."
        )
        return 2
    for line in unlike_rows(read_rows(SECOND / ROWS[0]), read_rows(SECOND / ROWS[1]), Path(data)):
        print(line)
    return 0


def _marks(sentence: Sentence) -> Counter[str]:
    made = Counter(event_words(event) for event in sentence.events)
    made.update(f"[{mention.span.words}] {mention.form} {mention.kind}" for mention in sentence.mentions)
    made.update(f"[{time.words}] time" for time in sentence.times)
    made.update(f"{{{quoted.content.words}}} quotation" for quoted in sentence.quotations)
    return made


def pick(of: Iterable[Document], wanted: Mapping[Part, int], seed: str = SEED) -> tuple[Document, ...]:
    """Whole documents until each part has the sentences ``wanted``: always the next one, in the order of the hash of
    seed and id, of the genre that has fewest sentences so far. The same documents for the same seed and corpus."""
    queue = sorted(of, key=lambda document: hashlib.sha256(f"{seed}:{document.id}".encode()).digest())
    of_genre: Counter[str] = Counter()
    picked: list[Document] = []
    for part, number in wanted.items():
        left = [document for document in queue if document.part == part]
        held = 0
        while left and held < number:
            chosen = min(left, key=lambda document: of_genre[document.genre])
            left.remove(chosen)
            picked.append(chosen)
            held += len(chosen.sentences)
            of_genre[chosen.genre] += len(chosen.sentences)
    return tuple(picked)


def unmarked(document: Document) -> str:
    """The document in the corpus's format with no mark and no note in it, for another to mark."""
    lines = [f"## {document.id} | {document.genre} | {document.year} | {document.title}"]
    paragraph = 0
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            lines.append("")
            paragraph = sentence.paragraph
        escaped = "".join("\\" + letter if letter in "[]<>{}|\\" else letter for letter in sentence.text)
        lines.append(f"# {escaped}" if sentence.heading else escaped)
    return "\n".join(lines) + "\n"


def as_written(document: Document, folder: Path = TEXTS) -> str:
    """The document's lines as they stand in its file, marks and all."""
    lines: list[str] = []
    inside = False
    for line in (folder / document.file).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            inside = line[3:].split("|")[0].strip() == document.id
        if inside:
            lines.append(line)
    return "\n".join(lines).rstrip() + "\n"


def write_sample(folder: Path) -> None:
    """Draws the sample into ``folder``: ``unmarked.txt`` to be marked, ``first.marked`` as it stands now."""
    files = [path for path in sorted(TEXTS.glob("*.marked")) if path.stem.isdigit() and int(path.stem) <= LAST_FILE]
    picked = pick((document for path in files for document in read_file(path)), WANTED)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "unmarked.txt").write_text("\n".join(unmarked(document) for document in picked), encoding="utf-8")
    (folder / "first.marked").write_text("\n".join(as_written(document) for document in picked), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Prints the figures, the differences or their causes, or draws the sample again into a folder that is named."""
    if arguments[:1] == ["pick"] and len(arguments) == 2:
        write_sample(Path(arguments[1]))
        return 0
    if arguments == ["causes"]:
        _print_causes()
        return 0
    if arguments == ["rows"]:
        return _print_unlike_rows()
    if arguments not in ([], ["differences"]):
        print(__doc__)
        return 2
    first = tuple(read_file(SECOND / "first.marked"))
    second = {document.id: document for document in read_file(SECOND / "second.marked")}
    if arguments:
        for document in first:
            print("\n".join(differences(document, second[document.id])))
    else:
        print_figures("texts", compare_all(first, second.values()))
        print_figures("stand-off", compare_rows(read_rows(SECOND / ROWS[0]), read_rows(SECOND / ROWS[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
