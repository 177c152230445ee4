"""The offices told right before or after a person's name ("Israel's Foreign Minister Moshe Dayan")."""

from backchannel.reading.cast import Spot
from backchannel.reading.lemma import lemma
from backchannel.reading.lexicon import Agent, agents, words_of
from backchannel.reading.tree import Tree

# A title reaches at most this many words back from its holder: the longest offices in FRUS lists of persons have nine.
_REACH = 12


def agent_at(tree: Tree, index: int) -> Agent | None:
    """The agent noun at ``index``; capitalised ones ("Foreign Minister") are looked up as nouns."""
    if tree.upos[index] not in ("NOUN", "PROPN", "ADJ"):
        return None
    form = tree.forms[index]
    return agents().get(lemma(form, "NOUN")) or agents().get(form)


def entitle(tree: Tree, spot: Spot, at: dict[int, Spot], used: set[int]) -> None:
    """Finds the office told right before or right after a person's name, and whose office it is."""
    span = _title_before(tree, spot, at) or _title_after(tree, spot, at)
    if span is None:
        return
    first, last = span
    spot.title = span
    used.update(range(first, last + 1))
    for index in range(first, last + 1):
        owner = at.get(index)
        if owner is None or owner is spot or owner.names == "person":
            continue
        if tree.case(owner.head) in ("to", "in", "at", "for", "with"):
            continue
        spot.of = owner
        spot.country = owner.country
        return


def _title_before(tree: Tree, spot: Spot, at: dict[int, Spot]) -> tuple[int, int] | None:
    last = spot.first - 1
    while last >= 0 and tree.forms[last] in words_of("honorifics"):
        last -= 1
    if last >= 1 and tree.forms[last] == "," and agent_at(tree, last - 1) and tree.words[spot.head].deprel == "appos":
        last -= 1
    first, office = last + 1, None
    modifiers = words_of("modifiers")
    for index in range(last, max(-1, last - _REACH), -1):
        form = tree.forms[index]
        agent = agent_at(tree, index)
        if index in at and at[index].names == "person":
            break
        if agent and agent.kind == "person":
            office = index
        elif not (
            (index in at and at[index].names != "person" and at[index].kind != "pronoun")
            or form in modifiers
            or form == ")"
            or (form in ("of", "and", "for", "the", "'s", "-", "’s", "(") and index < last)
            or (tree.upos[index] in ("PROPN", "ADJ", "NOUN") and tree.words[index].form[0].isupper() and index < last)
            or (tree.upos[index] in ("PROPN",) and index < last)
        ):
            break
        first = index
    if office is None or first > last:
        return None
    # "of Pakistan and Prime Minister X": what stands before the last office and is not its owner belongs to another.
    while first < office and tree.forms[first] in (
        "of",
        "and",
        "for",
        "the",
        "'s",
        "-",
        "his",
        "her",
        "their",
        "its",
        "’s",
    ):
        first += 1
    for index in range(office - 1, first, -1):
        if tree.forms[index] == "and" and not _compound_office(tree, index):
            first = index + 1
            break
    return (first, last) if first <= last else None


def _compound_office(tree: Tree, index: int) -> bool:
    """Whether "and" joins parts of one office ("Minister of Trade and Industry")."""
    return agent_at(tree, index + 1) is None and tree.forms[index + 1] not in words_of("modifiers")


def _title_after(tree: Tree, spot: Spot, at: dict[int, Spot]) -> tuple[int, int] | None:
    size = len(tree.words)
    index = spot.last + 1
    if index >= size or tree.forms[index] not in (",", "(", "-"):
        return None
    first = index + 1
    while first < size and (tree.upos[first] == "DET" or tree.forms[first] in ("then", "his", "her", "their", "its")):
        first += 1
    last, office, prepositions = first - 1, False, 0
    for index in range(first, min(size, first + _REACH)):
        if index in at and at[index].names == "person":
            break
        upos, form = tree.upos[index], tree.forms[index]
        agent = agent_at(tree, index)
        if agent and agent.kind == "person" and not prepositions:
            office = True
        elif upos == "ADP" and office and form in ("of", "to", "for", "in", "at"):
            prepositions += 1
        elif (upos not in ("ADJ", "NOUN", "PROPN", "DET", "PART") and not (form in ("and", "'s", "-") and office)) or (
            not office and index - first > 6
        ):
            break
        last = index
    while last > first and tree.upos[last] in ("ADP", "DET", "CCONJ", "PART"):
        last -= 1
    behind = at.get(last + 1)
    if behind is not None and behind.names == "person" and behind.kind == "name":
        # "In his talk with Kissinger, Foreign Minister Masmoudi said": the title of the next one.
        return None
    return (first, last) if office and last >= first else None
