"""Whose police and whose spokesman, in a dispatch."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.record import Record


def read(words: str, reader: Reader) -> Record:
    (document,) = take_in(("NAIROBI, 12 March 2019 — " + words).encode(), "x.txt").documents
    return reader.read(document).record


def doer(trigger: str, record: Record) -> tuple[str | None, str | None]:
    """Name and state of who does what the first claim with that trigger tells."""
    actors = {actor.id: actor for actor in record.actors}
    claim = next(claim for claim in record.claims if claim.trigger.words == trigger)
    party = next(party for party in claim.participants if party.role == "actor")
    actor = actors.get(party.actor or "")
    return (actor.name if actor else None, actor.country if actor else None)


def test_the_police_are_those_of_the_dispatchs_place(reader: Reader) -> None:
    assert doer("arrested", read("Police fired tear gas and arrested twelve demonstrators.", reader)) == (
        "Police",
        "KEN",
    )


def test_beside_another_state_whose_police_is_left_open(reader: Reader) -> None:
    record = read("Uganda said that police in Kampala had arrested twelve demonstrators.", reader)
    assert doer("arrested", record) == (None, None)


def test_a_spokesman_is_of_whom_he_speaks_for(reader: Reader) -> None:
    name, country = doer("denied", read("A spokesman for Hamas denied the report.", reader))
    assert (name, country) == ("spokesman for Hamas", "PSE")


def test_who_denies_a_report_answers_nobody_he_met(reader: Reader) -> None:
    record = read("President Museveni met Kenyan officials. The minister denied the report.", reader)
    claim = next(claim for claim in record.claims if claim.trigger.words == "denied")
    assert [party.role for party in claim.participants] == ["actor"]


def test_allow_me_is_no_permission(reader: Reader) -> None:
    record = read("Allow me to congratulate Uganda on its election.", reader)
    assert [claim.trigger.words for claim in record.claims] == ["congratulate"]
