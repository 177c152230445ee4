"""What the heads say: the closed lists of labels, and sets of them as bit masks.

Names are learnt from teachers who know more or less than the record asks. So a word's target is a *set* of tags, kept
as a bit mask: gold gives one tag, "an organisation of some sort" gives seven, an unlinked capitalised word gives all.
The loss is the negative logarithm of the probability of the whole set, so what a teacher does not know costs nothing.
"""

from typing import get_args

from backchannel.reading.analysis import NameKind
from training.corpus.labels import MODES, OPENNESS, STANCES, TYPES, EventRole

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip

KINDS: tuple[str, ...] = get_args(NameKind)
NAME_TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in ("B", "I")))
TIME_TAGS = ("O", "B-time", "I-time")
BEGIN_TAGS = ("O", "B-begins")
"""Whether a word begins a sentence inside what the splitter's rules took for one (see ``sets.joined``)."""
SCHEMES: dict[str, tuple[str, ...]] = {"names": NAME_TAGS, "times": TIME_TAGS, "begins": BEGIN_TAGS}

TRIGGERS = ("O", *TYPES)
"""What a word triggers; every word of a trigger of several bears its type."""
EVENT_MODES = ("none", *sorted({f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes}))
PAIRED = (*get_args(EventRole), "teller", "cue")
"""What a word is to an event: a part of who fills this role, of the words that show openness or stance, of who tells it."""
ASPECTS: dict[str, tuple[str, ...]] = {"modes": EVENT_MODES, "stances": STANCES, "opennesses": OPENNESS}
"""What is told of an event at its trigger."""

ORGANISATIONS = ("government_body", "service", "armed_group", "party", "medium", "organisation")
LOCATIONS = ("state", "place")

_INDEX = {scheme: {tag: index for index, tag in enumerate(tags)} for scheme, tags in SCHEMES.items()}


def bit(scheme: str, tag: str) -> int:
    """The mask that allows this one tag."""
    return 1 << _INDEX[scheme][tag]


def anything(scheme: str) -> int:
    """The mask that allows every tag: the teacher does not know."""
    return (1 << len(SCHEMES[scheme])) - 1


OUTSIDE = bit("names", "O")
UNKNOWN = anything("names")


def span_masks(kinds: tuple[str, ...], length: int) -> list[int]:
    """Masks for the words of one name that is of one of ``kinds``: first word B, the others I."""
    opening = sum(bit("names", f"B-{kind}") for kind in kinds)
    inside = sum(bit("names", f"I-{kind}") for kind in kinds)
    return [opening] + [inside] * (length - 1)


def time_masks(spans: list[tuple[int, int]], length: int) -> list[int]:
    """Masks of the time scheme for a sentence of ``length`` words; spans are (first, last), last included."""
    masks = [bit("times", "O")] * length
    for first, last in spans:
        masks[first] = bit("times", "B-time")
        for index in range(first + 1, last + 1):
            masks[index] = bit("times", "I-time")
    return masks
