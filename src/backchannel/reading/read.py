"""Everything that one text tells: sentences in, mentions, claims, quotations and judging words out."""

from backchannel.reading.analysis import Sentence
from backchannel.reading.chain import without_sources
from backchannel.reading.claims import Page, find_claims
from backchannel.reading.dates import find_times
from backchannel.reading.draft import Reading
from backchannel.reading.entries import heading_at, label_at
from backchannel.reading.loaded import find_loaded
from backchannel.reading.mentions import find_mentions
from backchannel.reading.quotations import find_quotations
from backchannel.reading.retold import retold
from backchannel.reading.share import Tell, unheard, within
from backchannel.reading.times import Anchor, Settled, labelled, settled
from backchannel.reading.told_year import year_of
from backchannel.reading.tree import Tree
from backchannel.reading.turns import told_in, turns
from backchannel.record.source import Source
from backchannel.record.text import Text
from backchannel.world.world import World

_MENTIONS, _CLAIMS = 0.15, 0.5
"""How much of the time mentions take, and mentions with claims: measured on an essay repeated forty times."""


def read(text: Text, source: Source, sentences: tuple[Sentence, ...], world: World, tell: Tell = unheard) -> Reading:
    """What ``text`` tells. Pure: the same text, source and sentences give the same reading.

    ``sentences`` are the model's, in text order; furniture blocks have none and so tell nothing. ``tell`` hears how much is
    done.
    """
    content = text.content
    trees = [Tree(sentence, number) for number, sentence in enumerate(sentences)]
    cast = find_mentions(content, trees, world, year_of(text, source))
    tell(_MENTIONS)
    times = times_of(text, source)
    quotations = find_quotations(text, trees, cast, times)
    page = Page(text, source, trees, cast, quotations, times, world)
    claims = [without_sources(content, claim, cast.mentions) for claim in find_claims(page)]
    claims = told_in(claims, turns(text, cast.mentions), cast.mentions)
    claims = retold(claims, trees, cast.mentions, source)
    loaded = []
    words_left = within(tell, _CLAIMS, 1)
    for number, tree in enumerate(trees):
        if text.blocks[tree.sentence.block].kind != "heading":
            loaded.extend(find_loaded(content, tree))
        words_left((number + 1) / len(trees))
    return Reading(tuple(cast.mentions), tuple(claims), tuple(quotations), tuple(loaded))


# Kinds of documents that tell of their own days.
_NEAR = frozenset({"news", "cable", "letter", "memorandum", "memorandum_of_conversation", "interview", "email"})

_OWN = _NEAR - {"interview"} | {"speech"}
"""Kinds whose days without a year are of their own, unless a year was told beside them; in an interview one looks back."""


def times_of(text: Text, source: Source) -> list[Settled]:
    """All times told in the blocks of ``text``, settled in text order."""
    anchor = Anchor(source.published, near=source.kind in _NEAR, own=source.kind in _OWN)
    found: list[Settled] = []
    for block in text.blocks:
        if block.kind == "furniture":
            continue
        anchor.fresh = False
        if block.kind == "note" and source.day is not None:
            # A note to a dated paper is told from the day of the paper, not from what the paper told last.
            anchor.last = anchor.heading = None
        heading = heading_at(text.content, block.start, block.end, anchor.heading)
        if heading is not None:
            anchor.under(heading)
            continue
        start = block.start
        label = label_at(text.content, block.start, block.end) if block.kind != "heading" else None
        if label is not None and (label.month or label.year or len(anchor.heading or "") == 7):
            found.append(labelled(text.content, label, anchor))
            start = label.prose
        found.extend(settled(text.content, find_times(text.content, start, block.end), anchor))
    return found
