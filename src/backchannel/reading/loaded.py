"""Words that judge rather than state, each with the reason it is marked. Never a score of anybody.

The words are a table (tables/loaded.tsv); beside each row stands a rule, here, that says what must hold of the word in
its sentence for it to judge: "crime" does in "a partner in their crimes", not in "war crimes tribunal". Names, titles
of works and terms of law are never marked. What only a whole sentence shows (a question that asserts, scare quotes) is
found by ``assertions``. Words inside quotation marks are marked like any others: they are the speaker's own.
"""

import re
from collections.abc import Callable
from functools import cache

from backchannel.reading.assertions import find_assertions, scare_quoted
from backchannel.reading.lexicon import lines
from backchannel.reading.tree import Tree
from backchannel.record.finding import Loaded
from backchannel.record.passage import cut

Mark = tuple[int, int, str]
"""Start and end in code points, and why."""

_LAW = frozenset(
    "tribunal court convention committee commission statute act law code protocol prosecution investigation prosecutor"
    " squad unit police prevention suppression agency bureau branch section trial justice procedure proceedings lawyer"
    " jurisdiction rate statistics scene syndicate record definition charge case suspect report victim rapporteur ring"
    " offence liability responsibility negligence intent fiction novel series story ministry department directorate".split()
)
_CREATIVE = frozenset("novel film play story opera book tale epic poem legend song drama fable comedy romance".split())
_PLACES = frozenset(
    "cemetery square street bridge monument brigade day avenue park memorial museum palace stadium grave tomb medal award"
    " font shop knife theatre theater show leaflet".split()
)
_POLITICAL = frozenset(
    "government regime state policy war act conduct clique aggression power rule cabinet leadership gang attack invasion"
    " occupation bombing bombardment blockade embargo leader ruler adventure plan plot behaviour behavior system militia"
    " army junta country nation entity order dictatorship alliance campaign bloc movement party action deed indifference"
    " raid assault repression elite minority settler organisation organization".split()
)
_STATES = frozenset("state regime country government republic nation entity power".split())
_NATURE = frozenset(
    "winter summer weather storm climate cold sea frost famine dog cat animal beast island fish tribe heat wind rain"
    " disease circle custom landscape mountain drought fate irony April".lower().split()
)
_RANK = frozenset(
    "family house birth blood title lady lord man woman rank estate class origin metal gas descent lineage born art book"
    " prize front face new savage".split()
)
_RELIEF = frozenset("relief fund area zone management preparedness risk response victim insurance response aid".split())
_ORDER = frozenset(
    "legal visa customs tax trade monetary international special transit mandatory fiscal commercial juridical naval"
    " provisional current existing present treaty safeguards inspection control sanction export import tariff exchange"
    " verification non-proliferation proliferation arms licensing maritime navigation consular contractual preferential"
    " payment currency aviation boundary frontier refugee asylum investment security demilitarized uniform ancient".split()
)
_OF_LAW = frozenset(
    "strait water river sea law seabed trade navigation shelf zone sanction control treaty property canal".split()
)
_SPEAKING = frozenset(
    "state say see speak hear mark define write understand show label indicate visible legible express set remember recall"
    " recognise recognize distinguish identify explain demonstrate audible".split()
)
_LEADERS = frozenset(
    "leader leadership guidance king queen ruler statesman president father emperor sultan shah teacher policy".split()
)
_RULERS = frozenset(
    "colonel general officer politician banker minister official soldier landlord priest lawyer fanatic clerk".split()
)
_LANDS = frozenset(
    "country nation state people land province economy republic continent delta region homeland motherland fatherland city"
    " colony peasantry democracy freedom peasant worker population masses treasury world mine".split()
)
_TRADES = frozenset(
    "butcher pirate hangman executioner assassin killer thief dog wolf rat snake worm criminal murderer".split()
)
_FICTION = frozenset("novel opera comic fable drama strip cartoon musical".split())
_QUOTES = frozenset("“”‘’\"'`«»")
_SELF = frozenset({"i", "we"})


def find_loaded(content: str, tree: Tree) -> list[Loaded]:
    """All that judges rather than states in a sentence, in text order; of marks that overlap the first and longest stays,
    but a mark of a whole sentence leaves the words in it marked."""
    words = _words(tree) + _phrases(content, tree)
    whole, spans = find_assertions(content, tree, words)
    kept: list[Mark] = []
    for mark in sorted({*words, *spans}, key=lambda mark: (mark[0] - mark[1], mark)):
        if not any(mark[0] < end and start < mark[1] for start, end, _ in kept):
            kept.append(mark)
    return [Loaded(cut(content, start, end), why) for start, end, why in sorted(kept + whole)]


@cache
def _table() -> tuple[dict[str, list[tuple[str, str]]], dict[str, str], frozenset[str]]:
    """Single words with their (why, rule); phrases with their why; and the first words of the phrases."""
    singles: dict[str, list[tuple[str, str]]] = {}
    phrases: dict[str, str] = {}
    for why, rule, entries in lines("loaded"):
        for entry in entries.split(";"):
            if rule != "any" and re.fullmatch(r"[^\W\d_]+", entry):
                singles.setdefault(entry, []).append((why, rule))
                if rule in ("adjective", "fierce") and not entry.endswith("ly"):
                    singles.setdefault(_adverb(entry), []).append((why, "manner"))
            else:
                phrases[entry] = f"{rule}\t{why}"
    return singles, phrases, frozenset(re.split(r"\W", phrase)[0] for phrase in phrases)


def _adverb(adjective: str) -> str:
    """How something of this quality is done: "shameless", "shamelessly"."""
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("ble"):
        return adjective[:-1] + "y"
    return (adjective[:-1] + "i" if adjective.endswith("y") else adjective) + "ly"


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_table()[1], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")(?:s\b|\b|(?<=\?))", re.IGNORECASE)


def _phrases(content: str, tree: Tree) -> list[Mark]:
    _, phrases, first = _table()
    if first.isdisjoint(form.split("-")[0] for form in tree.forms):
        return []
    found = []
    for match in _pattern().finditer(content, tree.sentence.start, tree.sentence.end):
        words = match.group().lower()
        rule, why = (phrases.get(words) or phrases[words.removesuffix("s")]).split("\t")
        if rule == "so-called" and content[match.end() : match.end() + 2].strip(" “\"'‘")[:1].isupper():
            continue
        if rule == "course" and any(
            tree.forms[kid] in _SELF
            for index, word in enumerate(tree.words)
            if word.head < 0
            for kid in tree.kids[index]
        ):
            continue
        if not _cased(content[match.start() : match.end()]) or match.start() == tree.sentence.start or rule == "any":
            found.append((match.start(), match.end(), why))
    return found


def _cased(words: str) -> bool:
    """Whether words are written as a name ("Show Trial")."""
    return words[:1].isupper() and not words.isupper()


def _words(tree: Tree) -> list[Mark]:
    singles = _table()[0]
    found: list[Mark] = []
    for index, word in enumerate(tree.words):
        entries = singles.get(tree.lemmas[index]) or singles.get(tree.forms[index])
        if not entries or _in_name(tree, index) or _is_term(tree, index):
            continue
        for why, rule in entries:
            if _RULES[rule](tree, index):
                first = scare_quoted(tree, index) if rule == "quoted" else None
                found.append((word.start if first is None else tree.words[first].start, word.end, why))
                break
    return found


def _in_name(tree: Tree, index: int) -> bool:
    """Whether the word is part of a name: of a party, a square, a film."""
    form = tree.words[index].form
    if not form[:1].isupper():
        return False
    if all(other.isupper() or not other[:1].isalpha() for other in (word.form for word in tree.words)):
        return any(name.first <= index <= name.last for name in tree.sentence.names)
    opens = all(not before[:1].isalpha() for before in tree.forms[:index])
    if not opens:
        return True
    following = tree.words[index + 1].form if index + 1 < len(tree.words) else ""
    return tree.upos[index] == "PROPN" and following[:1].isupper()


def _is_term(tree: Tree, index: int) -> bool:
    """Whether the word stands in a term: "anti-fascist", "criminal court", "crimes against humanity", "hero of the novel"."""
    before = tree.forms[index - 2 : index] if index >= 2 else []
    if tree.forms[index].startswith(("anti", "counter", "non-")) or (
        before and before[-1] == "-" and before[0] in ("anti", "counter", "non")
    ):
        return True
    if any(lemma in _FICTION or (lemma == "play" and tree.upos[at] == "NOUN") for at, lemma in enumerate(tree.lemmas)):
        return True
    at = index
    while tree.rel[at] in ("compound", "amod", "nmod", "conj", "flat") and tree.words[at].head >= 0:
        joined = tree.rel[at]
        at = tree.words[at].head
        if joined in ("compound", "amod", "nmod") and tree.lemmas[at] in _LAW | _PLACES | _CREATIVE:
            return True
    kids = [kid for kid in tree.kids[index] if tree.rel[kid] in ("nmod", "compound")]
    return any(tree.lemmas[kid] in _CREATIVE | {"humanity"} for kid in kids)


def _noun(tree: Tree, index: int) -> bool:
    return tree.upos[index] in ("NOUN", "PROPN")


def _adjective(tree: Tree, index: int) -> bool:
    if tree.upos[index] == "VERB":
        return tree.forms[index] in _table()[0]  # "humiliating", not "hollowed"
    return tree.upos[index] == "ADJ" or (_noun(tree, index) and tree.rel[index] in ("amod", "compound"))


def _verb(tree: Tree, index: int) -> bool:
    if tree.upos[index] != "VERB":
        return False
    return tree.lemmas[index] != "lie" or tree.forms[index] == "lied"


def _head(tree: Tree, index: int) -> str:
    """The lemma of what the word describes: its noun, or the subject it is said of."""
    if tree.rel[index] in ("amod", "compound", "nmod", "conj"):
        return tree.lemmas[tree.words[tree.first_conjunct(index)].head] if tree.words[index].head >= 0 else ""
    subject = tree.kid(index, "nsubj")
    return tree.lemmas[subject] if subject is not None else ""


def _regime(tree: Tree, index: int) -> bool:
    for kid in tree.kids[index]:
        if tree.rel[kid] == "amod" and tree.lemmas[kid] in _ORDER:
            return False
        if tree.rel[kid] == "compound" and (
            tree.lemmas[kid] in _ORDER or (tree.lemmas[kid].removesuffix("s") in _ORDER)
        ):
            return False
        if (
            tree.rel[kid] == "nmod"
            and tree.case(kid) in ("of", "for", "on")
            and tree.lemmas[kid].removesuffix("s") in _OF_LAW
        ):
            return False
    return tree.rel[index] not in ("compound",) or tree.lemmas[tree.words[index].head] not in _LAW


def _satellite(tree: Tree, index: int) -> bool:
    if _head(tree, index) in _STATES:
        return True
    return any(
        (tree.rel[kid] in ("amod", "compound") and _people(tree, kid))
        or (tree.words[kid].deprel == "nmod:poss" and _people(tree, kid))
        or (tree.rel[kid] == "nmod" and tree.case(kid) == "of" and _people(tree, kid))
        for kid in tree.kids[index]
    )


def _people(tree: Tree, index: int) -> bool:
    """Whether the word names a state, a people or somebody, or stands for one."""
    return tree.upos[index] == "PROPN" or any(
        name.first <= index <= name.last
        and name.kind in ("state", "people", "person", "government_body", "armed_group")
        for name in tree.sentence.names
    )


def _puppet(tree: Tree, index: int) -> bool:
    return _head(tree, index) not in ("theatre", "theater", "show", "play", "maker", "master", "company", "film") and (
        tree.rel[index] == "compound" or _labelled(tree, index) or tree.kid(index, "nmod") is not None
    )


def _manner(tree: Tree, index: int) -> bool:
    return tree.upos[index] == "ADV"


def _band(tree: Tree, index: int) -> bool:
    """ "A gang of colonels", "that mob": of people of a kind, not of a place."""
    kids = tree.kids[index]
    if any(tree.forms[kid] in ("this", "that", "these", "those") for kid in kids if tree.rel[kid] == "det"):
        return tree.lemmas[index] not in ("crowd", "handful", "bunch", "pack", "nest", "den", "swarm")
    many = [kid for kid in kids if tree.rel[kid] == "nmod" and tree.case(kid) == "of" and tree.upos[kid] == "NOUN"]
    return any(tree.lemmas[kid] in _RULERS or _is_judging(tree, kid) for kid in many)


def _is_judging(tree: Tree, index: int) -> bool:
    """Whether the table has the noun in any of its rows of judging words."""
    return any(rule in ("noun", "labelled") for _, rule in _table()[0].get(tree.lemmas[index], []))


def _figure(tree: Tree, index: int) -> bool:
    """A deed of violence told of a whole country or people, as a figure of speech."""
    thing = tree.kid(index, "obj") if tree.upos[index] == "VERB" else None
    thing = tree.kid(index, "nsubj:pass") if thing is None and tree.upos[index] == "VERB" else thing
    if thing is None:
        return False
    return tree.lemmas[thing] in _LANDS or any(
        name.first <= thing <= name.last and name.kind in ("state", "people") for name in tree.sentence.names
    )


def _accused(tree: Tree, index: int) -> bool:
    """A crime as what something is said to be: "this was blackmail"; or of judging kind: "daylight robbery"."""
    if not _noun(tree, index):
        return False
    cop = any(tree.rel[kid] == "cop" for kid in tree.kids[index])
    head = tree.words[index].head
    return cop or (tree.rel[index] == "conj" and head >= 0 and any(tree.rel[kid] == "cop" for kid in tree.kids[head]))


def _in_quotes(tree: Tree, index: int) -> bool:
    return 0 < index < len(tree.words) - 1 and {tree.forms[index - 1][:1], tree.forms[index + 1][:1]} <= _QUOTES


def _labelled(tree: Tree, index: int) -> bool:
    """Whether a noun is put on somebody: "he is a thief", "these thieves", "a pack of thieves", "the butcher of Kasala",
    "the cabinet of bandits". Not where it only tells what one is."""
    if not _noun(tree, index):
        return False
    kids = tree.kids[index]
    if any(tree.forms[kid] in ("this", "that", "these", "those") for kid in kids if tree.rel[kid] == "det"):
        return True
    if _in_quotes(tree, index):
        return True
    if tree.rel[index] == "appos" and tree.lemmas[index] not in _TRADES:
        return True
    told = ("is", "are") if tree.lemmas[index] in _TRADES else ("is", "are", "was", "were", "be")
    if any(tree.rel[kid] == "cop" and tree.forms[kid] in told for kid in kids):
        subject = tree.kid(index, "nsubj")
        return subject is not None and tree.lemmas[subject] not in ("it", "suspect")
    if any(tree.rel[kid] == "nmod" and tree.case(kid) == "of" and tree.upos[kid] == "PROPN" for kid in kids):
        return True
    head = tree.words[index].head
    if head >= 0 and tree.rel[index] == "nmod" and tree.case(index) == "of":
        return tree.lemmas[head] in (
            "clique",
            "gang",
            "pack",
            "band",
            "nest",
            "bunch",
            "government",
            "cabinet",
            "handful",
            "regime",
        )
    return head >= 0 and tree.rel[index] == "nmod" and tree.case(index) == "as"


def _crime(tree: Tree, index: int) -> bool:
    """Deeds of a state or government called crimes: theirs, or said of something that is none in law."""
    if not _noun(tree, index):
        return False
    for kid in tree.kids[index]:
        if tree.words[kid].deprel == "nmod:poss" and (
            tree.upos[kid] == "PRON" or _people(tree, kid) or tree.lemmas[kid] in _POLITICAL
        ):
            return tree.forms[kid] not in ("my", "your", "her", "his")
        if (
            tree.rel[kid] == "nmod"
            and tree.case(kid) == "of"
            and (_people(tree, kid) or tree.lemmas[kid] in _POLITICAL | {"colonialism"})
        ):
            return tree.lemmas[kid] != "aggression"
        if tree.rel[kid] == "cop" and tree.lemmas[index] == "crime":
            return True
    return False


def _criminal(tree: Tree, index: int) -> bool:
    if tree.upos[index] != "ADJ" and tree.rel[index] not in ("amod", "compound"):
        return False
    return tree.kid(index, "cop") is not None or _head(tree, index) in _POLITICAL


def _fierce(tree: Tree, index: int) -> bool:
    return _adjective(tree, index) and _head(tree, index) not in _NATURE


def _character(tree: Tree, index: int) -> bool:
    """Adjectives with a plain sense beside: only of somebody, a state or what these do ("vain prince", not "in vain")."""
    if not _adjective(tree, index):
        return False
    first = tree.first_conjunct(index)
    at = tree.kid(first, "nsubj") if tree.rel[first] != "amod" else tree.words[first].head
    if at is None or at < 0:
        return False
    return tree.lemmas[at] in _POLITICAL | _RULERS | _LEADERS | {"he", "she", "bargain", "deal"} or _people(tree, at)


def _creed(tree: Tree, index: int) -> bool:
    """Names of creeds that serve as epithets: of a government or its like, not "fascist period"."""
    return _head(tree, index) in _POLITICAL - {
        "party",
        "attack",
        "bombing",
        "organisation",
        "organization",
        "act",
        "action",
    } and (tree.rel[index] in ("amod", "compound") or tree.kid(index, "cop") is not None)


def _ruler(tree: Tree, index: int) -> bool:
    return _noun(tree, index) and not any(tree.forms[kid] in ("roman", "ancient") for kid in tree.kids[index])


def _hero(tree: Tree, index: int) -> bool:
    return _noun(tree, index) and not any(tree.lemmas[kid] in _CREATIVE for kid in tree.kids[index])


def _noble(tree: Tree, index: int) -> bool:
    head = _head(tree, index)
    return (
        tree.upos[index] == "ADJ"
        and tree.rel[index] != "acl"
        and (
            head not in _RANK and (tree.rel[index] == "amod" or tree.kid(index, "cop") is not None) and head != "troop"
        )
    )


def _wise(tree: Tree, index: int) -> bool:
    """Of those who lead; not "it would be wise to"."""
    return tree.rel[index] == "amod" and _head(tree, index) in _LEADERS


def _quoted(tree: Tree, index: int) -> bool:
    """Whether the word stands in quotation marks that doubt it: its whole phrase does, and nobody is said to have used it."""
    return scare_quoted(tree, index) is not None


def _untruth(tree: Tree, index: int) -> bool:
    """ "A lie", "a pack of lies", "the myth that"; not "myths of the northern tribes", "a comedy by"."""
    if tree.upos[index] != "NOUN":
        return False
    if tree.lemmas[index] == "lie":
        return True
    kids = tree.kids[index]
    if tree.lemmas[index] == "facade":
        return not any(tree.lemmas[kid] in ("building", "house", "church", "palace", "cathedral") for kid in kids)
    if tree.lemmas[index] == "fraud":
        return any(tree.rel[kid] == "cop" for kid in kids)
    return any(
        tree.rel[kid] == "cop" or (tree.rel[kid] in ("acl", "ccomp") and "that" in tree.forms[tree.low[kid] : kid])
        for kid in kids
    )


def _calamity(tree: Tree, index: int) -> bool:
    """Not of nature, of mines and aircraft, of stock farming; nor relief for it."""
    if not _noun(tree, index) or (tree.rel[index] == "compound" and tree.words[index].head >= 0):
        return False
    return not any(
        tree.rel[kid] == "compound"
        or tree.lemmas[kid]
        in ("natural", "humanitarian", "nuclear", "cattle", "pig", "sheep", "animal", "environmental")
        for kid in tree.kids[index]
    )


def _opening(tree: Tree, index: int) -> bool:
    """An adverb that opens the sentence, over all of it."""
    before = tree.forms[:index]
    if any(form[:1].isalpha() and form not in ("and", "but") for form in before) or tree.upos[index] != "ADV":
        return False
    following = tree.forms[index + 1] if index + 1 < len(tree.words) else ""
    if following == ",":
        return True
    head = tree.words[index].head
    weak = tree.forms[index] in ("naturally", "certainly", "evidently", "plainly", "surely")
    return not weak and head >= 0 and (tree.upos[head] not in ("ADJ", "ADV") or head > index + 2)


def _sure(tree: Tree, index: int) -> bool:
    """An adverb over a whole clause; not one of seeing and saying ("clearly legible", "he clearly stated")."""
    head = tree.words[index].head
    if head < 0 or tree.rel[index] != "advmod" or tree.upos[index] != "ADV":
        return False
    if tree.lemmas[head] in _SPEAKING or tree.rel[head] in ("amod", "acl", "advmod"):
        return False
    if any(tree.forms[kid] in _SELF for kid in tree.kids[head] if tree.rel[kid] == "nsubj"):
        return False
    return any(tree.rel[kid] in ("nsubj", "csubj", "cop", "aux") for kid in tree.kids[head]) and index < head


_RULES: dict[str, Callable[[Tree, int], bool]] = {
    "noun": _noun,
    "adjective": _adjective,
    "verb": _verb,
    "regime": _regime,
    "satellite": _satellite,
    "puppet": _puppet,
    "manner": _manner,
    "band": _band,
    "figure": _figure,
    "accused": _accused,
    "labelled": _labelled,
    "crime": _crime,
    "criminal": _criminal,
    "fierce": _fierce,
    "character": _character,
    "creed": _creed,
    "ruler": _ruler,
    "hero": _hero,
    "noble": _noble,
    "wise": _wise,
    "quoted": _quoted,
    "untruth": _untruth,
    "calamity": _calamity,
    "opening": _opening,
    "sure": _sure,
}


def rules() -> frozenset[str]:
    """The rules that the table may name; three more are only for phrases."""
    return frozenset(_RULES) | {"any", "so-called", "course"}
