"""How far two annotators agree who mark the same texts apart, by the same guidelines.

    python -m training.corpus.agreement               the figures, as in AGREEMENT.md
    python -m training.corpus.agreement differences   every sentence the two marked unlike, mark by mark
    python -m training.corpus.agreement causes        what the differences came from, counted by cause and subject
    python -m training.corpus.agreement pick FOLDER   draws the sample again, into another folder

``second/unmarked.txt`` is what the second annotator was given, ``second/second.marked`` what he made of it, and
``second/first.marked`` the first marking as it stood when the sample was drawn. None of the three is ever corrected:
what one learns from them goes into ``texts`` and the guidelines. ``second/disagreements.tsv`` says of every difference
what it came from.
"""

import hashlib
import math
import random
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from rich.console import Console
from rich.table import Table

from training.corpus.document import Document, Event, Filled, Hop, Mention, Part, Sentence, Span
from training.corpus.reader import TEXTS, CorpusError, read_file
from training.corpus.show import event_words

_Key = TypeVar("_Key", bound=Hashable)

SECOND: Final = Path(__file__).parent / "second"
"""Texts marked twice. No iterator of the reader looks here: it reads ``texts`` alone."""

SEED: Final = "agreement-1"
LAST_FILE: Final = 58
"""The number of the last text file when the sample was drawn, so that new texts do not change what is drawn."""

WANTED: Final[dict[Part, int]] = {"test": 65, "dev": 40, "train": 55}
"""Sentences wanted of each part: most from test and dev, since agreement bounds what may be measured on them."""

RESAMPLES: Final = 1000
"""Draws for the 95 % intervals: whole documents with replacement (Efron & Tibshirani 1993, ch. 13)."""

CAUSES: Final = ("unclear", "first", "second", "ambiguous")
"""The guidelines do not decide it; a slip of the first annotator; of the second; the text bears both readings."""

_WORDS_OF: Final = ("openness", "stance")
"""Roles that hold the words which show something, not a party, thing, place or time; counted apart."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Marks of one sort: how many each annotator made, and how many of them both made."""

    both: int = 0
    first: int = 0
    second: int = 0

    def __add__(self, other: "Shared") -> "Shared":
        return Shared(self.both + other.both, self.first + other.first, self.second + other.second)

    @property
    def f1(self) -> float:
        """2 · both / (first + second); not a number where neither marked any. The same whoever is taken as right."""
        marks = self.first + self.second
        return 2 * self.both / marks if marks else math.nan


@dataclass(slots=True)
class Tally:
    """Everything counted in a pair of markings. ``spans`` by sort of mark; ``choices`` by question, each a count of
    (what the first chose, what the second chose). Tallies of documents add up to that of the sample."""

    spans: dict[str, Shared] = field(default_factory=dict)
    choices: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def count(self, sort: str, shared: Shared) -> None:
        """Adds ``shared`` to the marks of ``sort``."""
        self.spans[sort] = self.spans.get(sort, Shared()) + shared

    def choose(self, question: str, first: str, second: str) -> None:
        """Notes what each of the two chose."""
        self.choices.setdefault(question, Counter())[first, second] += 1

    def add(self, other: "Tally") -> None:
        """Adds all that ``other`` counted."""
        for sort, shared in other.spans.items():
            self.count(sort, shared)
        for question, chosen in other.choices.items():
            self.choices.setdefault(question, Counter()).update(chosen)


def accuracy(chosen: Mapping[tuple[str, str], int]) -> float:
    """The share of cases in which both chose the same; not a number for no cases."""
    total = sum(chosen.values())
    return sum(number for (first, second), number in chosen.items() if first == second) / total if total else math.nan


def kappa(chosen: Mapping[tuple[str, str], int]) -> float:
    """Cohen's kappa (1960): agreement beyond what the two would reach by each choosing at his own rates.

    Not a number for no cases, and where both always choose one and the same (chance alone would agree fully).
    """
    total = sum(chosen.values())
    if not total:
        return math.nan
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), number in chosen.items():
        first[one] += number
        second[other] += number
    by_chance = sum(first[choice] * second[choice] for choice in first) / total**2
    return (accuracy(chosen) - by_chance) / (1 - by_chance) if by_chance < 1 else math.nan


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


def figures(tallies: Iterable[Tally]) -> dict[str, float]:
    """The figures by name. For ``choices`` both the share of agreement and kappa."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    made = {f"{sort}, F1": shared.f1 for sort, shared in whole.spans.items()}
    for question, chosen in whole.choices.items():
        made[f"{question}, same"] = accuracy(chosen)
        made[f"{question}, kappa"] = kappa(chosen)
    return made


def intervals(tallies: Sequence[Tally], resamples: int = RESAMPLES) -> dict[str, tuple[float, float]]:
    """The middle 95 % of each figure over ``resamples`` seeded draws of as many documents, with replacement."""
    chance = random.Random(SEED)
    drawn: dict[str, list[float]] = {}
    for _ in range(resamples):
        for name, value in figures(chance.choices(tallies, k=len(tallies))).items():
            if not math.isnan(value):
                drawn.setdefault(name, []).append(value)
    ends: dict[str, tuple[float, float]] = {}
    for name, values in drawn.items():
        values.sort()
        ends[name] = values[int(0.025 * len(values))], values[min(int(0.975 * len(values)), len(values) - 1)]
    return ends


def _sentences(first: Document, second: Document) -> Iterator[tuple[Sentence, Sentence]]:
    if [sentence.text for sentence in first.sentences] != [sentence.text for sentence in second.sentences]:
        raise CorpusError(f"{second.file}: the words of {second.id} are not those of the first marking; restore them")
    yield from zip(first.sentences, second.sentences, strict=True)


def _compare_sentence(first: Sentence, second: Sentence, tally: Tally) -> None:
    tally.choose("sentence has an event", str(bool(first.events)), str(bool(second.events)))
    tally.count("trigger, exact span", _same(_triggers(first), _triggers(second)))
    tally.count("trigger, overlapping", _overlapping(_triggers(first), _triggers(second)))
    for form, names in (("names and titles", ("name",)), ("all mentions", ("name", "nominal", "pronoun"))):
        one, other = _marked(first, names), _marked(second, names)
        tally.count(f"{form}, span and kind", _same(_kinds(one), _kinds(other)))
        tally.count(f"{form}, span", _same(_spans(one), _spans(other)))
    tally.count("time, exact span", _same(_ends(first.times), _ends(second.times)))
    tally.count("time, overlapping", _overlapping(_ends(first.times), _ends(second.times)))
    said, also = ([(quoted.content.start, quoted.content.end) for quoted in of.quotations] for of in (first, second))
    tally.count("quotation, exact span", _same(said, also))
    tally.count("quotation, overlapping", _overlapping(said, also))
    pairs = tuple(matched(first, second))
    for event, twin in pairs:
        _compare_event(event, twin, tally)
    of_first = sum(len(_parties(event)) for event in first.events)
    of_second = sum(len(_parties(event)) for event in second.events)
    both = sum(_same(_roles(_parties(event)), _roles(_parties(twin))).both for event, twin in pairs)
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
    tally.count("role, exact span", _same(_roles(one), _roles(other)))
    tally.count("role, overlapping", _overlapping_roles(one, other))
    for role in sorted({filled.role for filled in one + other}):
        of_one = [filled for filled in one if filled.role == role]
        of_other = [filled for filled in other if filled.role == role]
        tally.count(f"role {role}, exact span", _same(_roles(of_one), _roles(of_other)))
    for role in _WORDS_OF:
        tally.count(f"words of {role}, exact span", _same(_showing(first, role), _showing(second, role)))


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


def _same(first: Sequence[_Key], second: Sequence[_Key]) -> Shared:
    one, other = Counter(first), Counter(second)
    return Shared((one & other).total(), len(first), len(second))


def _overlapping(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> Shared:
    """Pairs each span of ``first``, in text order, with the first yet unpaired span of ``second`` that it touches."""
    left = sorted(second)
    both = 0
    for start, end in sorted(first):
        partner = next((span for span in left if span[0] < end and start < span[1]), None)
        if partner is not None:
            left.remove(partner)
            both += 1
    return Shared(both, len(first), len(second))


def _overlapping_roles(first: Sequence[Filled], second: Sequence[Filled]) -> Shared:
    shared = Shared()
    for role in {filled.role for filled in (*first, *second)}:
        one = [(filled.span.start, filled.span.end) for filled in first if filled.role == role]
        other = [(filled.span.start, filled.span.end) for filled in second if filled.role == role]
        shared += _overlapping(one, other)
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


def _print_figures(tallies: Sequence[Tally]) -> None:
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    ends = intervals(tallies)
    spans = Table("marks", "first", "second", "both", "F1", "95 %")
    for sort, shared in whole.spans.items():
        low, high = ends[f"{sort}, F1"]
        row = (str(shared.first), str(shared.second), str(shared.both), f"{shared.f1:.3f}", f"{low:.2f}–{high:.2f}")
        spans.add_row(sort, *row)
    choices = Table("choices", "cases", "same", "95 %", "kappa")
    for question, chosen in whole.choices.items():
        low, high = ends[f"{question}, same"]
        agreed = (str(sum(chosen.values())), f"{accuracy(chosen):.3f}", f"{low:.2f}–{high:.2f}", f"{kappa(chosen):.3f}")
        choices.add_row(question, *agreed)
    console = Console()
    console.print(spans)
    console.print(choices)


def main(arguments: list[str]) -> int:
    """Prints the figures, the differences or their causes, or draws the sample again into a folder that is named."""
    if arguments[:1] == ["pick"] and len(arguments) == 2:
        write_sample(Path(arguments[1]))
        return 0
    if arguments == ["causes"]:
        _print_causes()
        return 0
    if arguments not in ([], ["differences"]):
        print(__doc__)
        return 2
    first = tuple(read_file(SECOND / "first.marked"))
    second = {document.id: document for document in read_file(SECOND / "second.marked")}
    if arguments:
        for document in first:
            print("\n".join(differences(document, second[document.id])))
    else:
        _print_figures(compare_all(first, second.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
