"""A speech in the United Nations that is known by the code of a seat: whose it is, by name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.record.source import Source
from backchannel.world.article import with_article
from backchannel.world.seats import Seat
from backchannel.world.world import World

ASSEMBLY = "United Nations General Assembly"
_CODE = re.compile(r"[A-Z]{3}")


def seated(source: Source, content: str, world: World) -> Source:
    """``source`` with the state's name as author and in the title, where it is a speech of the General Assembly whose author
    is a seat's code ("CHN"); else as it is. ``content`` is the text: its words decide where the seat changed hands then."""
    code = source.author or ""
    if source.kind != "speech" or source.publisher != ASSEMBLY or not _CODE.fullmatch(code):
        return source
    seats = world.seats(code, source.published)
    if not seats:
        return source
    name = spoken_from(seats, content).name
    title = source.title and source.title.replace(f"Speech of {code} ", f"Speech of {with_article(name)} ", 1)
    return replace(source, author=name, title=title)


def spoken_from(seats: Sequence[Seat], content: str) -> Seat:
    """The one of ``seats`` whose style ``content`` has most often; the earliest where none has more, since the general debate
    opens a session."""
    words = " ".join(content.split())
    counts = {}
    for seat in sorted(
        seats, key=lambda one: -len(one.style)
    ):  # "People's Republic of China" holds "Republic of China"
        shape = re.compile(re.escape(seat.style).replace("'", "['’]"))
        words, counts[seat.holder] = shape.subn("\n", words)
    return max(seats, key=lambda one: counts[one.holder])
