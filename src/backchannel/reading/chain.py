"""Who says so: the tellers above an event, outermost first, each with the cue that shows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from backchannel.reading import seen
from backchannel.reading.analysis import Sighting
from backchannel.reading.balance import BALANCE
from backchannel.reading.draft import DraftClaim, DraftParticipant, Mentioned
from backchannel.reading.lexicon import agents, words_of
from backchannel.reading.mentions import Cast, party_of
from backchannel.reading.roles import verb_slots
from backchannel.reading.tree import Tree
from backchannel.record.claim import HopKind
from backchannel.record.passage import Passage

# Nouns of documents and of nameless tellers.
_DOCUMENTS = frozenset(
    [
        "report",
        "cable",
        "telegram",
        "document",
        "record",
        "letter",
        "memorandum",
        "memo",
        "dispatch",
        "despatch",
        "file",
        "note",
        "paper",
        "study",
        "book",
        "article",
        "statement",
        "transcript",
        "diary",
        "memoir",
        "archive",
        "wikileaks",
        "communiqué",
        "testimony",
        "account",
        "intelligence",
        "bulletin",
        "broadcast",
        "evidence",
        "source",
        "survey",
        "press_release",
        "dossier",
        "editorial",
        "poll",
        "minutes",
        "biography",
    ]
)
_UNNAMED = frozenset(
    [
        "source",
        "official",
        "analyst",
        "observer",
        "expert",
        "diplomat",
        "witness",
        "insider",
        "critic",
        "resident",
        "activist",
        "rumour",
        "rumor",
        "officer",
        "aide",
        "spokesman",
        "authority",
        "eyewitness",
        "informant",
        "journalist",
        "people",
    ]
)


# Requests, promises, threats and agreements tell of nothing that happened: no link of the chain.
_NO_HOP = frozenset(
    "promise pledge vow ask demand agree propose advise inquire enquire wonder mean hold feel read advise threaten".split()
)
_COMMA = re.compile(r"\s*,\s*(?:the\s+)?", re.IGNORECASE)
# Adverbs that say that somebody unnamed says so.
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


@dataclass(frozen=True, slots=True)
class Teller:
    """A hop in the making: word ranges of teller and cue in one sentence. ``first`` is -1 where nobody is named."""

    who: str
    mention: int | None
    kind: HopKind
    first: int
    last: int
    cue_first: int
    cue_last: int


def tellers(tree: Tree, cast: Cast, head: int, sighting: Sighting | None = None) -> list[Teller]:
    """The tellers of the event at ``head`` in its own sentence, outermost first: those that the grammar shows, and, where it
    shows none, the one that the network sees."""
    found = _ruled(tree, cast, head)
    if sighting is None:
        return found
    found = [teller for teller in found if _told(tree, cast, sighting, teller)]
    if found:
        return found
    words = seen.span_of(sighting, "teller", BALANCE.teller)
    if words is None or words[0] <= head <= words[1]:
        return []
    cue = seen.span_of(sighting, "cue", _CUE)
    word = next((w for w in range(words[1], words[0] - 1, -1) if w in cast.at[tree.number]), words[1])
    return [_teller(tree, cast, word, *(cue or words))]


def _told(tree: Tree, cast: Cast, sighting: Sighting, teller: Teller) -> bool:
    """Whether the network does not rule it out that he tells of this event; of one without words it asks the cue."""
    if teller.first < 0:
        return seen.odds(sighting, "cue", range(teller.cue_first, teller.cue_last + 1)) > BALANCE.untold
    # "the senator, who denied it": the network looks at the noun.
    named = [word for word, number in cast.at[tree.number].items() if number == teller.mention]
    return seen.odds(sighting, "teller", [*range(teller.first, teller.last + 1), *named]) > BALANCE.untold


# Odds from which words are shown as the cue of a teller that the network has seen.
_CUE = -1.0


def _ruled(tree: Tree, cast: Cast, head: int) -> list[Teller]:
    """The tellers that the grammar shows, outermost first."""
    found = [
        Teller("unnamed", None, "unnamed", -1, -1, child, child)
        for child in tree.kids[head]
        if tree.forms[child] in _HEARSAY
    ]
    at, steps = head, 0
    while steps < 12:
        up = tree.words[at].head
        found.extend(_according(tree, cast, at))
        found.extend(_parenthetical(tree, cast, at, head))
        if up < 0:
            break
        if (
            tree.upos[up] == "VERB"
            and _says(tree, up)
            and tree.rel[at] in ("ccomp", "xcomp", "parataxis", "advcl", "obj")
        ):
            if tree.rel[at] == "advcl" and tree.lemmas[up] == "accuse":
                accuser = _teller_of(tree, cast, up)
                found.extend([accuser] if accuser is not None else [])
            disowned = tree.lemmas[up] == "deny" and tree.rel[at] in ("xcomp", "advcl")
            if tree.rel[at] == "ccomp" or disowned or (tree.rel[at] == "xcomp" and _raised(tree, up)):
                found.extend(_cited(tree, cast, up))
                teller = _teller_of(tree, cast, up)
                if tree.rel[at] == "xcomp" and not disowned and not _passive(tree, up):
                    # "X, reported to have stated": X is reported of and reports nothing.
                    teller = Teller("unnamed", None, "unnamed", -1, -1, up, up)
                if teller is not None:
                    found.append(teller)
        at, steps = up, steps + 1
    unique: dict[int, Teller] = {}
    for teller in found:
        unique.setdefault(teller.cue_first, teller)
    return list(reversed(unique.values()))


def without_sources(content: str, claim: DraftClaim, mentions: Sequence[Mentioned]) -> DraftClaim:
    """``claim`` less the parties that only tell of it ("According to the weekly X, the minister flew to Y": X did not fly).

    Where the one told of comes right after them, he takes their place.
    """
    sources = [
        (hop.words.start, _source_end(content, hop.words, hop.cue, claim.trigger.start))
        for hop in claim.chain
        if hop.words and hop.cue and hop.cue.words.lower().startswith("according")
    ]
    kept: list[DraftParticipant] = []
    for party in claim.participants:
        said = mentions[party.mention].passage if party.mention is not None else None
        end = next(
            (end for start, end in sources if said is not None and start <= said.start and said.end <= end), None
        )
        if end is None:
            kept.append(party)
            continue
        after = _named_after(content, end, claim.trigger.start, mentions)
        if after is not None and all(other.mention != after for other in claim.participants):
            kept.append(replace(party, mention=after))
    return replace(claim, participants=tuple(kept)) if sources else claim


def _source_end(content: str, words: Passage, cue: Passage, stop: int) -> int:
    """Where the name of the source ends: "According to …" at the opening or after a comma runs up to the next one."""
    opening = cue.words[0].isupper() or content[: cue.start].rstrip().endswith(",")
    comma = content.find(",", words.start, stop) if opening else -1
    return comma if comma >= 0 else words.end


def _named_after(content: str, end: int, stop: int, mentions: Sequence[Mentioned]) -> int | None:
    for number, told in enumerate(mentions):
        if end < told.passage.start < stop and told.kind in ("name", "role", "pronoun"):
            return number if _COMMA.fullmatch(content, end, told.passage.start) else None
    return None


def is_document(words: str) -> bool:
    """Whether a phrase names a document that tells ("the US report")."""
    return any(word.lower().rstrip("s") in _DOCUMENTS or word.lower() in _DOCUMENTS for word in words.split())


def _says(tree: Tree, verb: int) -> bool:
    return (tree.lemmas[verb] in words_of("say") and tree.lemmas[verb] not in _NO_HOP) or tree.lemmas[verb] == "accuse"


def _cited(tree: Tree, cast: Cast, verb: int) -> list[Teller]:
    """ "The paper, citing an official, reported that …": the one behind the one who reports."""
    return [
        _teller(tree, cast, source, child, child)
        for child in tree.kids[verb]
        if tree.rel[child] in ("advcl", "acl") and tree.lemmas[child] in ("cite", "quote")
        for source in tree.kids[child]
        if tree.rel[source] == "obj"
    ]


def _raised(tree: Tree, verb: int) -> bool:
    """ "is said to have met", "reported to have stated"."""
    return _passive(tree, verb) or tree.lemmas[verb] in ("report", "allege")


def _passive(tree: Tree, verb: int) -> bool:
    return any(tree.words[c].deprel == "aux:pass" for c in tree.kids[verb])


def _teller_of(tree: Tree, cast: Cast, verb: int) -> Teller | None:
    slots = verb_slots(tree, verb)
    subject = slots.first("subj")
    last = verb
    for child in tree.kids[verb]:
        if tree.words[child].deprel == "compound:prt":
            last = max(last, child)
    if subject is None:
        return Teller("unnamed", None, "unnamed", -1, -1, verb, last)
    if tree.forms[subject] in ("it", "that", "which", "there", "one") and tree.upos[subject] == "PRON":
        return Teller("unnamed", None, "unnamed", -1, -1, verb, last)
    return _teller(tree, cast, subject, verb, last)


def _teller(tree: Tree, cast: Cast, word: int, cue_first: int, cue_last: int) -> Teller:
    party = party_of(tree, cast, word)
    first, last = tree.own_extent(word)
    lemma_ = tree.lemmas[word]
    who = " ".join(w.form for w in tree.words[first : last + 1])
    if lemma_ in _DOCUMENTS and (party is None or party[1]):
        return Teller(who, party[0] if party else None, "document", first, last, cue_first, cue_last)
    if party is None:
        return Teller("unnamed" if lemma_ in _UNNAMED else who, None, "unnamed", first, last, cue_first, cue_last)
    mention = cast.mentions[party[0]]
    if party[1]:
        return Teller("unnamed", party[0], "unnamed", first, last, cue_first, cue_last)
    if mention.names == "medium":
        return Teller(mention.passage.words, party[0], "medium", first, last, cue_first, cue_last)
    if mention.kind == "role" and mention.names == "person" and (_indefinite(tree, word) or not _office(lemma_)):
        return Teller("unnamed", party[0], "unnamed", first, last, cue_first, cue_last)
    named = mention.names == "person" and mention.kind == "name"
    kind: HopKind = "person" if named or mention.kind == "pronoun" else "official"
    return Teller(mention.passage.words, party[0], kind, first, last, cue_first, cue_last)


def _office(lemma_: str) -> bool:
    """Whether a common noun names a post that one person holds: he is somebody, "officials" and "missionaries" nobody."""
    agent = agents().get(lemma_)
    return agent is not None and agent.office and lemma_ not in _UNNAMED


def _indefinite(tree: Tree, word: int) -> bool:
    return any(tree.forms[c] in ("a", "an", "some", "one", "another") for c in tree.kids[word] if tree.rel[c] == "det")


def _according(tree: Tree, cast: Cast, at: int) -> list[Teller]:
    found: list[Teller] = []
    for child in tree.kids[at]:
        if tree.rel[child] not in ("obl", "nmod", "advcl", "parataxis"):
            continue
        if tree.forms[child] == "according":
            told = next((c for c in tree.kids[child] if tree.rel[c] in ("obl", "nmod")), None)
            if told is not None:
                found.append(_teller(tree, cast, told, child, child + 1 if child + 1 < len(tree.words) else child))
            continue
        marks = [c for c in tree.kids[child] if tree.rel[c] == "case"]
        if marks and tree.forms[marks[0]] == "according":
            last = max([marks[0], *tree.kids[marks[0]], *marks[1:]])
            found.append(_teller(tree, cast, child, marks[0], min(last, child)))
    return found


def _parenthetical(tree: Tree, cast: Cast, at: int, head: int) -> list[Teller]:
    """ "X met Y, officials said": the saying hangs on the event, or the event on the saying."""
    found: list[Teller] = []
    for child in tree.kids[at]:
        if (
            tree.rel[child] == "parataxis"
            and tree.upos[child] == "VERB"
            and _says(tree, child)
            and not tree.under(head, child)
        ) and not any(tree.rel[c] in ("ccomp", "obj") for c in tree.kids[child]):
            teller = _teller_of(tree, cast, child)
            if teller is not None:
                found.append(teller)
    return found
