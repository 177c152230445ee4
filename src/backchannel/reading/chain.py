"""Who says so: the tellers above an event, outermost first, each with the cue that shows it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from backchannel.reading import seen
from backchannel.reading.analysis import Sighting
from backchannel.reading.balance import BALANCE
from backchannel.reading.cast import Cast
from backchannel.reading.draft import DraftClaim, DraftParticipant, Mentioned
from backchannel.reading.lemma import lemma
from backchannel.reading.lexicon import words_of
from backchannel.reading.roles import verb_slots
from backchannel.reading.teller import Teller, antecedent, nobody, teller
from backchannel.reading.tree import Tree
from backchannel.record.passage import Passage

# Requests, promises, threats and agreements tell of nothing that happened: no link of the chain.
_NO_HOP = frozenset(
    "promise pledge vow ask demand agree propose advise inquire enquire wonder mean hold feel read advise threaten".split()
)
# Verbs that tell, beside those that report speech.
_TELLS = frozenset("swear boast relate retail intimate confide confess grumble hint find".split())
# What is done so to one without a name is told by somebody unnamed ("is believed to have met", "it is understood that").
_HELD = frozenset("believe suppose understand rumour rumor think learn presume know assume".split())
# Verbs that lay a deed to somebody, and the word before it ("charged him *with* plotting", "blamed them *for* the raid").
_BLAMES = {"accuse": "of", "charge": "with", "indict": "for", "blame": "for", "arraign": "for"}
# "as the Vanguard put it": verbs that tell only there.
_AS = frozenset("put recall see recount have describe tell understand remember".split())
# "on the authority of a banker": he is behind the one who reports.
_WARRANTS = frozenset("authority oath word faith testimony strength".split())
# Nouns whose clause somebody tells ("the claim that it had shipped rifles").
_TOLD_NOUNS = frozenset("report allegation claim statement rumour rumor accusation charge assertion remark".split())
_COMMA = re.compile(r"\s*,\s*(?:the\s+)?", re.IGNORECASE)
# Adverbs that say that somebody unnamed says so.
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


def tellers(tree: Tree, cast: Cast, head: int, sighting: Sighting | None = None) -> list[Teller]:
    """The tellers of the event at ``head`` in its own sentence, outermost first: those that the grammar shows, and those
    that the network sees where the grammar shows none."""
    found = _ruled(tree, cast, head)
    if sighting is None:
        return found
    found = [one for one in found if _told(tree, cast, sighting, one)]
    if found:
        return [_seen_at(tree, cast, sighting, head, one) if one.first < 0 else one for one in found]
    words = seen.span_of(sighting, "teller", BALANCE.teller)
    cue = seen.span_of(sighting, "cue", _CUE)
    if words is None or cue is None or words[0] <= head <= words[1]:
        return []
    return [_of_span(tree, cast, words, cue)]


def _of_span(tree: Tree, cast: Cast, words: tuple[int, int], cue: tuple[int, int]) -> Teller:
    word = next((w for w in range(words[1], words[0] - 1, -1) if w in cast.at[tree.number]), words[1])
    return teller(tree, cast, word, *cue)


def _seen_at(tree: Tree, cast: Cast, sighting: Sighting, head: int, nameless: Teller) -> Teller:
    """``nameless`` with the words that the network sees tell beside its cue ("residents reached by telephone said")."""
    words = seen.span_of(sighting, "teller", BALANCE.teller)
    if words is None or words[0] <= head <= words[1] or words[0] <= nameless.cue_first <= words[1]:
        return nameless
    return _of_span(tree, cast, words, (nameless.cue_first, nameless.cue_last))


def _told(tree: Tree, cast: Cast, sighting: Sighting, told: Teller) -> bool:
    """Whether the network does not rule it out that he tells of this event. Where nobody is named ("is rumoured"), and of
    who quotes another ("quoted by X as saying"), the grammar alone says so: of such the network has seen few."""
    if told.first < 0 or tree.forms[told.cue_first] == "by":
        return True
    # "the senator, who denied it": the network looks at the noun.
    named = [word for word, number in cast.at[tree.number].items() if number == told.mention]
    return seen.odds(sighting, "teller", [*range(told.first, told.last + 1), *named]) > BALANCE.untold


# Odds from which words are shown as the cue of a teller that the network has seen.
_CUE = -1.0


def _ruled(tree: Tree, cast: Cast, head: int) -> list[Teller]:
    """The tellers that the grammar shows, outermost first."""
    found = [nobody(child, child) for child in tree.kids[head] if tree.forms[child] in _HEARSAY]
    asides = _as_clauses(tree)
    at, steps = head, 0
    while steps < 12:
        up = tree.words[at].head
        found.extend(_according(tree, cast, at))
        found.extend(_parenthetical(tree, cast, at, head))
        found.extend(one for verb in asides.get(at, ()) if (one := _aside(tree, cast, verb)) is not None)
        if up < 0:
            break
        found.extend(_above(tree, cast, at, up))
        at, steps = up, steps + 1
    unique: dict[int, Teller] = {}
    for one in found:
        unique.setdefault(one.cue_first, one)
    return list(reversed(unique.values()))


def _above(tree: Tree, cast: Cast, at: int, up: int) -> Iterator[Teller]:
    """Who tells at ``up`` of what stands at ``at`` right below it, innermost first."""
    rel, lemma_ = tree.rel[at], tree.lemmas[up]
    if tree.upos[up] == "NOUN":
        if lemma_ in _TOLD_NOUNS and rel in ("acl", "ccomp") and tree.words[at].deprel != "acl:relcl":
            yield _owner(tree, cast, up)
        return
    if tree.upos[up] != "VERB" and not _held(tree, up):
        return
    if lemma_ in _BLAMES and _laid(tree, at, _BLAMES[lemma_]):
        accuser = _teller_of(tree, cast, up)
        if accuser is not None:
            yield accuser
        return
    if (
        lemma_ in ("quote", "cite")
        and rel in ("advcl", "xcomp", "obl")
        and any(tree.forms[c] == "as" for c in tree.kids[at])
    ):
        # "Le Monde quotes a minister as saying that": the paper is behind the minister.
        quoted = _quoter(tree, cast, up) if _passive(tree, up) else _teller_of(tree, cast, up)
        if quoted is not None:
            yield quoted
        return
    if rel == "csubj" and _passive(tree, up) and (at > up or any(tree.forms[c] == "it" for c in tree.kids[up])):
        rel = "ccomp"
    if rel not in ("ccomp", "xcomp", "parataxis", "advcl", "obj"):
        return
    held = _held(tree, up) and rel in ("ccomp", "xcomp")
    if not (_says(tree, up) or held):
        return
    disowned = lemma_ == "deny" and rel in ("xcomp", "advcl")
    if rel == "ccomp" and _promised(tree, at):
        return
    if rel == "ccomp" or disowned or (rel == "xcomp" and _raised(tree, up)):
        yield from _cited(tree, cast, up)
        told = _teller_of(tree, cast, up)
        if rel == "xcomp" and not disowned and not _passive(tree, up):
            # "X, reported to have stated": X is reported of and reports nothing.
            told = nobody(up, up)
        if told is not None:
            yield told
        if lemma_ in ("quote", "cite") and _passive(tree, up) and (quoter := _quoter(tree, cast, up)) is not None:
            yield quoter


def _quoter(tree: Tree, cast: Cast, verb: int) -> Teller | None:
    """Who quotes in "was quoted by Le Monde as saying", "was quoted as saying by Le Monde"; None where nobody is named."""
    saying = [child for child in tree.kids[verb] if any(tree.forms[c] == "as" for c in tree.kids[child])]
    for word in (verb, *saying):
        for child in tree.kids[word]:
            if tree.rel[child] == "obl" and tree.case(child) == "by":
                return replace(
                    teller(tree, cast, child, verb, verb), cue_first=tree.low[child], cue_last=tree.low[child]
                )
    return None


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


def _says(tree: Tree, verb: int) -> bool:
    lemma_ = tree.lemmas[verb]
    return lemma_ in _TELLS or (lemma_ in words_of("say") and lemma_ not in _NO_HOP)


_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_WILL = frozenset({"will", "would", "shall", "'ll", "'d"})


def _promised(tree: Tree, clause: int) -> bool:
    """Whether one says what he will do himself ("announced that it would abandon its weapons"): a promise."""
    subject = tree.kid(clause, "nsubj")
    return (
        subject is not None
        and tree.forms[subject] in _SELF
        and any(tree.forms[c] in _WILL for c in tree.kids[clause] if tree.rel[c] == "aux")
    )


def _laid(tree: Tree, at: int, beside: str) -> bool:
    """Whether ``at`` is the deed that somebody is accused of."""
    if tree.rel[at] in ("advcl", "xcomp", "acl", "ccomp"):
        return any(tree.forms[c] == beside for c in tree.kids[at] if tree.rel[c] in ("mark", "case"))
    return tree.rel[at] == "obl" and tree.case(at) == beside


def _cited(tree: Tree, cast: Cast, verb: int) -> Iterator[Teller]:
    """ "The paper, citing an official, reported that …", "on the authority of a banker": the one behind who reports."""
    subject = tree.kid(verb, "nsubj")
    for child in (*tree.kids[verb], *(tree.kids[subject] if subject is not None else ())):
        if tree.rel[child] in ("advcl", "acl") and tree.lemmas[child] in ("cite", "quote"):
            for source in tree.kids[child]:
                if tree.rel[source] == "obj":
                    yield teller(tree, cast, source, child, child)
        elif tree.rel[child] in ("obl", "nmod") and tree.lemmas[child] in _WARRANTS and tree.case(child) == "on":
            for source in tree.kids[child]:
                if tree.rel[source] == "nmod" and tree.case(source) == "of":
                    yield teller(tree, cast, source, child, child)


def _owner(tree: Tree, cast: Cast, noun: int) -> Teller:
    """Who tells in a noun ("a newspaper's report that", "the statement of a pilot that"); nobody where none is named."""
    for child in tree.kids[noun]:
        whose = tree.words[child].deprel == "nmod:poss" or (
            tree.rel[child] == "nmod" and tree.case(child) in ("of", "by", "from")
        )
        named = tree.rel[child] == "compound" and child in cast.at[tree.number]
        if whose or named:
            return teller(tree, cast, child, noun, noun)
    return nobody(noun, noun)


def _raised(tree: Tree, verb: int) -> bool:
    """ "is said to have met", "reported to have stated"."""
    return _passive(tree, verb) or tree.lemmas[verb] in ("report", "allege")


def _held(tree: Tree, word: int) -> bool:
    """Whether it is believed or rumoured; the parser may take such a participle for another part of speech."""
    return lemma(tree.forms[word], "VERB") in _HELD and _passive(tree, word)


def _passive(tree: Tree, verb: int) -> bool:
    return any(tree.words[c].deprel == "aux:pass" for c in tree.kids[verb])


def _teller_of(tree: Tree, cast: Cast, verb: int) -> Teller | None:
    subject = _subject(tree, cast, verb)
    last = verb
    for child in tree.kids[verb]:
        if tree.words[child].deprel == "compound:prt":
            last = max(last, child)
    if subject is None:
        return nobody(verb, last)
    if tree.upos[subject] == "PRON" and (
        (tree.forms[subject] in ("there", "one", "this", "that") and antecedent(tree, subject) is None)
        or tree.words[subject].deprel == "expl"
    ):
        return nobody(verb, last)
    return teller(tree, cast, subject, verb, last)


def _subject(tree: Tree, cast: Cast, verb: int) -> int | None:
    """Who says it: the verb's subject, or, where the grammar finds none, the party right before or behind an active verb."""
    at = cast.at[tree.number]
    own = [c for c in tree.kids[verb] if tree.rel[c] == "nsubj" and c < verb]
    if len(own) > 1 and (name := next((c for c in own if c in at), None)) is not None:
        # "the weekly Der Spiegel reported", "a Vilnius daily reported": the parser may see two subjects.
        if name == own[0] and (own[-1] in at or cast.mentions[at[name]].names in ("place", "state", "people")):
            return own[-1]
        return name
    up = tree.words[verb].head
    if up >= 0 and tree.lemmas[up] in ("quote", "cite") and not own:
        # "quoted a minister as saying": he says it, not the paper.
        return verb_slots(tree, up).first("obj")
    subject = verb_slots(tree, verb).first("subj")
    if subject is not None or tree.rel[verb] not in ("root", "parataxis") or _passive(tree, verb):
        return subject
    left = verb - 1
    while left >= 0 and verb - left <= _REACH and tree.upos[left] in _PHRASAL:
        if left in at and cast.mentions[at[left]].kind in ("role", "name") and cast.mentions[at[left]].names != "place":
            return left
        left -= 1
    if not any(tree.rel[c] == "ccomp" and c > verb for c in tree.kids[verb]):
        for right in range(verb + 1, min(len(tree.words), verb + _REACH)):
            if tree.upos[right] not in _PHRASAL or tree.upos[right] == "PUNCT":
                break
            if tree.upos[right] == "NOUN" and tree.upos[tree.words[right].head] == "VERB" and not tree.case(right):
                return right
    return None


# How many words from its verb a teller may stand whom the parser hangs elsewhere, and what may stand between.
_REACH = 8
_PHRASAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PUNCT", "NUM"})


def _as_clauses(tree: Tree) -> dict[int, list[int]]:
    """Verbs of "as X put it", by the word that heads the smallest clause around them."""
    found: dict[int, list[int]] = {}
    for verb, upos in enumerate(tree.upos):
        if upos != "VERB" or tree.rel[verb] not in ("advcl", "parataxis", "acl", "ccomp"):
            continue
        if not any(tree.forms[c] == "as" and tree.rel[c] in ("mark", "advmod") for c in tree.kids[verb]):
            continue
        if not (_says(tree, verb) or tree.lemmas[verb] in _AS):
            continue
        around = [
            word
            for word, kind in enumerate(tree.upos)
            if kind in ("VERB", "NOUN", "ADJ")
            and not tree.under(word, verb)
            and (tree.low[word] <= tree.low[verb] <= tree.high[verb] <= tree.high[word])
            and (kind == "VERB" or tree.words[verb].head == word)
        ]
        if around:
            smallest = min(around, key=lambda word: tree.high[word] - tree.low[word])
            found.setdefault(smallest, []).append(verb)
    return found


def _aside(tree: Tree, cast: Cast, verb: int) -> Teller | None:
    """Who tells in "as X put it", "as described in X"."""
    subject = tree.kid(verb, "nsubj")
    if subject is not None and tree.forms[subject] not in ("it", "one", "we", "i", "you"):
        return teller(tree, cast, subject, verb, verb)
    if subject is None:
        for child in tree.kids[verb]:
            if tree.rel[child] == "obl" and tree.case(child) in ("in", "by"):
                told = teller(tree, cast, child, verb, verb)
                return told if told.kind in ("medium", "document", "person", "official") else None
    return None


def _according(tree: Tree, cast: Cast, at: int) -> list[Teller]:
    found: list[Teller] = []
    for child in tree.kids[at]:
        if tree.rel[child] not in ("obl", "nmod", "advcl", "parataxis"):
            continue
        if tree.forms[child] == "according":
            told = next((c for c in tree.kids[child] if tree.rel[c] in ("obl", "nmod")), None)
            if told is not None:
                found.append(teller(tree, cast, told, child, child + 1 if child + 1 < len(tree.words) else child))
            continue
        marks = [c for c in tree.kids[child] if tree.rel[c] == "case"]
        if marks and tree.forms[marks[0]] == "according":
            last = max([marks[0], *tree.kids[marks[0]], *marks[1:]])
            found.append(teller(tree, cast, child, marks[0], min(last, child)))
    return found


def _parenthetical(tree: Tree, cast: Cast, at: int, head: int) -> list[Teller]:
    """ "X met Y, officials said", "X, it is understood, met Y": the saying hangs on the event."""
    found: list[Teller] = []
    for child in tree.kids[at]:
        if tree.upos[child] != "VERB" or tree.under(head, child):
            continue
        # "Norway, it is understood, will …": the parser may take it for a clause of circumstance.
        bare = tree.rel[child] == "advcl" and not any(tree.rel[c] == "mark" for c in tree.kids[child])
        if tree.rel[child] != "parataxis" and not (bare and any(tree.forms[c] == "it" for c in tree.kids[child])):
            continue
        held = _held(tree, child)
        if not (_says(tree, child) or held) or any(tree.rel[c] in ("ccomp", "obj") for c in tree.kids[child]):
            continue
        told = _teller_of(tree, cast, child)
        if told is not None and (told.first >= 0 or _impersonal(tree, child)):
            found.append(told)
    return found


def _impersonal(tree: Tree, verb: int) -> bool:
    """Whether a saying without a teller is one ("it is said", "as announced"), not another deed ("republic proclaimed")."""
    subjects = [c for c in tree.kids[verb] if tree.rel[c] in ("nsubj", "expl")]
    return all(tree.forms[c] in ("it", "one") for c in subjects) and (bool(subjects) or not _passive(tree, verb))
