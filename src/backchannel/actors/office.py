"""Offices as told: which words of a title say the office, and when two titles may be one."""

import re
from dataclasses import dataclass
from functools import lru_cache

from backchannel.actors.lexicon import lines, words_of
from backchannel.world.atoms import folded

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_KINDS = words_of("offices")
_PASSING, _PAST, _LINKS, _UNDER = (_KINDS[kind] for kind in ("passing", "past", "link", "under"))
HEADS = _KINDS["head"]
"""Words that say what sort of post it is."""
OF_ONE_STATE = {row[1]: row[0] for row in lines("office_states")}
"""Offices that only one state has by that name, to its code."""
OWN_OFFICES = {
    "USA": frozenset(
        tuple(office.split())
        for office in (
            "secretary", "president", "vice president", "under secretary", "acting secretary", "deputy secretary",
            "assistant secretary", "attorney general", "deputy under secretary", "secretary state",
            "under secretary state", "deputy secretary state", "assistant secretary state", "acting secretary state",
            "defense secretary", "treasury secretary",
        )
    )
}  # fmt: skip
"""What the papers of a state call offices of its own without a word more, by the state's code."""
_SHORT = {row[0]: row[1] for row in lines("office_words")}
_SAME = tuple((row[0], row[1]) for row in lines("office_names"))


@dataclass(frozen=True, slots=True)
class Office:
    """``words`` are the folded words of the office without owner, articles and words about time; ``head`` the word that says
    what sort of post it is ("minister"), ``past`` whether it was held before."""

    words: tuple[str, ...]
    head: str
    past: bool


@lru_cache(maxsize=16384)
def office_of(title: str, owner: str = "") -> Office | None:
    """The office that ``title`` tells, less the words of its ``owner``; None if no word is left.

    "the then Pakistani Foreign Minister" with owner "Pakistani" is ``foreign minister``; "Minister of Foreign Affairs" too.
    """
    if owner:
        title = title.replace(owner, " ")
    told = [folded(m.group()).rstrip(".") for m in _WORD.finditer(title)]
    past = any(w in _PAST or w.startswith("ex-") for w in told)
    words: list[str] = []
    for word in told:
        word = word.removeprefix("ex-").removesuffix("'s").removesuffix("’s")
        if word in _PASSING or word in _LINKS:
            continue
        words.extend(_SHORT.get(word, word).split())
    joined = " ".join(words)
    for long, short in _SAME:
        if long in joined:
            joined = joined.replace(long, short)
            break
    words = joined.split()
    if not words:
        return None
    head = next((w for w in reversed(words) if w in HEADS), words[-1])
    return Office(tuple(words), head, past)


def of_one_state(office: Office) -> str | None:
    """The state that alone has an office of that name; of assistant secretaries of state whatever their field."""
    if office.words[:3] == ("assistant", "secretary", "state"):
        return OF_ONE_STATE.get("assistant secretary state")
    return OF_ONE_STATE.get(" ".join(office.words))


def may_be(told: Office, held: Office) -> bool:
    """Whether somebody who holds ``held`` may be called ``told``: "the minister" a foreign minister, "the general" Gen. Zia.

    Every word told must be among those held; an ambassador is no assistant to one.
    """
    return told.head == held.head and set(told.words) <= set(held.words) and _rank(told) == _rank(held)


def _rank(office: Office) -> frozenset[str]:
    return _UNDER & frozenset(office.words)


def clash(one: Office, other: Office) -> bool:
    """Whether two titles told of one name speak for two persons: other posts of the kind that one person holds alone."""
    if one.past or other.past:
        return False
    return one.words != other.words and not (set(one.words) <= set(other.words) or set(other.words) <= set(one.words))


_CROWNED = frozenset(["king", "queen", "shah", "emperor", "empress", "sultan", "pope"])
_SERVING = frozenset(
    ["ambassador", "secretary", "senator", "president", "representative", "governor", "chancellor", "consul"]
)


def excludes(one: Office, other: Office) -> bool:
    """Whether nobody holds both: a king is no ambassador."""
    heads = {one.head, other.head}
    return bool(heads & _CROWNED) and bool(heads & _SERVING)
