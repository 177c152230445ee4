"""Nobody is named and meant by a pronoun on both sides of one deed."""

from backchannel.actors.person_name import agree, taken_apart
from backchannel.intake.open import take_in
from backchannel.pipeline import Reader


def test_who_is_spoken_with_is_not_the_one_who_speaks(reader: Reader) -> None:
    (document,) = take_in(b"Fahmy came to Cairo. He told Fahmy that peace was near.", "x.txt").documents
    record = reader.read(document).record
    assert record.claims
    for claim in record.claims:
        doers = {party.actor for party in claim.participants if party.role == "actor" and party.actor}
        others = {party.actor for party in claim.participants if party.role == "recipient" and party.actor}
        assert not doers & others


def test_nobody_is_known_to_the_tables_by_an_initial(reader: Reader) -> None:
    (document,) = take_in(b"In 1971 Mohammed Jehan Khan met Erik Lund.", "x.txt").documents
    (khan,) = [actor for actor in reader.read(document).record.actors if "Khan" in actor.name]
    assert khan.country is None


def test_two_names_of_which_each_has_a_part_that_the_other_lacks_are_two() -> None:
    one, other = taken_apart("Mohammed Jehan Khan"), taken_apart("Anwar M. Khan")
    assert one is not None
    assert other is not None
    assert agree(one, other) == 0
