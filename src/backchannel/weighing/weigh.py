"""From a record and the world to findings: what a careful reader should know, each with both sides and its rule."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from backchannel.record.finding import Finding
from backchannel.record.ids import finding_id
from backchannel.record.record import Record
from backchannel.weighing.existence import not_existing
from backchannel.weighing.lives import not_alive
from backchannel.weighing.order import later, order
from backchannel.weighing.posts import offices, two_posts
from backchannel.weighing.scene import Scene
from backchannel.weighing.sequence import sequence
from backchannel.weighing.tellings import tellings
from backchannel.weighing.weekdays import weekdays
from backchannel.world.world import World

CHECKS: tuple[Callable[[Scene], Iterator[Finding]], ...] = (
    weekdays,
    not_alive,
    offices,
    two_posts,
    not_existing,
    tellings,
    order,
    later,
    sequence,
)
"""Every check, each a generator over one scene; none depends on another's findings."""


def weigh(record: Record, world: World) -> tuple[Finding, ...]:
    """The findings of ``record``, in text order, each once. Pure: the same record and tables give the same findings.

    A finding lays words beside words, or words beside a fact with its source. It never says which of the two holds.
    """
    scene = Scene.of(record, world)
    kept: dict[tuple[object, ...], Finding] = {}
    for check in CHECKS:
        for finding in check(scene):
            kept.setdefault((finding.kind, finding.passages), replace(finding, id=finding_id(finding)))
    return tuple(sorted(kept.values(), key=lambda f: (f.passages[0].start, f.kind, f.passages, f.id)))
