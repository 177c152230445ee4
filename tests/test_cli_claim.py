"""A claim in the terminal is a line of English that tells what the text tells, and nobody and nothing else."""

from typing import Any

import pytest

from backchannel.cli_claim import Claims, chain_line
from backchannel.record.actor import Actor
from backchannel.record.claim import Claim, ClaimType, Hop, Openness, Participant, Role, Stance, Thing, Where
from backchannel.record.passage import Passage
from backchannel.record.when import When
from backchannel.world.world import World

LEE = Actor("lee", "person", "Ann Lee", "NOR")
PERU = Actor("per", "state", "Peru", "PER")
UNION = Actor("sun", "state", "Soviet Union", "SUN")
MINERS = Actor("min", "people", "Miners", None)


def words(told: str) -> Passage:
    return Passage(0, len(told), told)


def party(role: Role, actor: Actor) -> Participant:
    return Participant(role, actor.id, actor.country, None, words(actor.name))


def line(world: World, claim: Claim) -> str:
    return Claims((LEE, PERU, UNION, MINERS), world).line(claim).plain


def told(type_: ClaimType, trigger: str, *parties: Participant, **more: Any) -> Claim:
    return Claim("c", words("…"), words(trigger), type_, participants=parties, **more)


def test_who_did_what_to_whom_reads_as_english(world: World) -> None:
    claim = told("SUPPORT", "recognised", party("actor", LEE), party("recipient", UNION))
    assert line(world, claim) == "Ann Lee (Norway) backed the Soviet Union (“recognised”)"


def test_place_thing_time_and_secrecy_are_told(world: World) -> None:
    claim = told(
        "AID",
        "gave",
        party("actor", PERU),
        party("recipient", LEE),
        party("intermediary", UNION),
        thing=Thing(words("two ships")),
        where=(Where(words("Cairo")),),
        when=When(words("in May 1954"), "1954-05", "1954-05-01", "1954-05-31"),
        openness=Openness("secret"),
        stance=Stance("denied"),
    )
    assert line(world, claim) == (
        "Peru gave aid to Ann Lee (Norway): two ships, through the Soviet Union, in Cairo, in May 1954 [1954-05], in secret "
        "— told as not so"
    )


def test_a_visit_says_where_it_went(world: World) -> None:
    claim = told("CONSULT", "visited", party("actor", LEE), mode="visit", where=(Where(words("Cairo")),))
    assert line(world, claim) == "Ann Lee (Norway) made a visit to Cairo"


@pytest.mark.parametrize(
    ("type_", "trigger", "whom", "shown"),
    [
        ("ASSAULT", "massacre", (MINERS,), "Miners were attacked (“massacre”)"),
        ("ACCUSE", "accused", (PERU,), "Peru was accused"),
        ("CONSULT", "talks", (PERU, LEE), "A meeting or talk with Peru and Ann Lee (Norway)"),
        ("PROTEST", "march", (), "A protest (“march”)"),
    ],
)
def test_nobody_is_invented_where_no_doer_is_named(
    world: World, type_: ClaimType, trigger: str, whom: tuple[Actor, ...], shown: str
) -> None:
    assert line(world, told(type_, trigger, *(party("recipient", one) for one in whom))) == shown


def test_no_time_is_told_by_leaving_it_out(world: World) -> None:
    assert line(world, told("REQUEST", "asked", party("actor", PERU))) == "Peru asked"


def test_a_teller_without_a_name_is_said_to_have_none() -> None:
    told_by = told("REQUEST", "asked", chain=(Hop("unnamed", None, "unnamed", None, None),))
    shown = chain_line(told_by)
    assert shown is not None
    assert shown.plain == "told by the text › one who is not named"
