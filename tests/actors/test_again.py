"""Bodies called again by a plain word: "the ministry", "the government", "his government"."""

from backchannel.intake.open import take_in
from backchannel.pipeline import Reader
from backchannel.record.actor import Actor


def meant(words: str, role: str, reader: Reader) -> Actor | None:
    """The actor for whom the words ``role`` stand in the record."""
    (document,) = take_in(words.encode(), "x.txt").documents
    actors = reader.read(document).record.actors
    return next((a for a in actors for m in a.mentions if m.words == role), None)


def test_the_ministry_is_the_one_named_before(reader: Reader) -> None:
    words = "The Ministry of Defence of Portugal ordered the ships home. On Friday the ministry denied it."
    actor = meant(words, "the ministry", reader)
    assert actor is not None
    assert "the same word before" in actor.found_by
    assert actor.kind == "government_body"


def test_a_ministry_of_another_name_is_not_meant(reader: Reader) -> None:
    words = "The Batista government fell in January. In Oslo the Quellmark government said nothing."
    actor = meant(words, "the Quellmark government", reader)
    assert actor is None or "Batista" not in actor.name


def test_the_government_is_that_of_the_only_state_named_near(reader: Reader) -> None:
    actor = meant("Strikes spread across Bolivia in March. The government sent soldiers.", "The government", reader)
    assert actor is not None
    assert actor.country == "BOL"
    assert "of the only state named near" in actor.found_by


def test_where_two_states_are_named_near_the_government_is_nobodys(reader: Reader) -> None:
    words = "Bolivia wrote to Paraguay in March. The government sent soldiers."
    assert meant(words, "The government", reader) is None


def test_his_government_is_that_of_his_state(reader: Reader) -> None:
    words = "The Bolivian ambassador, Orrin Vask, spoke first. He said that his government had sent a reply."
    actor = meant(words, "his government", reader)
    assert actor is not None
    assert actor.country == "BOL"
