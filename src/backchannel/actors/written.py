"""Actors as they are recorded, made from what was gathered of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.actors.cluster import Cluster
from backchannel.actors.person_name import ADDRESSES, taken_apart
from backchannel.reading.draft import Mentioned
from backchannel.reading.lexicon import agents
from backchannel.record.actor import Actor, Mention
from backchannel.record.ids import actor_id
from backchannel.world.atoms import folded

_POSSESSIVE = re.compile(r"['’]s?$")


def written(
    sha256: str, clusters: Sequence[Cluster], mentions: Sequence[Mentioned]
) -> tuple[tuple[Actor, ...], dict[int, str]]:
    """The actors of the text with that digest in order of their first mention, and the id of each cluster by its number.

    Clusters without a mention are left out.
    """
    kept = sorted((c for c in clusters if c.mentions), key=lambda cluster: cluster.mentions[0])
    named = {cluster.number: _name(cluster, mentions) for cluster in kept}
    ids = {
        cluster.number: actor_id(
            sha256, cluster.kind, named[cluster.number], mentions[cluster.mentions[0]].passage.start
        )
        for cluster in kept
    }
    return tuple(_actor(cluster, named[cluster.number], ids, mentions) for cluster in kept), ids


def _actor(cluster: Cluster, name: str, ids: dict[int, str], mentions: Sequence[Mentioned]) -> Actor:
    return Actor(
        ids[cluster.number],
        cluster.kind,
        name,
        cluster.country,
        cluster.sector or _sector(cluster),
        tuple(
            replace(held.post, of=ids.get(held.owner) if held.owner is not None else None)
            for held in cluster.held
            if held.post.office
        ),
        _mentions(cluster, mentions),
        "; ".join(cluster.evidence),
    )


def _mentions(cluster: Cluster, mentions: Sequence[Mentioned]) -> tuple[Mention, ...]:
    # A name that is found again may stand where a title was told already: words name an actor once.
    told = [_mention(mentions[number]) for number in cluster.mentions]
    places = {(mention.start, mention.end): mention for mention in [*cluster.further, *told]}
    return tuple(places[place] for place in sorted(places))


def _mention(told: Mentioned) -> Mention:
    return Mention(told.passage.start, told.passage.end, told.passage.words, told.kind)


def _name(cluster: Cluster, mentions: Sequence[Mentioned]) -> str:
    """A person's fullest name as the text writes it, the first such, or as its editors list it where that is fuller; any
    other actor's is settled already."""
    if cluster.kind != "person":
        return cluster.name
    names = [tidy(mentions[number].passage.words) for number in cluster.mentions if mentions[number].kind == "name"]
    if not names:
        name = _POSSESSIVE.sub("", " ".join(cluster.name.split()))
        # A heading shouts: "THE SECRETARY" is called as the text calls him elsewhere.
        forms = (
            tidy(mentions[number].passage.words).removeprefix("the ").removeprefix("The ")
            for number in cluster.mentions
        )
        return next((form for form in forms if name.isupper() and form.upper() == name and form != name), name)
    told = max(names, key=lambda name: (_parts(name), not name.isupper(), len(name)))
    return cluster.listed if cluster.listed is not None and _parts(cluster.listed) > _parts(told) else told


def tidy(words: str) -> str:
    """A person's name on one line, without "'s" and without rank or form of address before it."""
    pieces = _POSSESSIVE.sub("", " ".join(words.split())).split()
    while len(pieces) > 1 and folded(pieces[0]).strip(".") in ADDRESSES:
        pieces.pop(0)
    return " ".join(pieces)


def _parts(name: str) -> int:
    told = taken_apart(name)
    return len(told.parts) if told else 0


def office_shown(told: Mentioned, mentions: Sequence[Mentioned]) -> str:
    """The office as told, without the words that say whose it is."""
    assert told.title is not None
    words = " ".join(told.title.words.split())
    if told.of is not None:
        owner = " ".join(mentions[told.of].passage.words.split())
        words = re.sub(rf"(?:\s+(?:of|to|for|from)\s+(?:the\s+)?)?{re.escape(owner)}(?:['’]s?)?(?![\w-])", " ", words)
    words = re.sub(r"\(\s*\)|\[\s*\]", " ", words)
    return " ".join(
        re.sub(r"^(?:the|then|a|an|his|her|their|its)\s+", "", words.strip(" ,-"), flags=re.IGNORECASE).split()
    )


def _sector(cluster: Cluster) -> str | None:
    for held in cluster.held:
        agent = agents().get(held.office.head)
        if agent is not None:
            return agent.sector
    return None
